package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.geom.AffineTransform;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.JLabel;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** A line of text or mathematics, set by TeX's rules. For one thread. */
public final class TexText {

    private static final Pattern EXPONENT = Pattern.compile("-?\\d+");
    /** How symbols are written in plain words, and in TeX. */
    private static final Map<String, String> SYMBOLS = Map.of(
            "sigmaW",
            "\\sigma_W",
            "sigma_W",
            "\\sigma_W",
            "Tc",
            "T_c",
            "<=",
            "{\\leq}",
            ">=",
            "{\\geq}",
            "+-",
            "{\\pm}");

    private static final Pattern WORD = Pattern.compile("\\b(sigma_?W|Tc|[A-Za-z]_[A-Za-z0-9])\\b|<=|>=|\\+-");
    private static final Pattern ROOT = Pattern.compile("\\bsqrt[ \u00a0](\\d+)\\b");
    private static final Pattern FLOATING =
            Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?)[eE]([+-]?)0*(\\d+)(?![\\w.]*\\d)\\b");

    private final TeXIcon icon;
    private final Color color;

    /**
     * Sets a text.
     *
     * @param tex mathematics; words go into {@code \text{...}}, see {@link #words}
     * @param size of the letters, points
     * @param color of the letters
     */
    public TexText(String tex, double size, Color color) {
        Typesetting.prepare();
        this.icon = new TeXFormula(tex).createTeXIcon(TeXConstants.STYLE_TEXT, (float) size);
        icon.setInsets(new Insets(0, 0, 0, 0), true);
        this.color = color;
    }

    /**
     * Turns plain words into TeX.
     *
     * @param plain any text
     * @return {@code \text{...}} that shows it as it is, with whole numbers after a {@code ^} and powers of ten such as
     *     {@code 1e-07} as superscripts, roots such as {@code sqrt 2} with their sign, and sigmaW, Tc and single letters with an index such as K_S as the labels of axes have them
     */
    public static String words(String plain) {
        StringBuilder tex = new StringBuilder("\\text{");
        for (int at = 0; at < plain.length(); at++) {
            int end = appendSymbol(plain, at, tex);
            if (end > at) {
                at = end - 1;
                continue;
            }
            char letter = plain.charAt(at);
            switch (letter) {
                case '_', '%', '#', '$', '{', '}', '&' -> tex.append('\\').append(letter);
                // In braces, so that TeX does not add the spaces of mathematics.
                case '.', ',', ':', '=', '/', '-', '+', '(', ')', '[', ']', '<', '>' ->
                    tex.append('{').append(letter).append('}');
                case '^' -> at = appendPower(plain, at, tex);
                case '~', '\\' -> tex.append("{-}");
                case '\u00a0' -> tex.append(' ');
                default -> tex.append(letter < 128 ? letter : '?');
            }
        }
        return tex.append('}').toString();
    }

    /** Appends a symbol or a number with an exponent if there is one; returns where it ends. */
    private static int appendSymbol(String plain, int at, StringBuilder tex) {
        Matcher word = within(WORD, plain, at);
        if (word.lookingAt()) {
            tex.append('}')
                    .append(SYMBOLS.getOrDefault(word.group(), word.group()))
                    .append("\\text{");
            return word.end();
        }
        Matcher root = within(ROOT, plain, at);
        if (root.lookingAt()) {
            tex.append("}\\sqrt{").append(root.group(1)).append("}\\text{");
            return root.end();
        }
        Matcher number = within(FLOATING, plain, at);
        if (!number.lookingAt()) {
            return at;
        }
        String digits = number.group(1).matches("1(\\.0*)?") ? "" : number.group(1) + "{\\cdot}";
        String sign = number.group(2).equals("-") ? "-" : "";
        tex.append('}')
                .append(digits)
                .append("10^{")
                .append(sign)
                .append(number.group(3))
                .append("}\\text{");
        return number.end();
    }

    /** What stands before the place decides whether a word begins there. */
    private static Matcher within(Pattern pattern, String plain, int at) {
        return pattern.matcher(plain).region(at, plain.length()).useTransparentBounds(true);
    }

    /** Appends what follows a {@code ^} as a superscript if it is a whole number; returns where it ends. */
    private static int appendPower(String plain, int at, StringBuilder tex) {
        Matcher exponent = EXPONENT.matcher(plain).region(at + 1, plain.length());
        if (!exponent.lookingAt()) {
            tex.append("{-}");
            return at;
        }
        tex.append("}^{").append(exponent.group()).append("}\\text{");
        return exponent.end() - 1;
    }

    /**
     * Width.
     *
     * @return points
     */
    public double width() {
        return icon.getTrueIconWidth();
    }

    /**
     * Height above and below the base line together.
     *
     * @return points
     */
    public double height() {
        return icon.getTrueIconHeight();
    }

    /**
     * Height above the base line.
     *
     * @return points
     */
    public double ascent() {
        return icon.getTrueIconHeight() - icon.getTrueIconDepth();
    }

    /**
     * Draws the text with its base line at a given height.
     *
     * @param graphics where
     * @param x of the point at {@code across}
     * @param baseline height of the base line
     * @param across 0 to start at x, 0.5 to centre on it, 1 to end there
     */
    public void drawOnBaseline(Graphics2D graphics, double x, double baseline, double across) {
        draw(graphics, x - across * width(), baseline - ascent());
    }

    /**
     * Draws the text in the middle of a point, turned by a quarter to read upwards if asked.
     *
     * @param graphics where
     * @param x of its middle
     * @param y of its middle
     * @param upwards whether to turn it
     */
    public void drawCentred(Graphics2D graphics, double x, double y, boolean upwards) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        if (upwards) {
            graphics.rotate(-Math.PI / 2);
        }
        draw(graphics, -width() / 2, -height() / 2);
        graphics.setTransform(before);
    }

    private void draw(Graphics2D graphics, double x, double y) {
        AffineTransform before = graphics.getTransform();
        JLabel colour = new JLabel();
        colour.setForeground(color);
        graphics.translate(x, y);
        icon.paintIcon(colour, graphics, 0, 0);
        graphics.setTransform(before);
    }
}

package org.eigentape.tools.figures.sweep;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain words of captions and tables as HTML, with the symbols and powers of ten that they spell in letters. */
final class HtmlText {

    private static final Pattern FLOATING =
            Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?)[eE]([+-]?)0*(\\d+)(?![\\w.]*\\d)\\b");

    /** The names of cells stay as they are on the disk. */
    private static final String NO_NAME = "(?![\\d_])";

    private HtmlText() {}

    /** For attributes and wherever else there are no elements. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** With elements for indices and exponents. */
    static String of(String plain) {
        String html = FLOATING.matcher(escaped(plain)).replaceAll(HtmlText::power);
        return html.replaceAll("\\bsigma_?W\\b", "&sigma;<sub>W</sub>")
                .replaceAll("\\bT_?c\\b", "T<sub>c</sub>")
                .replaceAll("\\b([A-Za-z])_([A-Za-z0-9])\\b", "$1<sub>$2</sub>")
                .replaceAll("\\^-(\\d+)" + NO_NAME, "<sup>&minus;$1</sup>")
                .replaceAll("\\^(\\d+)" + NO_NAME, "<sup>$1</sup>")
                .replaceAll("\\bsqrt[ \u00a0](?=\\w)", "&radic;")
                .replaceAll("\\bsqrt\\(", "&radic;(")
                .replace("&lt;=", "&le;")
                .replace("&gt;=", "&ge;")
                .replace("+-", "&plusmn;");
    }

    private static String power(MatchResult number) {
        String digits = number.group(1).matches("1(\\.0*)?") ? "" : number.group(1) + "&middot;";
        String sign = number.group(2).equals("-") ? "&minus;" : "";
        return Matcher.quoteReplacement(digits + "10<sup>" + sign + number.group(3) + "</sup>");
    }
}

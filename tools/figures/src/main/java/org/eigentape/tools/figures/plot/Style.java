package org.eigentape.tools.figures.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** Sizes and colours that all figures share. The colours of lines can be told apart by colour-blind readers. */
public final class Style {

    /** Letters of axis labels, points. */
    public static final double LABEL_SIZE = 17;
    /** Letters of ticks and legends, points. */
    public static final double TICK_SIZE = 14;
    /** Letters of captions, points. */
    public static final double CAPTION_SIZE = 11.5;

    /** Text, frames and ticks. */
    public static final Color INK = new Color(0x1a1a1a);
    /** Captions. */
    public static final Color FAINT_INK = new Color(0x666666);
    /** Grid lines. */
    public static final Color GRID = new Color(0xe6e6e6);

    /** Behind the hatching of what has no value. */
    public static final Color UNDEFINED = new Color(0xd9d9d9);

    /** Okabe and Ito's blue. */
    public static final Color BLUE = new Color(0x0072b2);
    /** Okabe and Ito's vermilion. */
    public static final Color VERMILION = new Color(0xd55e00);
    /** Okabe and Ito's green. */
    public static final Color GREEN = new Color(0x009e73);
    /** Okabe and Ito's orange. */
    public static final Color ORANGE = new Color(0xe69f00);
    /** Okabe and Ito's purple. */
    public static final Color PURPLE = new Color(0xb0619a);
    /** Okabe and Ito's sky blue. */
    public static final Color SKY = new Color(0x56b4e9);

    /** Colours for things of different kinds, in the order of use. */
    public static final List<Color> KINDS = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY);

    private static final int[] ORDERED = {0x0d0887, 0x5302a3, 0x8b0aa5, 0xb83289, 0xdb5c68, 0xf48849, 0xf9b42d};

    private Style() {}

    /**
     * A colour for something ordered, from dark blue over magenta to orange.
     *
     * @param place from 0 to 1
     * @return the colour there
     */
    public static Color ordered(double place) {
        double at = Math.min(Math.max(place, 0), 1) * (ORDERED.length - 1);
        int left = Math.min((int) at, ORDERED.length - 2);
        double share = at - left;
        Color a = new Color(ORDERED[left]);
        Color b = new Color(ORDERED[left + 1]);
        return new Color(
                mix(a.getRed(), b.getRed(), share),
                mix(a.getGreen(), b.getGreen(), share),
                mix(a.getBlue(), b.getBlue(), share));
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a + share * (b - a));
    }

    /**
     * The same colour, translucent.
     *
     * @param color any colour
     * @param opacity from 0 to 1
     * @return a colour that lets what is behind it through
     */
    public static Color translucent(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    /**
     * The colour of one of several ordered things.
     *
     * @param index from 0
     * @param count how many there are, at least 1
     * @return its colour
     */
    public static Color ordered(int index, int count) {
        return ordered(count == 1 ? 0 : index / (count - 1.0));
    }

    static BasicStroke solid(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(double width, double phase) {
        float[] dashes = {6f, 4f};
        return new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dashes, (float) (10 * phase));
    }

    static BasicStroke dashDotted(double width) {
        float[] dashes = {9f, 3.5f, 2f, 3.5f};
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dashes, 0f);
    }
}

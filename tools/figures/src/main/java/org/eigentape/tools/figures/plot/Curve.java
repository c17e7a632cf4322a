package org.eigentape.tools.figures.plot;

/**
 * Points of one line, in the order of x. A NaN interrupts the line.
 *
 * @param x abscissae, ascending
 * @param y ordinates, as many
 */
@SuppressWarnings("ArrayRecordComponent")
public record Curve(double[] x, double[] y) {

    /** Checks that both have the same length. */
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " abscissae for " + y.length + " ordinates");
        }
    }

    /**
     * A horizontal line.
     *
     * @param from where it starts
     * @param to where it ends
     * @param height its ordinate
     * @return two points
     */
    public static Curve level(double from, double to, double height) {
        return new Curve(new double[] {from, to}, new double[] {height, height});
    }
}

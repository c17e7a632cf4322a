package org.eigentape.tools.figures.diagram;

import java.util.Arrays;
import java.util.Locale;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.SymmetricLogarithmicScale;

/**
 * Which values the colours of a map reach over, and how they are laid out.
 *
 * @param scale of the colours
 * @param lower value of the first colour
 * @param upper value of the last colour, larger
 */
record ColorRange(Scale scale, double lower, double upper) {

    /** A largest value so many times the smallest is told apart better by a logarithm. */
    private static final double DECADES = 30;
    /** Smaller than this share of the largest, signed values are drawn as nearly zero. */
    private static final double SMALLEST_SHARE = 1e-3;

    private static final double LINEAR_QUANTILE = 0.1;

    /**
     * Chooses the colours of a map.
     *
     * @param kind of what it shows
     * @param field its values; undefined ones do not count
     */
    static ColorRange of(DiagramQuantity.Kind kind, double[][] field) {
        double[] values = Arrays.stream(field)
                .flatMapToDouble(Arrays::stream)
                .filter(Scale::shows)
                .sorted()
                .toArray();
        double lowest = values.length == 0 ? 0 : values[0];
        double highest = values.length == 0 ? 1 : values[values.length - 1];
        return switch (kind) {
            case CONVERGED -> new ColorRange(new LinearScale(), 0, 100);
            case COUNT -> new ColorRange(new LinearScale(), 0, highest > 0 ? highest : 100);
            case CORRELATION -> new ColorRange(new LinearScale(), Math.min(lowest, 0), Math.max(highest, 1));
            case MEDIAN -> median(values, lowest, highest);
        };
    }

    private static ColorRange median(double[] values, double lowest, double highest) {
        if (lowest == highest) {
            double around = lowest == 0 ? 1 : Math.max(0.5 * Math.abs(lowest), Double.MIN_NORMAL);
            return new ColorRange(new LinearScale(), lowest - around, highest + around);
        }
        if (lowest > 0 || values.length == 0) {
            boolean decades = lowest > 0 && highest / lowest >= DECADES;
            return new ColorRange(decades ? new LogarithmicScale() : new LinearScale(), lowest, highest);
        }
        double[] sizes = Arrays.stream(values)
                .map(Math::abs)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        double largest = sizes[sizes.length - 1];
        if (largest < DECADES * sizes[0]) {
            return new ColorRange(new LinearScale(), lowest, highest);
        }
        double small = Math.max(sizes[(int) (LINEAR_QUANTILE * (sizes.length - 1))], SMALLEST_SHARE * largest);
        double threshold = Math.max(Double.MIN_NORMAL, Math.pow(10, Math.floor(Math.log10(small))));
        return new ColorRange(new SymmetricLogarithmicScale(threshold), lowest, highest);
    }

    /** How values are laid out, in words for captions. */
    String layout() {
        if (scale instanceof SymmetricLogarithmicScale symmetric) {
            return String.format(Locale.ROOT, "symmetric-logarithmic, linear below %.0e", symmetric.threshold());
        }
        return scale instanceof LogarithmicScale ? "logarithmic" : "linear";
    }
}

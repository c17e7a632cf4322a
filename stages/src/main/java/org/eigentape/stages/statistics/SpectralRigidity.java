package org.eigentape.stages.statistics;

import java.util.List;

/**
 * Spectral rigidity Delta_3(L): mean square deviation of the staircase of unfolded levels from the best straight line over an interval of
 * length L, averaged over intervals (Dyson and Mehta, J. Math. Phys. 4, 701, 1963). It is L/15 for uncorrelated levels, 1/12
 * for equidistant ones, and about {@code (ln L - .0687)/pi^2} for the Gaussian orthogonal ensemble.
 */
public final class SpectralRigidity {

    /** The last interval may end so much beyond the last level: whole spectra are a whole number of strides long but for rounding. */
    private static final double SLACK = 1e-9;

    private SpectralRigidity() {}

    /**
     * Delta_3(L), averaged over intervals that start every L/4 from the first level on.
     *
     * @param unfolded levels of mean spacing 1, ascending
     * @param length L, positive
     * @return not negative; undefined where L is more than half of the spectrum
     */
    public static Estimate of(double[] unfolded, double length) {
        int n = unfolded.length;
        if (n < 2 || !(length <= (unfolded[n - 1] - unfolded[0]) / 2)) {
            return Estimate.undefined("L is longer than half of the unfolded spectrum");
        }
        double stride = length / 4;
        int intervals = 1 + (int) Math.floor((unfolded[n - 1] - unfolded[0] - length) / stride + SLACK);
        double sum = 0;
        int from = 0;
        for (int k = 0; k < intervals; k++) {
            double start = unfolded[0] + k * stride;
            while (from < n && unfolded[from] < start) {
                from++;
            }
            sum += within(unfolded, from, start, length);
        }
        return Estimate.of(sum / intervals);
    }

    /**
     * The mean over several spectra.
     *
     * @param spectra each of mean spacing 1, ascending
     * @param length L, positive
     * @return not negative; undefined where L is more than half of every spectrum
     */
    public static Estimate of(List<double[]> spectra, double length) {
        double sum = 0;
        int count = 0;
        Estimate last = Estimate.undefined("there is no unfolded spectrum");
        for (double[] unfolded : spectra) {
            last = of(unfolded, length);
            if (last.reason().isEmpty()) {
                sum += last.value();
                count++;
            }
        }
        return count == 0 ? last : Estimate.of(sum / count);
    }

    /** Closed form of one interval (Bohigas and Giannoni, Ann. Phys. 89, 393, 1975), levels counted from its centre. */
    private static double within(double[] unfolded, int from, double start, double length) {
        int count = 0;
        while (from + count < unfolded.length && unfolded[from + count] < start + length) {
            count++;
        }
        double centre = start + length / 2;
        double levels = 0;
        double squares = 0;
        double weighted = 0;
        for (int i = 0; i < count; i++) {
            double level = unfolded[from + i] - centre;
            levels += level;
            squares += level * level;
            weighted += (count - 2 * i - 1) * level;
        }
        double square = length * length;
        double value = (double) count * count / 16
                - levels * levels / square
                + 1.5 * count * squares / square
                - 3 * squares * squares / (square * square)
                + weighted / length;
        return Math.max(0, value);
    }
}

package org.eigentape.stages.levels;

/**
 * The mean of a quantity over spectra of several runs, and its standard error from how the runs' own means differ: spectra of one run may
 * depend on each other, runs do not. With {@code n_r} spectra of mean {@code m_r} in run r of R, n in all,
 *
 * <pre>error^2 = R/(R - 1) sum_r (n_r/n)^2 (m_r - mean)^2</pre>
 *
 * which is s^2/R for as many spectra in each (Cochran, Sampling Techniques, 3rd ed., eq. 6.13, ratio of cluster totals to cluster sizes). Not
 * thread-safe.
 */
final class RunMeans {

    static final String NO_ERROR =
            "a standard error needs spectra of two runs: those of one run may depend on each other";

    private final double[] sums;
    private final int[] counts;

    RunMeans(int runs) {
        this.sums = new double[runs];
        this.counts = new int[runs];
    }

    void add(int run, double value) {
        sums[run] += value;
        counts[run]++;
    }

    /** The mean over all spectra; NaN where there is none. */
    double mean() {
        double sum = 0;
        for (double each : sums) {
            sum += each;
        }
        return sum / count();
    }

    /** Its standard error; NaN for spectra of fewer than two runs. */
    double error() {
        double mean = mean();
        int count = count();
        int runs = 0;
        double squares = 0;
        for (int run = 0; run < sums.length; run++) {
            if (counts[run] > 0) {
                double deviation = (sums[run] - counts[run] * mean) / count;
                squares += deviation * deviation;
                runs++;
            }
        }
        return runs < 2 ? Double.NaN : Math.sqrt(squares * runs / (runs - 1));
    }

    private int count() {
        int count = 0;
        for (int each : counts) {
            count += each;
        }
        return count;
    }
}

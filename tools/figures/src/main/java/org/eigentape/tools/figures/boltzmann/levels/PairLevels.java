package org.eigentape.tools.figures.boltzmann.levels;

import java.util.Arrays;
import org.eigentape.stages.statistics.KolmogorovSmirnov;
import org.eigentape.stages.statistics.SpacingLaws;
import org.eigentape.tools.figures.comparison.Estimate;

/**
 * The two eigenvalues of a degenerate pair in all pooled spectra of a cell. Errors come from the means of groups of spectra that are
 * independent of one another, since spectra of one run may not be. Immutable.
 *
 * @param mode the upper member, from 0 by descending eigenvalue
 * @param upper by group and spectrum, all groups of one size
 * @param lower the other member, as many
 */
@SuppressWarnings("ArrayRecordComponent")
public record PairLevels(int mode, double[][] upper, double[][] lower) {

    /**
     * All spacings S.
     *
     * @return ascending, not negative
     */
    public double[] spacings() {
        return Arrays.stream(spacingsByGroup())
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
    }

    private double[][] spacingsByGroup() {
        double[][] spacings = new double[upper.length][];
        for (int group = 0; group < spacings.length; group++) {
            double[] of = new double[upper[group].length];
            for (int at = 0; at < of.length; at++) {
                of[at] = upper[group][at] - lower[group][at];
            }
            spacings[group] = of;
        }
        return spacings;
    }

    /**
     * The mean spacing.
     *
     * @return {@code <S>} with its standard error
     */
    public Estimate meanSpacing() {
        return Estimate.meanOf(means(spacingsByGroup()));
    }

    /**
     * All spacings in units of their mean.
     *
     * @return s = S/{@code <S>}, ascending
     */
    public double[] scaled() {
        double mean = meanSpacing().value();
        return Arrays.stream(spacings()).map(spacing -> spacing / mean).toArray();
    }

    /**
     * The second moment of the spacing in units of its mean.
     *
     * @return {@code <s^2>}, 4/pi under the surmise, with its standard error at a given {@code <S>}
     */
    public Estimate scaledSquare() {
        double mean = meanSpacing().value();
        double[][] squares = spacingsByGroup();
        for (double[] group : squares) {
            for (int at = 0; at < group.length; at++) {
                double s = group[at] / mean;
                // The linear term takes the fluctuation of <S> itself out of the error.
                group[at] = s * s - 2 * (4 / Math.PI) * (s - 1);
            }
        }
        return Estimate.meanOf(means(squares));
    }

    /**
     * Distance of the scaled spacings to the surmise.
     *
     * @return of Kolmogorov and Smirnov, 0 to 1
     */
    public double distanceToSurmise() {
        return KolmogorovSmirnov.distance(scaled(), SpacingLaws::wignerCumulative);
    }

    /**
     * The width that the surmise has by its mean.
     *
     * @return sigma = {@code <S>}/sqrt(pi)
     */
    public Estimate widthFromSurmise() {
        return meanSpacing().times(1 / Math.sqrt(Math.PI));
    }

    /**
     * The width that the two-level density has by its variance (3/2) sigma^2, both members pooled.
     *
     * @return sigma with its standard error
     */
    public Estimate widthFromDensity() {
        double centre = (Arrays.stream(means(upper)).average().orElse(Double.NaN)
                        + Arrays.stream(means(lower)).average().orElse(Double.NaN))
                / 2;
        double[] squares = new double[upper.length];
        for (int group = 0; group < squares.length; group++) {
            double sum = 0;
            for (int at = 0; at < upper[group].length; at++) {
                double above = upper[group][at] - centre;
                double below = lower[group][at] - centre;
                sum += above * above + below * below;
            }
            squares[group] = sum / (2.0 * upper[group].length);
        }
        Estimate variance = Estimate.meanOf(squares);
        double sigma = Math.sqrt(variance.value() / 1.5);
        return new Estimate(sigma, variance.error() / variance.value() / 2 * sigma, false, variance.freedom());
    }

    private static double[] means(double[][] groups) {
        return Arrays.stream(groups)
                .mapToDouble(group -> Arrays.stream(group).average().orElse(Double.NaN))
                .toArray();
    }
}

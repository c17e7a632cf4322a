package org.eigentape.stages.levels;

import java.util.Arrays;
import org.eigentape.stages.density.LevelHistogram;
import org.eigentape.stages.density.MarchenkoPasturFit;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.MarchenkoPastur;

/**
 * Levels mapped by their smooth mean staircase, so that their mean spacing is 1 everywhere (Mehta, Random Matrices, chapter 16).
 *
 * @param ascending unfolded levels; empty where undefined
 * @param degree of the polynomial; 0 where there is none
 * @param reason why there are none; empty where there are
 */
public record UnfoldedLevels(double[] ascending, int degree, String reason) {

    private static final int MOST_BINS = 512;
    private static final int LEAST_DEGREE = 2;

    /** A larger one follows the fluctuations that are to be measured. */
    private static final int LARGEST_DEGREE = 7;

    /**
     * By a polynomial of ln x: the staircase {@code n(x_i) = i - 1/2} is fitted over the logarithms, since spectra of trained matrices
     * span decades.
     *
     * @param eigenvalues ascending
     * @param degree of the polynomial, at least 1; 0 for the largest that rises from level to level, of 2 to 1 + n/8 and at most 7,
     *     n being the number of levels that are left
     * @param trim fraction of the levels that is left out at each end before the fit, from 0 to below 1/2: there the density is
     *     steep, and outliers bend polynomials
     * @return undefined for fewer than four levels a coefficient, for levels that are not positive, and where the polynomial falls
     */
    public static UnfoldedLevels polynomial(double[] eigenvalues, int degree, double trim) {
        int cut = (int) Math.floor(trim * eigenvalues.length);
        int n = eigenvalues.length - 2 * cut;
        int highest = degree > 0 ? degree : Math.max(LEAST_DEGREE, Math.min(LARGEST_DEGREE, 1 + n / 8));
        int lowest = degree > 0 ? degree : LEAST_DEGREE;
        int needed = 4 * (highest + 1);
        if (n < needed) {
            return undefined("a polynomial of degree " + highest + " needs " + needed + " levels, and there are " + n);
        }
        if (!(eigenvalues[cut] > 0)) {
            return undefined("an eigenvalue is not positive; unfolding=marchenko-pastur allows it");
        }
        double[] logarithms = new double[n];
        double[] staircase = new double[n];
        for (int i = 0; i < n; i++) {
            logarithms[i] = StrictMath.log(eigenvalues[cut + i]);
            staircase[i] = i + 0.5;
        }
        for (int chosen = highest; chosen >= lowest; chosen--) {
            double[] fitted = PolynomialFit.values(logarithms, staircase, chosen);
            if (rises(fitted)) {
                return new UnfoldedLevels(fitted, chosen, "");
            }
        }
        return undefined(
                (lowest == highest ? "the polynomial" : "every polynomial of degree " + lowest + " to " + highest)
                        + " falls within the spectrum; choose another degree, a larger trim or unfolding=marchenko-pastur");
    }

    private static boolean rises(double[] fitted) {
        for (int i = 1; i < fitted.length; i++) {
            if (!(fitted[i] >= fitted[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /**
     * By the cumulative law of Marchenko and Pastur whose width is fitted to the histogram of Freedman and Diaconis. Levels beyond
     * its edges are left out.
     *
     * @param eigenvalues ascending, not all equal
     * @param shape of W
     * @return undefined where there is no fit
     */
    public static UnfoldedLevels marchenkoPastur(double[] eigenvalues, MatrixShape shape) {
        int bins = LevelHistogram.freedmanDiaconis(eigenvalues, Math.min(eigenvalues.length, MOST_BINS));
        MarchenkoPasturFit fit = MarchenkoPasturFit.of(LevelHistogram.of(eigenvalues, bins), shape);
        if (!fit.defined()) {
            return undefined(fit.reason());
        }
        MarchenkoPastur law = fit.law(shape);
        double[] within = Arrays.stream(eigenvalues)
                .filter(x -> x > law.lowerEdge() && x < law.upperEdge())
                .toArray();
        double[] unfolded = Arrays.stream(within)
                .map(x -> within.length * law.cumulative(x))
                .toArray();
        return new UnfoldedLevels(unfolded, 0, "");
    }

    static UnfoldedLevels undefined(String reason) {
        return new UnfoldedLevels(new double[0], 0, reason);
    }

    /**
     * Shifted and stretched so that the first level is 0 and the mean spacing 1.
     *
     * @param fewest number of levels that there must be, at least 2
     * @return undefined for fewer levels and where they coincide
     */
    UnfoldedLevels normalised(int fewest) {
        if (!reason.isEmpty()) {
            return this;
        }
        int count = ascending.length;
        if (count < fewest) {
            return undefined("statistics of spacings need " + fewest + " levels, and unfolding left " + count);
        }
        double mean = (ascending[count - 1] - ascending[0]) / (count - 1);
        if (!(mean > 0)) {
            return undefined("the unfolded levels coincide");
        }
        return new UnfoldedLevels(
                Arrays.stream(ascending)
                        .map(level -> (level - ascending[0]) / mean)
                        .toArray(),
                degree,
                "");
    }

    /** Spacings of neighbours, ascending: of mean 1 after {@link #normalised}. */
    double[] sortedSpacings() {
        double[] spacings = new double[ascending.length - 1];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = ascending[i + 1] - ascending[i];
        }
        Arrays.sort(spacings);
        return spacings;
    }
}

package org.eigentape.stages.levels;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.eigentape.stages.input.Levels;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.law.LevelHistogram;
import org.eigentape.stages.law.MarchenkoPasturFit;
import org.eigentape.stages.law.Semicircle;
import org.eigentape.stages.law.SemicircleFit;
import org.eigentape.stages.spectrum.MarchenkoPastur;

/**
 * Levels mapped by their smooth mean staircase, so that their mean spacing is 1 everywhere (Mehta, Random Matrices, chapter 16).
 *
 * @param ascending unfolded levels; empty where undefined
 * @param first number of the level that the first of them comes from; those below it, and those above the last, are left out
 * @param degree of the polynomial; 0 where there is none
 * @param reason why there are none; empty where there are
 */
public record UnfoldedLevels(double[] ascending, int first, int degree, String reason) {

    private static final int MOST_BINS = 512;
    private static final int LEAST_DEGREE = 2;
    private static final int FEWEST_LEVELS = 10;

    /** A larger one follows the fluctuations that are to be measured. */
    private static final int LARGEST_DEGREE = 7;

    /**
     * By a polynomial: the staircase {@code n(x_i) = i - 1/2} is fitted over ln x, since spectra of trained matrices span decades, or
     * over x where levels may be negative.
     *
     * @param eigenvalues ascending
     * @param degree of the polynomial, at least 1; 0 for the largest that rises from level to level, of 2 to 1 + n/8 and at most 7,
     *     n being the number of levels that are left
     * @param trim fraction of the levels that is left out at each end before the fit, from 0 to below 1/2: there the density is
     *     steep, and outliers bend polynomials
     * @param logarithmic whether over ln x
     * @return undefined for fewer than four levels a coefficient, for levels that have no logarithm, and where the polynomial falls
     */
    public static UnfoldedLevels polynomial(double[] eigenvalues, int degree, double trim, boolean logarithmic) {
        int cut = (int) Math.floor(trim * eigenvalues.length);
        int n = eigenvalues.length - 2 * cut;
        int highest = degree > 0 ? degree : Math.max(LEAST_DEGREE, Math.min(LARGEST_DEGREE, 1 + n / 8));
        int lowest = degree > 0 ? degree : LEAST_DEGREE;
        int needed = 4 * (highest + 1);
        if (n < needed) {
            return undefined("a polynomial of degree " + highest + " needs " + needed + " levels, and there are " + n);
        }
        if (logarithmic && !(eigenvalues[cut] > 0)) {
            return undefined("an eigenvalue is not positive; unfolding=marchenko-pastur allows it");
        }
        double[] points = new double[n];
        double[] staircase = new double[n];
        for (int i = 0; i < n; i++) {
            points[i] = logarithmic ? StrictMath.log(eigenvalues[cut + i]) : eigenvalues[cut + i];
            staircase[i] = i + 0.5;
        }
        for (int chosen = highest; chosen >= lowest; chosen--) {
            double[] fitted = PolynomialFit.values(points, staircase, chosen);
            if (rises(fitted)) {
                return new UnfoldedLevels(fitted, cut, chosen, "");
            }
        }
        return undefined(
                (lowest == highest ? "the polynomial" : "every polynomial of degree " + lowest + " to " + highest)
                        + " falls within the spectrum; choose another degree, a larger trim or unfolding="
                        + (logarithmic ? "marchenko-pastur" : "semicircle"));
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
        return by(law::cumulative, eigenvalues, law.lowerEdge(), law.upperEdge());
    }

    /**
     * By the cumulative semicircle that is fitted to the histogram of Freedman and Diaconis. Levels beyond its edges are left out.
     *
     * @param eigenvalues of a symmetric matrix, ascending, not all equal
     * @return undefined where there is no fit
     */
    public static UnfoldedLevels semicircle(double[] eigenvalues) {
        int bins = LevelHistogram.freedmanDiaconis(eigenvalues, Math.min(eigenvalues.length, MOST_BINS));
        SemicircleFit fit = SemicircleFit.of(LevelHistogram.of(eigenvalues, bins));
        if (!fit.defined()) {
            return undefined(fit.reason());
        }
        Semicircle law = fit.law();
        return by(law::cumulative, eigenvalues, law.lowerEdge(), law.upperEdge());
    }

    private static UnfoldedLevels by(DoubleUnaryOperator cumulative, double[] eigenvalues, double lower, double upper) {
        double[] within =
                Arrays.stream(eigenvalues).filter(x -> x > lower && x < upper).toArray();
        int below = (int) Arrays.stream(eigenvalues).filter(x -> !(x > lower)).count();
        double[] unfolded = Arrays.stream(within)
                .map(x -> within.length * cumulative.applyAsDouble(x))
                .toArray();
        return new UnfoldedLevels(unfolded, below, 0, "");
    }

    /**
     * Levels of one matrix, as the settings say, of mean spacing 1.
     *
     * @param levels of the matrix
     * @param settings names the method
     * @return undefined for fewer than {@value #FEWEST_LEVELS} levels and where the method finds nothing
     */
    static UnfoldedLevels of(Levels levels, SpacingSettings settings) {
        return mapped(levels, settings).normalised();
    }

    /** The same as the method gives them, not normalised. */
    static UnfoldedLevels mapped(Levels levels, SpacingSettings settings) {
        double[] eigenvalues = levels.ascending();
        if (eigenvalues.length < FEWEST_LEVELS) {
            return undefined(
                    "statistics of spacings need " + FEWEST_LEVELS + " levels, and there are " + eigenvalues.length);
        }
        UnfoldedLevels unfolded = switch (settings.unfolding()) {
            case POLYNOMIAL -> polynomial(eigenvalues, settings.degree(), settings.trim(), !levels.symmetric());
            case MARCHENKO_PASTUR ->
                levels.symmetric()
                        ? undefined("unfolding=marchenko-pastur is for X = W W^T, and the matrix is symmetric; take"
                                + " polynomial or semicircle")
                        : marchenkoPastur(eigenvalues, levels.shape());
            case SEMICIRCLE ->
                levels.symmetric()
                        ? semicircle(eigenvalues)
                        : undefined("unfolding=semicircle is for symmetric matrices; take polynomial or"
                                + " marchenko-pastur");
        };
        return unfolded;
    }

    static UnfoldedLevels undefined(String reason) {
        return new UnfoldedLevels(new double[0], 0, 0, reason);
    }

    /**
     * Shifted and stretched so that the first level is 0 and the mean spacing 1.
     *
     * @return undefined for fewer than {@value #FEWEST_LEVELS} levels and where they coincide
     */
    private UnfoldedLevels normalised() {
        if (!reason.isEmpty()) {
            return this;
        }
        int count = ascending.length;
        if (count < FEWEST_LEVELS) {
            return undefined("statistics of spacings need " + FEWEST_LEVELS + " levels, and unfolding left " + count);
        }
        double mean = (ascending[count - 1] - ascending[0]) / (count - 1);
        if (!(mean > 0)) {
            return undefined("the unfolded levels coincide");
        }
        return new UnfoldedLevels(
                Arrays.stream(ascending)
                        .map(level -> (level - ascending[0]) / mean)
                        .toArray(),
                first,
                degree,
                "");
    }
}

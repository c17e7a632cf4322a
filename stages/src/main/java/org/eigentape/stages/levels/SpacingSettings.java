package org.eigentape.stages.levels;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.stages.input.Pooling;
import org.eigentape.stages.input.WeightMatrix;

/**
 * The parameters of {@code spacing-statistics}.
 *
 * @param unfolding how levels are unfolded
 * @param together whether the spectra of an ensemble are unfolded by their common staircase
 * @param degree of the polynomial; 0 for the one that suits the number of levels
 * @param trim fraction of the levels left out at each end
 * @param lengths L of number variance and rigidity, in mean spacings
 * @param pairs descending ranks, from 1, of the upper members of the pairs of the ensemble; empty for all neighbours
 * @param pooling which steps of the ensemble go together
 */
record SpacingSettings(
        Unfolding unfolding,
        boolean together,
        int degree,
        double trim,
        double[] lengths,
        int[] pairs,
        Pooling pooling) {

    /** What the staircase of levels is mapped by. */
    enum Unfolding {
        /** A polynomial. */
        POLYNOMIAL,
        /** The fitted law of X = W W^T. */
        MARCHENKO_PASTUR,
        /** The fitted law of symmetric matrices. */
        SEMICIRCLE
    }

    private static final String ALL = "all";
    private static final String AUTOMATIC = "auto";

    static SpacingSettings of(StageParameters parameters) {
        String method = parameters.oneOf("unfolding", List.of("polynomial", "marchenko-pastur", "semicircle"));
        Unfolding unfolding = Unfolding.valueOf(method.replace('-', '_').toUpperCase(Locale.ROOT));
        boolean together = parameters
                .oneOf("ensemble_unfolding", List.of("each", "together"))
                .equals("together");
        double degree = parameters.text("degree").equals(AUTOMATIC) ? 0 : parameters.number("degree");
        if (!parameters.text("degree").equals(AUTOMATIC)
                && !(degree >= 1 && degree <= 20 && degree == Math.rint(degree))) {
            throw new InvalidRequestException("spacing-statistics.degree is " + parameters.text("degree")
                    + "; it must be auto or a whole number from 1 to 20.");
        }
        double trim = parameters.number("trim");
        if (!(trim >= 0 && trim <= 0.4)) {
            throw new InvalidRequestException(
                    "spacing-statistics.trim is " + parameters.text("trim") + "; it must be from 0 to 0.4.");
        }
        return new SpacingSettings(
                unfolding,
                together,
                (int) degree,
                trim,
                lengths(parameters),
                pairs(parameters),
                Pooling.of("spacing-statistics", parameters));
    }

    /**
     * Refuses a law that is that of no matrix.
     *
     * @param matrices of a recording
     * @throws InvalidRequestException if there are some, and none may be unfolded by it
     */
    void refuseUnfoldingOf(List<TensorDeclaration> matrices) {
        boolean forSymmetric = unfolding == Unfolding.SEMICIRCLE;
        if (unfolding != Unfolding.POLYNOMIAL
                && !matrices.isEmpty()
                && matrices.stream().noneMatch(matrix -> WeightMatrix.isSymmetric(matrix) == forSymmetric)) {
            throw new InvalidRequestException(
                    forSymmetric
                            ? "spacing-statistics.unfolding=semicircle is for symmetric matrices, and there is none; take"
                                    + " polynomial or marchenko-pastur."
                            : "spacing-statistics.unfolding=marchenko-pastur is for X = W W^T, and all matrices are"
                                    + " symmetric; take polynomial or semicircle.");
        }
    }

    /** The same for spectra each of which stands for itself. */
    SpacingSettings ofSingleSpectra() {
        return new SpacingSettings(unfolding, false, degree, trim, lengths, pairs, pooling);
    }

    private static int[] pairs(StageParameters parameters) {
        if (parameters.text("pairs").equals(ALL)) {
            return new int[0];
        }
        long[] ranks = parameters.wholeNumbers("pairs");
        if (ranks.length == 0 || Arrays.stream(ranks).anyMatch(rank -> rank < 1 || rank > 100_000)) {
            throw new InvalidRequestException("spacing-statistics.pairs is \"" + parameters.text("pairs")
                    + "\"; it must be all or ranks from 1, separated by commas.");
        }
        return Arrays.stream(ranks).mapToInt(rank -> (int) rank).toArray();
    }

    /**
     * The numbers, ascending from 0, of the lower members of the pairs.
     *
     * @param n number of levels
     * @return those pairs that are among them; possibly none
     */
    int[] lowerMembers(int n) {
        return pairs.length == 0
                ? IntStream.range(0, Math.max(0, n - 1)).toArray()
                : Arrays.stream(pairs)
                        .filter(rank -> rank < n)
                        .map(rank -> n - 1 - rank)
                        .toArray();
    }

    private static double[] lengths(StageParameters parameters) {
        long[] lengths = parameters.wholeNumbers("lengths");
        if (lengths.length == 0 || Arrays.stream(lengths).anyMatch(length -> length < 1 || length > 100_000)) {
            throw new InvalidRequestException("spacing-statistics.lengths is \"" + parameters.text("lengths")
                    + "\"; it must be whole numbers from 1 to 100000, separated by commas.");
        }
        return Arrays.stream(lengths).asDoubleStream().toArray();
    }
}

package org.eigentape.tools.figures.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.tools.figures.plot.Scale;
import org.jspecify.annotations.Nullable;

/**
 * The values of one output of a stage for one run, perhaps thinned.
 *
 * @param run the run, or {@link org.eigentape.engine.event.EventFrame#NO_RUN} for all together
 * @param tensor the tensor that it speaks of, or null
 * @param steps ascending
 * @param values by element and step: {@code values[i][t]} belongs to {@code steps[t]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Series(int run, @Nullable String tensor, double[] steps, double[][] values) {

    /** Steps of a thinned series at most. */
    public static final int MOST_STEPS = 2000;

    /**
     * Takes steps of a history evenly, the first and the last always.
     *
     * @param run the run
     * @param history with one step at least
     * @return at most {@link #MOST_STEPS} of its steps
     */
    static Series thinned(int run, ResultHistory history) {
        int kept = Math.min(history.size(), MOST_STEPS);
        int last = history.size() - 1;
        return of(run, history, kept, at -> kept == 1 ? 0 : (int) ((long) at * last / (kept - 1)));
    }

    /**
     * Takes some steps of a history.
     *
     * @param run the run
     * @param history any
     * @param wanted which steps
     * @return perhaps no steps
     */
    static Series at(int run, ResultHistory history, LongPredicate wanted) {
        int[] indices = IntStream.range(0, history.size())
                .filter(index -> wanted.test(history.step(index)))
                .toArray();
        return of(run, history, indices.length, at -> indices[at]);
    }

    private static Series of(int run, ResultHistory history, int kept, IntUnaryOperator indices) {
        int elements = history.series().elements();
        double[] steps = new double[kept];
        double[][] values = new double[elements][kept];
        for (int at = 0; at < kept; at++) {
            int index = indices.applyAsInt(at);
            steps[at] = history.step(index);
            for (int element = 0; element < elements; element++) {
                values[element][at] = history.value(index, element);
            }
        }
        return new Series(run, history.series().tensor(), steps, values);
    }

    /**
     * The tensor that it speaks of.
     *
     * @return its name; empty for none
     */
    public String about() {
        return tensor == null ? "" : tensor;
    }

    /**
     * One element over the steps.
     *
     * @param element from 0
     * @return as many values as steps
     */
    public double[] element(int element) {
        return values[element];
    }

    /**
     * The position of the recorded step nearest to a given one.
     *
     * @param step any
     * @return index into steps, the earlier one of two as near
     */
    public int nearest(double step) {
        int nearest = 0;
        for (int index = 1; index < steps.length; index++) {
            if (Math.abs(steps[index] - step) < Math.abs(steps[nearest] - step)) {
                nearest = index;
            }
        }
        return nearest;
    }

    /**
     * The steps at which a scalar is 1.
     *
     * @param series to thin out
     * @param flags scalars by run
     * @return the series at flagged steps only
     */
    public static List<Series> where(List<Series> series, List<Series> flags) {
        List<Series> kept = new ArrayList<>();
        for (Series one : series) {
            for (Series flag : flags) {
                if (flag.run == one.run) {
                    kept.add(one.at(index -> {
                        int at = Arrays.binarySearch(flag.steps, one.steps[index]);
                        return at >= 0 && flag.element(0)[at] == 1;
                    }));
                }
            }
        }
        return kept;
    }

    private Series at(IntPredicate wanted) {
        int[] indices = IntStream.range(0, steps.length).filter(wanted).toArray();
        double[] someSteps =
                Arrays.stream(indices).mapToDouble(index -> steps[index]).toArray();
        double[][] some = new double[values.length][];
        for (int element = 0; element < some.length; element++) {
            double[] all = values[element];
            some[element] =
                    Arrays.stream(indices).mapToDouble(index -> all[index]).toArray();
        }
        return new Series(run, tensor, someSteps, some);
    }

    /**
     * Whether any value is defined.
     *
     * @return false if all are NaN
     */
    public boolean isDefined() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(value -> !Double.isNaN(value));
    }

    /**
     * One element of vectors.
     *
     * @param series of vectors
     * @param element from 0; series that have fewer are left out
     * @return scalars
     */
    public static List<Series> element(List<Series> series, int element) {
        return series.stream()
                .filter(one -> element < one.values.length)
                .map(one -> new Series(one.run, one.tensor, one.steps, new double[][] {one.values[element]}))
                .toList();
    }

    /**
     * Makes each element a series of its own.
     *
     * @param series of vectors
     * @param function applied to every value
     * @return scalars
     */
    public static List<Series> elements(List<Series> series, DoubleUnaryOperator function) {
        List<Series> scalars = new ArrayList<>();
        for (Series one : series) {
            for (double[] element : one.values) {
                double[][] mapped = {Arrays.stream(element).map(function).toArray()};
                scalars.add(new Series(one.run, one.tensor, one.steps, mapped));
            }
        }
        return scalars;
    }

    /**
     * Multiplies scalars of the same runs and steps.
     *
     * @param factors by run
     * @param others by run, at the same steps
     * @return products; runs without partner are left out
     */
    public static List<Series> products(List<Series> factors, List<Series> others) {
        List<Series> products = new ArrayList<>();
        for (Series factor : factors) {
            for (Series other : others) {
                if (factor.run == other.run && Arrays.equals(factor.steps, other.steps)) {
                    double[] product = new double[factor.steps.length];
                    Arrays.setAll(product, index -> factor.element(0)[index] * other.element(0)[index]);
                    products.add(new Series(factor.run, factor.tensor, factor.steps, new double[][] {product}));
                }
            }
        }
        return products;
    }

    /**
     * All values that figures show.
     *
     * @param series any
     * @return in no particular order
     */
    public static double[] pool(List<Series> series) {
        return series.stream()
                .flatMap(one -> Arrays.stream(one.values))
                .flatMapToDouble(Arrays::stream)
                .filter(Scale::shows)
                .toArray();
    }
}

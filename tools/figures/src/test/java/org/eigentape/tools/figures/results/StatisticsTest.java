package org.eigentape.tools.figures.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eigentape.tools.figures.plot.Curve;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void shouldInterpolateQuantilesAsNumPyDoes() {
        // numpy.quantile([1, 2, 4, 8, 16], [.16, .5, .84]) = [1.64, 4., 10.88]
        double[] sorted = {1, 2, 4, 8, 16};
        assertEquals(1.64, Quantiles.quantile(sorted, 0.16), 1e-15);
        assertEquals(4, Quantiles.quantile(sorted, 0.5));
        assertEquals(10.88, Quantiles.quantile(sorted, 0.84), 1e-14);
    }

    @Test
    void shouldTakeQuantilesAtEveryStepThatAnyRunHas() {
        Series first = scalar(0, new double[] {0, 10}, new double[] {1, 2});
        Series second = scalar(1, new double[] {0, 20}, new double[] {3, Double.NaN});
        Quantiles quantiles = Quantiles.of(List.of(first, second));
        assertArrayEquals(new double[] {0, 10}, quantiles.steps());
        assertArrayEquals(new double[] {2, 2}, quantiles.median());
        assertEquals(1.32, quantiles.low()[0], 1e-15);
    }

    @Test
    void shouldEndMediansWithTheShortestRun() {
        Series longer = scalar(0, new double[] {0, 10, 20, 30}, new double[] {1, 2, 3, 4});
        Series shorter = scalar(1, new double[] {0, 10}, new double[] {3, 4});
        Quantiles quantiles = Quantiles.of(List.of(longer, shorter));
        assertArrayEquals(new double[] {0, 10}, quantiles.steps());
        assertArrayEquals(new double[] {2, 3}, quantiles.median());
    }

    @Test
    void shouldSayInCaptionsWhereRunsEnded() {
        assertEquals("a: 2 runs of 100,000 steps.", facts(List.of()).caption(2));
        assertEquals(
                "a: 2 runs of 100,000 steps.",
                facts(List.of(100_000L, 100_000L)).caption(2));
        assertEquals(
                "a: 1 run that ended at step 1 of 100,000.", facts(List.of(1L)).caption(1));
        assertEquals(
                "a: 2 runs that ended at steps 13,000 and 18,000 of 100,000.",
                facts(List.of(18_000L, 13_000L)).caption(2));
        assertEquals(
                "a: 3 runs that ended at steps 1 to 100,000 of 100,000.",
                facts(List.of(100_000L, 1L, 3L)).caption(3));
        assertEquals(
                "a: 2 of 3 runs, which ended at steps 1 to 100,000 of 100,000.",
                facts(List.of(100_000L, 1L, 3L)).caption(2));
        assertEquals(
                "a: 1 of 2 runs of 100,000 steps.",
                facts(List.of(100_000L, 100_000L)).caption(1));
    }

    @Test
    void shouldSayWhatEndsWithTheShortestRunWhereRunsEndedApart() {
        RecordingFacts apart = facts(List.of(18_000L, 13_000L));
        assertEquals(" Medians end with the shortest run.", apart.shortest("Medians", 2));
        assertEquals("", apart.shortest("Medians", 1));
        assertEquals("", facts(List.of(13_000L, 13_000L)).shortest("Medians", 2));
        assertEquals("", facts(List.of()).shortest("Medians", 2));
    }

    @Test
    void shouldWriteSmallNumbersInCaptionsAsPeopleDo() {
        Map<String, String> values = Map.of("temperature", "1.0E-300", "learningRate", "2.5E-300", "layers", "[3,1]");
        String caption = new RecordingFacts("a", values, 10, Map.of(), List.of()).caption(1);
        assertEquals(
                "a: 1 run of 10 steps, layers = [3, 1], T = 1e-300, learning rate = 2.5e-300.",
                caption.replace('\u00a0', ' '));
    }

    private static RecordingFacts facts(List<Long> reached) {
        return new RecordingFacts("a", Map.of(), 100_000, Map.of(), reached);
    }

    @Test
    void shouldEncloseAllValuesInAnAreaOfOne() {
        Random random = new Random(20260103);
        for (int trial = 0; trial < 200; trial++) {
            double[] values = random.doubles(1 + random.nextInt(500))
                    .map(u -> u * u)
                    .sorted()
                    .toArray();
            Histogram histogram = Histogram.of(values);
            double width = histogram.edges()[1] - histogram.edges()[0];
            double area = Arrays.stream(histogram.densities()).sum() * width;
            assertEquals(1, area, 1e-9, values.length + " values");
        }
    }

    @Test
    void shouldCountValuesInTheirBins() {
        Histogram histogram = Histogram.over(new double[] {0, 0.5, 1.5, 2, 7}, 0, 2, 2);
        assertArrayEquals(new double[] {0.4, 0.4}, histogram.densities(), 1e-15);
        assertArrayEquals(new double[] {0, 1, 2}, histogram.edges());
    }

    @Test
    void shouldRecoverMeasuredIncrementsFromResiduals() {
        Series predicted = scalar(0, new double[] {0, 1, 2}, new double[] {2, 4, 6});
        Series residual = scalar(0, new double[] {0, 2}, new double[] {0.5, -1});
        Series diffusion = scalar(0, new double[] {0, 1, 2}, new double[] {4, 4, 9});
        Scatter scatter = Scatter.measuredIncrements(List.of(predicted), List.of(residual), List.of(diffusion));
        assertArrayEquals(new double[] {1, 2}, scatter.x());
        assertArrayEquals(new double[] {1.5, 1}, scatter.y());
        Curve mean = scatter.binnedMeans(1);
        assertArrayEquals(new double[] {1.25}, mean.y());
    }

    @Test
    void shouldKeepFlaggedStepsOnly() {
        Series values =
                new Series(3, "weights/2", new double[] {0, 1, 2, 3}, new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});
        Series flags = scalar(3, new double[] {0, 1, 3}, new double[] {0, 1, 1});
        Series ofAnotherRun = scalar(4, new double[] {0}, new double[] {1});
        List<Series> kept = Series.where(List.of(values), List.of(ofAnotherRun, flags));
        assertEquals(1, kept.size());
        assertArrayEquals(new double[] {1, 3}, kept.get(0).steps());
        assertArrayEquals(new double[] {6, 8}, kept.get(0).element(1));
    }

    private static Series scalar(int run, double[] steps, double[] values) {
        return new Series(run, "weights/2", steps, new double[][] {values});
    }
}

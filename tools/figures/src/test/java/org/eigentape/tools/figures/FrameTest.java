package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigentape.tools.figures.results.Series;
import org.junit.jupiter.api.Test;

/** Where frames end when a few values are far from all others. */
class FrameTest {

    private static final double[] STEPS = {0, 1};

    @Test
    void shouldSayWhichRunsASpectrumDoesNotShow() {
        Series whole = new Series(0, "weights/2", new double[] {0, 10}, new double[][] {{1, 1}, {2, 2}});
        Series ended = new Series(1, "weights/2", new double[] {0}, new double[][] {{1}, {2}});
        Series undefined =
                new Series(2, "weights/2", new double[] {0, 10}, new double[][] {{1, Double.NaN}, {2, Double.NaN}});
        assertEquals("", SpectrumFigure.lacking(List.of(whole, ended, undefined), 0));
        assertEquals(
                " At t = 10, 1 of 3 runs has eigenvalues to show; 1 had ended; those of 1 are undefined or beyond"
                        + " 1e100.",
                SpectrumFigure.lacking(List.of(whole, ended, undefined), 10));
        Series second = new Series(3, "weights/2", whole.steps(), whole.values());
        assertEquals(
                " At t = 10, 2 of 3 runs have eigenvalues to show; 1 had ended.",
                SpectrumFigure.lacking(List.of(whole, ended, second), 10));
        assertEquals(
                " At t = 10, none of 2 runs has eigenvalues to show; 1 had ended; those of 1 are undefined or beyond"
                        + " 1e100.",
                SpectrumFigure.lacking(List.of(ended, undefined), 10));
        assertEquals(
                " At t = 10, the run has no eigenvalues to show: they are undefined or beyond 1e100.",
                SpectrumFigure.lacking(List.of(undefined), 10));
        assertEquals(
                " At t = 10, the run has no eigenvalues to show: it had ended.",
                SpectrumFigure.lacking(List.of(ended), 10));
    }

    @Test
    void shouldTakeTheMedianOfEachTargetOverRuns() {
        List<Series> targets = List.of(constant(0, 1, 5), constant(1, 2, 6), constant(2, 9, 70));
        assertArrayEquals(new double[] {2, 6}, TargetLevels.medians(targets));
        assertTrue(TargetLevels.differ(targets));
        assertFalse(TargetLevels.differ(List.of(constant(0, 1, 5), constant(1, 1, 5))));
        assertArrayEquals(new double[0], TargetLevels.medians(List.of()));
    }

    @Test
    void shouldEndBelowAFewOutliersAndCountThem() {
        List<Series> series = new ArrayList<>();
        for (int run = 0; run < 200; run++) {
            series.add(constant(run, 1, run == 7 ? 10 : run == 8 ? Double.POSITIVE_INFINITY : 2));
        }
        EigenvalueFrame frame = EigenvalueFrame.of(series, List.of(constant(0, 1, 2.5)));
        assertEquals(1.1 * 2.5, frame.upper(), 1e-12);
        assertEquals(" 2 of 400 curves leave the upper frame.", frame.caption());
    }

    @Test
    void shouldHoldEveryCurveWhereNoneIsFar() {
        EigenvalueFrame frame = EigenvalueFrame.of(List.of(constant(0, 1, 2), constant(1, 1.5, 2.2)), List.of());
        assertEquals(Double.POSITIVE_INFINITY, frame.upper());
        assertEquals("", frame.caption());
    }

    @Test
    void shouldCountEigenvaluesBeyondTheSpectrumsFrame() {
        double[] values = IntStream.range(0, 1000)
                .mapToDouble(i -> i == 999 ? 50 : i / 1000.0)
                .toArray();
        SpectrumFrame frame = SpectrumFrame.of(values, new double[] {1.5});
        assertEquals(1.5, frame.upper());
        assertEquals(" At t = 5,000, 1 of 1000 eigenvalues lies beyond the frame.", frame.caption(5000));
        assertEquals("", SpectrumFrame.of(new double[] {1, 2}, new double[] {3}).caption(0));
        assertEquals(
                "", SpectrumFrame.of(new double[] {0.05, 2.4}, new double[0]).caption(0));
    }

    private static Series constant(int run, double... elements) {
        double[][] values = new double[elements.length][];
        for (int i = 0; i < elements.length; i++) {
            values[i] = new double[] {elements[i], elements[i]};
        }
        return new Series(run, "weights/2", STEPS, values);
    }
}

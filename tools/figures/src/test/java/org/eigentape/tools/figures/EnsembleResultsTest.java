package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.tools.figures.results.EnsembleResults;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleResultsTest {

    private static final String STAGE = "spacing-statistics";

    @TempDir
    Path directory;

    @Test
    void shouldReadWhatBelongsToAllRunsTogether() {
        run("pool_from=5");
        ensemble("pool_from=5", 10);
        EnsembleResults results = results().readEnsemble(STAGE, "pair_spacing", "binder");
        assertEquals("pool_from=5", results.parameters());
        assertEquals(Set.of("weights/a"), results.tensors("pair_spacing"));
        assertArrayEquals(new double[] {30, 31}, results.last("pair_spacing", "weights/a"));
        assertEquals(Double.NaN, results.lastScalar("binder", "weights/a"));
        Series series = results.series("pair_spacing", "weights/a").orElseThrow();
        assertEquals(EventFrame.NO_RUN, series.run());
        assertArrayEquals(new double[] {10, 20, 30}, series.steps());
        assertArrayEquals(new double[] {11, 21, 31}, series.element(1));
        assertEquals(Optional.empty(), results.reason("pair_spacing", "weights/a"));
    }

    @Test
    void shouldHaveNothingWhereAStageDidNotLookAtAllRuns() {
        run("");
        EnsembleResults results = results().readEnsemble(STAGE, "pair_spacing");
        assertTrue(results.isEmpty());
        assertEquals(0, results.last("pair_spacing", "weights/a").length);
        assertEquals(Double.NaN, results.lastScalar("pair_spacing", "weights/a"));
        assertEquals(Set.of(), results.tensors("pair_spacing"));
        assertTrue(results().readEnsemble("no-such-stage", "pair_spacing").isEmpty());
    }

    @Test
    void shouldReadOfAnEnsembleOnlyWhatIsAskedForAndOfTheSameSetAsForRuns() {
        run("");
        ensemble("", 10);
        run("pool_from=5");
        ensemble("pool_from=5", 1000);
        EnsembleResults results = results().readEnsemble(STAGE, "pair_spacing");
        assertFalse(results.isEmpty());
        assertEquals(Set.of(), results.tensors("binder"));
        assertEquals(30, results.lastScalar("pair_spacing", "weights/a"));
        RecordingResults asked = new RecordingResults(directory, results().facts(), Map.of(STAGE, "pool_from=5"));
        assertEquals(3000, asked.readEnsemble(STAGE, "pair_spacing").lastScalar("pair_spacing", "weights/a"));
    }

    @Test
    void shouldReadEveryStepWhereStatisticsNeedAll() {
        long[] steps = SyntheticRecording.every(1, 4999);
        new SyntheticRecording(directory)
                .stage("spectrum", 0)
                .with("eigenvalue", "weights/a", 2, step -> new double[] {step, 2 * step})
                .write(steps);
        Series thinned =
                results().read("spectrum", "eigenvalue").get("eigenvalue").get(0);
        assertEquals(Series.MOST_STEPS, thinned.steps().length);
        assertEquals(4999, thinned.steps()[Series.MOST_STEPS - 1]);
        Series whole = results()
                .readWhole("spectrum", 1000, "eigenvalue")
                .get("eigenvalue")
                .get(0);
        assertEquals(4000, whole.steps().length);
        assertEquals(1000, whole.steps()[0]);
        assertEquals(9998, whole.element(1)[3999]);
        assertEquals(
                List.of(), results().readWhole("spectrum", 5000, "eigenvalue").get("eigenvalue"));
    }

    private void run(String parameters) {
        new SyntheticRecording(directory)
                .stage(STAGE, parameters, 0)
                .with("spacing_mean", "weights/a", 1, step -> new double[] {step})
                .write(new long[] {10});
    }

    private void ensemble(String parameters, double factor) {
        new SyntheticRecording(directory)
                .ensemble(STAGE, parameters)
                .with("pair_spacing", "weights/a", 2, step -> new double[] {step * factor / 10, step * factor / 10 + 1})
                .with("binder", "weights/a", 1, step -> new double[] {Double.NaN})
                .write(new long[] {10, 20, 30});
    }

    private RecordingResults results() {
        return new RecordingResults(directory, new RecordingFacts("a", Map.of(), 30, Map.of(), List.of()));
    }
}

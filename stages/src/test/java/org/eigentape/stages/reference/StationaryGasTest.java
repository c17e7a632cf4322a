package org.eigentape.stages.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.stage.StageCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recorded Dyson gas in a quadratic potential of stiffness 1 and noise 1, so sigma = 1, at steps of several relaxation times: what live stages
 * find for all runs together against arXiv:2407.16427.
 */
class StationaryGasTest {

    @TempDir
    Path directory;

    private Path record(String name, int levels, int runs, int threads, long steps, String... stages)
            throws InterruptedException {
        var entry = SimulationCatalog.load().preset("dyson-gas");
        Map<String, JsonNode> settings = new HashMap<>();
        settings.put("levels", new TextNode(Integer.toString(levels)));
        settings.put("timeStep", new TextNode("5"));
        Path recording = directory.resolve(name);
        new RecordingSession(new SessionRequest(
                        entry.simulation(),
                        null,
                        new Configuration(entry.simulation().keys(), settings),
                        RecordingPolicy.of(List.of(), List.of("every=1")),
                        runs,
                        steps,
                        1,
                        threads,
                        StageCatalog.load(),
                        List.of(stages).stream().map(StageRequest::parse).toList(),
                        recording,
                        "test"))
                .record(new SessionListener() {});
        return recording;
    }

    private static double last(Path recording, String output) {
        List<ResultHistory> histories = new ResultStore(recording.resolve("results"))
                .ensembles().stream()
                        .flatMap(entry -> entry.read().histories().stream())
                        .filter(history -> history.series().output().equals(output))
                        .toList();
        assertEquals(1, histories.size(), output);
        return histories.get(0).value(histories.get(0).size() - 1, 0);
    }

    @Test
    void shouldFindTheLawsOfTwoLevels() throws InterruptedException {
        Path gas = record("two", 2, 3, 2, 1003, "spacing-statistics:pool_from=4");
        assertEquals(3000, last(gas, "pooled_spectra"));
        assertTrue(last(gas, "pair_wigner_ks") < 0.02);
        assertTrue(last(gas, "two_level_ks") < 0.02);
        assertEquals(1, last(gas, "two_level_sigma"), 0.02);
        assertEquals(Math.sqrt(Math.PI), last(gas, "pair_spacing"), 0.03);
        assertEquals(4 / Math.PI - 1, last(gas, "pair_spacing_variance"), 0.02);
        assertEquals(-4 / 27.0, last(gas, "binder"), 0.02);
        assertEquals(4 / 27.0, last(gas, "binder_usual"), 0.02);
        assertEquals(1, last(gas, "pair_brody"), 0.06);
    }

    /** Radius sigma sqrt(2 N) = 10, cumulant -1/3, mean ratio .5307 and the Tracy-Widom law of mean -1.2065 and variance 1.6078. */
    @Test
    void shouldFindTheLawsOfManyLevels() throws InterruptedException {
        Path gas = record(
                "many",
                50,
                2,
                2,
                203,
                "spacing-statistics:pool_from=4;ensemble_unfolding=together;unfolding=semicircle;lengths=1,5",
                "spectral-density:pool_from=4;controls=0");
        assertEquals(10, last(gas, "semicircle_radius"), 0.15);
        assertTrue(last(gas, "semicircle_ks") < 0.01);
        assertEquals(-1 / 3.0, last(gas, "binder"), 0.01);
        assertEquals(0.5307, last(gas, "ratio_mean"), 0.01);
        assertEquals(1, last(gas, "brody"), 0.1);
        assertTrue(last(gas, "wigner_ks") < 0.03);
        // (2/pi^2)(ln 2 pi + .5772 + 1 - pi^2/8) for intervals of length 1 (Mehta).
        assertEquals(0.442, last(gas, "number_variance"), 0.03);
        assertEquals(-1.2065, last(gas, "edge_mean"), 0.4);
        assertEquals(1.6078, last(gas, "edge_variance"), 0.35);
    }

    @Test
    void shouldNotDependOnThreads() throws InterruptedException, IOException {
        Path one = record("one", 3, 4, 1, 20, "spacing-statistics", "spectral-density");
        Path four = record("four", 3, 4, 4, 20, "spacing-statistics", "spectral-density");
        List<ResultStore.Entry> expected = new ResultStore(one.resolve("results")).ensembles();
        List<ResultStore.Entry> actual = new ResultStore(four.resolve("results")).ensembles();
        assertEquals(2, expected.size());
        for (int k = 0; k < expected.size(); k++) {
            assertArrayEquals(
                    Files.readAllBytes(expected.get(k).file()),
                    Files.readAllBytes(actual.get(k).file()));
        }
    }
}

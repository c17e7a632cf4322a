package org.eigentape.tools.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.simulation.SweepPreset;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepListener;
import org.eigentape.engine.sweep.SweepLocks;
import org.eigentape.engine.sweep.SweepRequest;
import org.eigentape.engine.sweep.SweepRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep says that it will write is what it writes. */
class SweepSizeTest {

    /** What is meant for the recordings of the whole diagram. */
    private static final long TWELVE_GIGABYTES = 12_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void shouldCountEventsAndResultsOfACell() throws InterruptedException, IOException {
        SweepDirectory directory = SweepDirectory.create(folder.resolve("sweep"));
        SweepRequest request =
                request("paper-short", 3, 2000, Map.of("temperature", List.of("2"), "inverseSigmaW", List.of("8")));
        SweepSize size = SweepSize.of(request, request.cells(), directory, () -> {});
        try (SweepLocks locks = SweepLocks.open(directory)) {
            new SweepRunner(
                            request,
                            request.cells(),
                            directory,
                            locks,
                            1,
                            1 << 20,
                            cell -> request.problem(cell, directory),
                            new SweepListener() {})
                    .run();
        }
        assertEquals(bytesOf(directory.root(), "results"), size.resultBytes());
        long all = bytesOf(directory.root(), "");
        assertTrue(all <= size.bytes() && size.bytes() < all + all / 20, all + " written, said " + size.bytes());
        assertEquals(
                0, SweepSize.of(request, request.cells(), directory, () -> {}).bytes());
    }

    /** A policy with so many events that not all of them are gone through. */
    @Test
    void shouldCountResultsOfManyEvents() throws InterruptedException, IOException {
        SweepDirectory directory = SweepDirectory.create(folder.resolve("sweep"));
        SweepRequest request = request("paper-short", 1, 4000, Map.of("temperature", List.of("2")), "every=1");
        SweepSize size = SweepSize.of(request, request.cells(), directory, () -> {});
        try (SweepLocks locks = SweepLocks.open(directory)) {
            new SweepRunner(
                            request,
                            request.cells(),
                            directory,
                            locks,
                            1,
                            1 << 20,
                            cell -> request.problem(cell, directory),
                            new SweepListener() {})
                    .run();
        }
        long results = bytesOf(directory.root(), "results");
        assertTrue(
                Math.abs(size.resultBytes() - results) < results / 10,
                results + " written, said " + size.resultBytes());
    }

    /** Results of the ensemble are counted once a cell, not once a run. */
    @Test
    void shouldCountResultsOfEnsembles() throws InterruptedException, IOException {
        SweepDirectory directory = SweepDirectory.create(folder.resolve("sweep"));
        SweepRequest base = request("paper-short", 12, 2000, Map.of("temperature", List.of("2", "4")));
        SweepRequest request = new SweepRequest(
                base.simulation(),
                base.preset(),
                base.configuration(),
                base.grid(),
                base.policy(),
                base.runs(),
                base.steps(),
                base.seed(),
                base.catalog(),
                List.of(StageRequest.of("spacing-statistics")),
                "test");
        SweepSize size = SweepSize.of(request, request.cells(), directory, () -> {});
        try (SweepLocks locks = SweepLocks.open(directory)) {
            new SweepRunner(
                            request,
                            request.cells(),
                            directory,
                            locks,
                            1,
                            1 << 20,
                            cell -> request.problem(cell, directory),
                            new SweepListener() {})
                    .run();
        }
        long results = bytesOf(directory.root(), "results");
        long ofEnsembles = bytesOf(directory.root(), "ensemble.results");
        assertTrue(ofEnsembles > 0);
        // What is undefined during training, and the reasons, differ by a tenth; the ensembles are a tenth themselves.
        assertTrue(
                Math.abs(results - size.resultBytes()) < results / 7,
                results + " written, said " + size.resultBytes() + "; " + ofEnsembles + " of ensembles");
    }

    @Test
    void shouldFitTheDiagramOfThePaperIntoTwelveGigabytes() {
        for (String name : List.of("paper-short", "paper-1000", "paper-full")) {
            SweepPreset preset = SimulationCatalog.load().sweep(name).orElseThrow();
            Preset experiment = preset.experiment();
            SweepRequest request = request(name, experiment.runs(), experiment.steps(), preset.grid());
            SweepSize size =
                    SweepSize.of(request, request.cells(), new SweepDirectory(folder.resolve("none")), () -> {});
            assertEquals(144, size.cells());
            assertTrue(size.bytes() < TWELVE_GIGABYTES, name + " takes " + size.bytes());
        }
    }

    @Test
    void shouldRefuseADiskThatCannotHoldTheResultsToo() {
        SweepSize size = new SweepSize(1, 0, 1_000_000, 500_000, 1_000);
        assertDoesNotThrow(() -> size.checkSpace(folder, SpaceGuard.KEPT_FREE + 1_501_000));
        StorageException refused =
                assertThrows(StorageException.class, () -> size.checkSpace(folder, SpaceGuard.KEPT_FREE + 1_500_999));
        assertTrue(refused.getMessage().contains("results included"), refused.getMessage());
    }

    private static SweepRequest request(
            String preset, int runs, long steps, Map<String, List<String>> axes, String... rules) {
        SimulationCatalog.Entry entry = SimulationCatalog.load().forSweeps().preset(preset);
        Preset experiment = entry.preset();
        SimulationProvider simulation = entry.simulation();
        Map<String, JsonNode> settings = new HashMap<>();
        experiment.settings().forEach((key, value) -> settings.put(key, new TextNode(value)));
        return new SweepRequest(
                simulation,
                preset,
                new Configuration(simulation.keys(), settings),
                new Grid(axes),
                RecordingPolicy.of(List.of(rules), experiment.policy()),
                runs,
                steps,
                1,
                StageCatalog.load(),
                List.of(
                        StageRequest.of("spectrum"),
                        StageRequest.of("observables"),
                        StageRequest.of("level-spacing"),
                        new StageRequest("level-spacing", Map.of("convention", "gradient-basis")),
                        new StageRequest("level-spacing", Map.of("convention", "published"))),
                "test");
    }

    private static long bytesOf(Path root, String part) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += root.relativize(file).toString().contains(part) ? Files.size(file) : 0;
            }
            return bytes;
        }
    }
}

package org.eigentape.stages.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepListener;
import org.eigentape.engine.sweep.SweepLocks;
import org.eigentape.engine.sweep.SweepRequest;
import org.eigentape.engine.sweep.SweepRunner;
import org.eigentape.engine.sweep.phase.PhaseTables;

/** A sweep preset at some points, recorded with seed 1, and the rows of its tables. */
final class ReferenceSweep {

    private ReferenceSweep() {}

    /**
     * Records a sweep.
     *
     * @param root an empty directory
     * @param preset of a sweep
     * @param runs models at each point
     * @param temperatures as {@code --grid} takes them
     * @param inverseSigmas likewise
     * @param table {@code phase.csv} or {@code runs.csv}
     * @return its rows by column, in grid order
     */
    static List<Map<String, Double>> of(
            Path root, String preset, int runs, List<String> temperatures, List<String> inverseSigmas, String table) {
        SimulationCatalog.Entry entry = SimulationCatalog.load().forSweeps().preset(preset);
        Preset experiment = entry.preset();
        Map<String, JsonNode> settings = new HashMap<>();
        experiment.settings().forEach((key, value) -> settings.put(key, new TextNode(value)));
        Map<String, List<String>> axes = new LinkedHashMap<>();
        axes.put("temperature", temperatures);
        axes.put("inverseSigmaW", inverseSigmas);
        SweepRequest request = new SweepRequest(
                entry.simulation(),
                preset,
                new Configuration(entry.simulation().keys(), settings),
                new Grid(axes),
                RecordingPolicy.of(List.of(), experiment.policy()),
                runs,
                experiment.steps(),
                1,
                StageCatalog.load(),
                experiment.stages().stream().map(StageRequest::parse).toList(),
                "test");
        SweepDirectory directory = SweepDirectory.create(root);
        int threads = Runtime.getRuntime().availableProcessors();
        try (SweepLocks locks = SweepLocks.open(directory)) {
            new SweepRunner(
                            request,
                            request.cells(),
                            directory,
                            locks,
                            threads,
                            1 << 28,
                            cell -> request.problem(cell, directory),
                            new SweepListener() {})
                    .run();
            PhaseTables.write(directory, request.grid(), request.identity());
            return read(root.resolve(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<Map<String, Double>> read(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        String[] columns = lines.get(0).split(",");
        List<Map<String, Double>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            Map<String, Double> row = new LinkedHashMap<>();
            for (int column = 0; column < columns.length; column++) {
                row.put(columns[column], Double.parseDouble(fields[column]));
            }
            rows.add(row);
        }
        return rows;
    }
}

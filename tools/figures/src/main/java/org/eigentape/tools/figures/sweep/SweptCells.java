package org.eigentape.tools.figures.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.phase.TableOrigin;

/**
 * A sweep as its plan and the manifests of its cells tell it. Immutable.
 *
 * @param directory of the sweep
 * @param simulation its name; empty where neither plan nor cells are there
 * @param seed of which all random numbers are; empty where the plan is not there
 * @param cells those whose manifests can be read, in the order of the grid if the sweep is complete; none where the tables are all there is
 */
public record SweptCells(SweepDirectory directory, String simulation, String seed, List<Cell> cells) {

    /**
     * One cell.
     *
     * @param name of its directory
     * @param recording where it is
     * @param manifest of its recording
     */
    public record Cell(String name, RecordingDirectory recording, Manifest manifest) {

        /**
         * A value of its configuration.
         *
         * @param key of the simulation
         * @return NaN where it is not a number
         */
        public double number(String key) {
            return manifest.configuration().path(key).asDouble(Double.NaN);
        }
    }

    /** Copies the list. */
    public SweptCells {
        cells = List.copyOf(cells);
    }

    /**
     * Reads plan and manifests. Cells that cannot be read are left out: they are no reason not to draw the others.
     *
     * @param root directory of a sweep
     * @return what it is of
     * @throws StorageException if the directory cannot be listed
     */
    public static SweptCells read(Path root) {
        SweepDirectory directory = new SweepDirectory(root);
        List<Cell> cells = new ArrayList<>();
        for (String name : names(directory)) {
            try {
                RecordingDirectory recording =
                        RecordingDirectory.open(directory.cells().resolve(name));
                cells.add(new Cell(name, recording, Manifest.read(recording.manifest())));
            } catch (RecordingException e) {
                continue;
            }
        }
        String simulation = planned(directory, "simulation:");
        return new SweptCells(
                directory,
                simulation.isEmpty() && !cells.isEmpty()
                        ? cells.get(0).manifest().simulation()
                        : simulation,
                planned(directory, "seed:"),
                cells);
    }

    private static Iterable<String> names(SweepDirectory directory) {
        if (!Files.isDirectory(directory.cells())) {
            return List.of();
        }
        try {
            return TableOrigin.read(directory).cells().keySet();
        } catch (CorruptRecordingException e) {
            return listed(directory.cells());
        }
    }

    private static List<String> listed(Path cells) {
        try (Stream<Path> children = Files.list(cells)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StorageException("Cannot list " + cells + ": " + StorageException.reason(e) + ".", e);
        }
    }

    /** A value of the plan; empty where it is not known, for it is in titles and messages only. */
    private static String planned(SweepDirectory directory, String key) {
        if (!Files.exists(directory.plan())) {
            return "";
        }
        try (Stream<String> lines = Files.lines(directory.plan())) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /**
     * The name of the sweep's directory.
     *
     * @return without the directories above it
     */
    public String name() {
        Path name = directory.root().toAbsolutePath().normalize().getFileName();
        return name == null ? directory.root().toString() : name.toString();
    }

    /**
     * The name for a title.
     *
     * @return with the seed where that is known
     */
    public String title() {
        return name() + (seed.isEmpty() ? "" : ", seed " + seed);
    }

    /**
     * The keys of the configuration that differ between cells.
     *
     * @return in the order of the configuration, with their different values in the order of the cells
     */
    public Map<String, List<JsonNode>> axes() {
        Map<String, Set<JsonNode>> values = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Iterator<Map.Entry<String, JsonNode>> fields =
                    cell.manifest().configuration().fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                values.computeIfAbsent(field.getKey(), key -> new LinkedHashSet<>())
                        .add(field.getValue());
            }
        }
        Map<String, List<JsonNode>> axes = new LinkedHashMap<>();
        values.forEach((key, different) -> {
            if (different.size() > 1) {
                axes.put(key, List.copyOf(different));
            }
        });
        return axes;
    }

    /** What was swept, for messages. */
    String words() {
        String of = simulation.isEmpty() ? "a simulation that is not known" : simulation;
        Set<String> axes = axes().keySet();
        return of
                + (cells.isEmpty()
                        ? " without cells that can be read"
                        : axes.isEmpty() ? " at one point" : " over " + String.join(", ", axes));
    }
}

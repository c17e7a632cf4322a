package org.eigentape.tools.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;
import org.eigentape.tools.cli.record.RecordingFile;

/** {@code sweep.yaml}: written once, and compared with what everybody asks for who goes on with the sweep. */
public final class SweepPlan {

    /** The key of the axes. */
    static final String GRID = "grid";

    /** What a plan says beside the settings of the simulation. */
    private static final Set<String> OWN_KEYS =
            Set.of("simulation", "preset", "runs", "steps", "seed", "policy", "stages", GRID);

    private static final String WRITTEN_AGAIN =
            " the 'eigentape sweep' command that made the sweep writes it again and keeps all finished cells.";
    private static final int LONGEST_VALUE = 60;

    private SweepPlan() {}

    /**
     * Writes the plan of a new sweep, or checks that it is the plan of the sweep that is there. Only for one at a time.
     *
     * @param directory of the sweep
     * @param content as {@link SweepChoice#toFile()}
     * @throws InvalidRequestException if the sweep that is there is another one, with what differs
     */
    static void establish(SweepDirectory directory, ObjectNode content) {
        if (!Files.exists(directory.plan())) {
            String text = RecordingFile.text("sweep", "sweep", content);
            AtomicFile.write(directory.plan(), text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        List<String> differences = differences(read(directory), content);
        if (!differences.isEmpty()) {
            throw new InvalidRequestException(directory.root() + " is another sweep: " + String.join(", ", differences)
                    + "; choose another directory with --out, or go on with '" + command(directory) + "'.");
        }
    }

    /**
     * The grid of a sweep.
     *
     * @param directory of a sweep
     * @return its axes
     * @throws CorruptRecordingException if the plan is damaged
     */
    public static Grid grid(SweepDirectory directory) {
        try {
            JsonNode grid = read(directory).path(GRID);
            if (!grid.isObject() || grid.isEmpty()) {
                throw new InvalidRequestException("It has no grid.");
            }
            return new Grid(axes(grid));
        } catch (InvalidRequestException e) {
            throw damaged(directory, e);
        }
    }

    /**
     * Checks that a plan can be read.
     *
     * @param directory of a sweep
     * @throws CorruptRecordingException if it is damaged
     */
    static void check(SweepDirectory directory) {
        grid(directory);
        identity(directory, new SimulationCatalog(List.of()));
    }

    /**
     * The stages that ran live in a sweep.
     *
     * @param directory of a sweep
     * @return as {@code --stages} takes them
     * @throws CorruptRecordingException if the plan is damaged
     */
    public static List<String> stages(SweepDirectory directory) {
        return texts(read(directory).path("stages"));
    }

    /**
     * What the cells of a sweep must be.
     *
     * @param directory of a sweep
     * @param simulations those on the class path; that of the sweep may be missing
     * @return what its plan says
     * @throws CorruptRecordingException if the plan is damaged
     */
    public static SweepIdentity identity(SweepDirectory directory, SimulationCatalog simulations) {
        ObjectNode plan = read(directory);
        try {
            String name = plan.path("simulation").asText();
            Map<String, JsonNode> settings = new LinkedHashMap<>();
            plan.properties().stream()
                    .filter(entry -> !OWN_KEYS.contains(entry.getKey()))
                    .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
            return new SweepIdentity(
                    name,
                    simulations.simulations().stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElse(null),
                    settings,
                    RecordingPolicy.of(List.of(), texts(plan.path("policy"))),
                    Math.toIntExact(whole(plan, "runs")),
                    whole(plan, "steps"),
                    whole(plan, "seed"));
        } catch (InvalidRequestException | ArithmeticException e) {
            throw damaged(directory, e);
        }
    }

    private static long whole(ObjectNode plan, String key) {
        JsonNode value = plan.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new InvalidRequestException(key + " is " + shown(value) + ", which is no whole number.");
        }
        return value.longValue();
    }

    private static ObjectNode read(SweepDirectory directory) {
        if (!Files.exists(directory.plan())) {
            throw new CorruptRecordingException(
                    directory.plan() + " is missing. Put it back from a copy; or" + WRITTEN_AGAIN);
        }
        try {
            return RecordingFile.read(directory.plan());
        } catch (InvalidRequestException e) {
            throw damaged(directory, e);
        }
    }

    private static CorruptRecordingException damaged(SweepDirectory directory, Exception problem) {
        return new CorruptRecordingException(directory.plan() + " is damaged: " + problem.getMessage()
                + " Put it back from a copy; or delete it, and" + WRITTEN_AGAIN);
    }

    /**
     * The command that goes on with a sweep.
     *
     * @param directory of the sweep
     * @return for people to copy
     */
    public static String command(SweepDirectory directory) {
        return "eigentape sweep --config " + ShellWord.of(directory.plan()) + " --out "
                + ShellWord.of(directory.root());
    }

    /**
     * Reads axes.
     *
     * @param grid values by key, a list or a single one
     * @return texts by key, in order
     */
    static Map<String, List<String>> axes(JsonNode grid) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        grid.properties().forEach(entry -> axes.put(entry.getKey(), texts(entry.getValue())));
        return axes;
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        if (values.isArray()) {
            values.forEach(value -> texts.add(value.isArray() ? value.toString() : value.asText()));
        } else {
            texts.add(values.asText());
        }
        return texts;
    }

    /** What two plans say differently, in words. */
    static List<String> differences(ObjectNode there, ObjectNode here) {
        Set<String> keys = new LinkedHashSet<>();
        here.fieldNames().forEachRemaining(keys::add);
        there.fieldNames().forEachRemaining(keys::add);
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            if (there.path(key).isObject() && here.path(key).isObject()) {
                differences.addAll(differences((ObjectNode) there.get(key), (ObjectNode) here.get(key)));
            } else if (!text(there.path(key)).equals(text(here.path(key)))) {
                differences.add(
                        key + " is " + shown(there.path(key)) + " there and " + shown(here.path(key)) + " here");
            }
        }
        if (differences.isEmpty() && !text(there.path(GRID)).equals(text(here.path(GRID)))) {
            differences.add("the axes of the grid are in another order");
        }
        return differences;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "not set" : text(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}

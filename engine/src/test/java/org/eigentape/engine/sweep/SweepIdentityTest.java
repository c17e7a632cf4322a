package org.eigentape.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.network.experiment.TeacherStudentProvider;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.Ensemble;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.WrittenBy;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells are told from others with the simulation at hand, and without it. */
class SweepIdentityTest {

    private static final TeacherStudentProvider NETWORK = new TeacherStudentProvider();
    private static final List<String> RULES = List.of("at=0,end-epoch,end", "probe:log=3");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRecogniseItsOwnCells(boolean withSimulation) {
        SweepIdentity sweep = sweep(withSimulation, Map.of("activation", "gelu", "batchSize", "3"), 2, 5000, 7);
        // 1/3 and 0.1 are not what comes back from eps = T |B| and 1/(1/x), to the last digit.
        GridPoint point = point(Map.of("temperature", "1/3", "inverseSigmaW", "49"));
        assertEquals(Optional.empty(), sweep.difference(point, cell(sweep, point)));
        GridPoint layers = point(Map.of("temperature", "0.1", "layers", "[3,16,8,1]", "trainable", "1,2"));
        assertEquals(Optional.empty(), sweep.difference(layers, cell(sweep, layers)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellWhatDiffers(boolean withSimulation) {
        Map<String, String> settings = Map.of("activation", "tanh", "batchSize", "4");
        SweepIdentity sweep = sweep(withSimulation, settings, 2, 5000, 7);
        GridPoint point = point(Map.of("temperature", "1/8", "inverseSigmaW", "8"));
        Manifest own = cell(sweep, point);
        differs(
                sweep,
                point(Map.of("temperature", "1/8", "inverseSigmaW", "1")),
                own,
                "inverseSigmaW is [1.0,8.0,1.0]");
        differs(sweep, point(Map.of("temperature", "1", "inverseSigmaW", "8")), own, "temperature is 0.125");
        Map<String, String> relu = Map.of("activation", "relu", "batchSize", "4");
        differs(sweep(withSimulation, relu, 2, 5000, 7), point, own, "activation is tanh in the recording and relu in");
        differs(sweep(withSimulation, settings, 3, 5000, 7), point, own, "runs is 2 in the recording and 3 in");
        differs(sweep(withSimulation, settings, 2, 6000, 7), point, own, "steps is 5000 in the recording and 6000");
        differs(sweep(withSimulation, settings, 2, 5000, 8), point, own, "seed does not follow from the seed 8");
        SweepIdentity rules = new SweepIdentity(
                sweep.simulation(),
                sweep.provider(),
                sweep.settings(),
                RecordingPolicy.of(List.of("every=10"), List.of()),
                2,
                5000,
                7);
        differs(rules, point, own, "policy is [at=0,4000,end, probe:log=3] in the recording and [every=10]");
    }

    private static void differs(SweepIdentity sweep, GridPoint point, Manifest cell, String words) {
        String difference = sweep.difference(point, cell).orElse("nothing");
        assertTrue(difference.contains(words), difference);
    }

    private static GridPoint point(Map<String, String> values) {
        return new GridPoint(0, values);
    }

    private static SweepIdentity sweep(
            boolean withSimulation, Map<String, String> settings, int runs, long steps, long seed) {
        return new SweepIdentity(
                NETWORK.name(),
                withSimulation ? NETWORK : (@Nullable SimulationProvider) null,
                texts(settings),
                RecordingPolicy.of(RULES, List.of()),
                runs,
                steps,
                seed);
    }

    private static Manifest cell(SweepIdentity sweep, GridPoint point) {
        Map<String, JsonNode> values = new LinkedHashMap<>(sweep.settings());
        values.putAll(texts(point.values()));
        ObjectNode resolved =
                NETWORK.resolve(new Configuration(NETWORK.keys(), values)).toJson();
        long seed = CellSeed.of(sweep.seed(), resolved);
        return new Manifest(
                1,
                "id",
                sweep.simulation(),
                null,
                resolved,
                new Ensemble(sweep.runs(), sweep.steps(), Collections.nCopies(sweep.runs(), seed)),
                new Schema(List.of()),
                EpochRules.resolve(sweep.policy(), resolved, sweep.steps()).canonical(),
                List.of(),
                WrittenBy.thisProcess("test"),
                null);
    }

    private static Map<String, JsonNode> texts(Map<String, String> values) {
        Map<String, JsonNode> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, new TextNode(value)));
        return texts;
    }
}

package org.eigentape.tools.cli.results;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NegativeRepulsionTest {

    private static final String STAGE = "level-spacing:convention=published";

    @TempDir
    private Path directory;

    /** The published convention lets V_S be negative, where its criterion bounds no noise. */
    @Test
    void shouldSayInHowManyRunsTheCriterionHoldsWithNegativeRepulsion() {
        Path demo = directory.resolve("demo");
        run("record", "demo", "--runs", "8", "--steps", "40", "--set", "temperature=8", "--out", demo)
                .exits(0);
        run("replay", demo, "--stages", STAGE).exits(0);
        Map<Integer, Double> converged = last(demo, "converged");
        Map<Integer, Double> repulsion = last(demo, "V_S");
        long holding = converged.values().stream().filter(value -> value == 1).count();
        long negative = converged.entrySet().stream()
                .filter(run -> run.getValue() == 1 && repulsion.get(run.getKey()) < 0)
                .count();
        assertTrue(negative > 0, "V_S " + repulsion + ", converged " + converged);
        run("results", demo, "--stage", STAGE, "--name", "converged", "--summary")
                .exits(0)
                .says("converged of weights/2 (" + STAGE + ") holds in " + holding + " of 8 runs, in " + negative
                        + " of these with V_S < 0, where it compares products and bounds no noise");
    }

    /** The last value of each run. */
    private static Map<Integer, Double> last(Path recording, String name) {
        JsonNode rows = run("results", recording, "--stage", STAGE, "--name", name, "--json")
                .exits(0)
                .json();
        Map<Integer, Double> values = new HashMap<>();
        rows.forEach(
                row -> values.put(row.path("run").asInt(), row.path("value").asDouble()));
        return values;
    }
}

package org.eigentape.tools.cli.catalog;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CatalogCommandsTest {

    @Test
    void shouldShowAPresetAsTheOptionsThatMakeIt() {
        run("presets")
                .exits(0)
                .says(
                        "stroll\n    Two short walks.",
                        "2 runs of 100 steps of the simulation walk",
                        "--set stepSize=1/64",
                        "--record probe:at=0,50,100",
                        "--stages norm");
    }

    @Test
    void shouldGiveAPresetAsJson() {
        JsonNode preset = find(run("presets", "--json").exits(0).json(), "stroll");
        assertEquals("walk", preset.path("simulation").asText());
        assertEquals(100, preset.path("steps").asLong());
        assertEquals("1/64", preset.path("settings").path("stepSize").asText());
        assertEquals("norm", preset.path("stages").path(0).asText());
    }

    @Test
    void shouldListPresetsThatCanOnlyBeSwept() {
        run("presets").exits(0).says("linear-scaling", "    only as a sweep:");
        JsonNode presets = run("presets", "--json").exits(0).json();
        assertTrue(find(presets, "linear-scaling").path("onlyAsSweep").asBoolean());
        assertFalse(find(presets, "paper-short").path("onlyAsSweep").asBoolean(true));
        assertTrue(find(presets, "linear-scaling").path("grid").has("batchSize"));
    }

    @Test
    void shouldShowTheKeysOfASimulation() {
        run("simulations", "walk").exits(0).says("stepSize", "0.01", "whole number", "presets: stroll");
        JsonNode keys = run("simulations", "walk", "--json").json().path(0).path("keys");
        assertEquals(0.01, find(keys, "stepSize").path("default").asDouble());
    }

    @Test
    void shouldRefuseAnUnknownSimulation() {
        run("simulations", "wlak").exits(64).complains("There is no simulation \"wlak\"", "walk");
    }

    @Test
    void shouldExplainAStage() {
        run("stages").exits(0).says("norm", "The largest element of each weight matrix.");
        run("stages", "norm")
                .exits(0)
                .says(
                        "weights/*",
                        "required",
                        "largest",
                        "scalar",
                        "max |W_ij|",
                        "--set norm.PARAMETER=VALUE",
                        "factor");
        JsonNode stage = run("stages", "norm", "--json").json().path(0);
        assertEquals("scalar", stage.path("outputs").path(0).path("shape").asText());
        assertEquals("weights/*", stage.path("needs").path(0).path("pattern").asText());
    }

    @Test
    void shouldRefuseAnUnknownStage() {
        run("stages", "nrom", "--json").exits(64).complains("There is no stage \"nrom\"", "norm");
    }

    private static JsonNode find(JsonNode list, String name) {
        for (JsonNode entry : list) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError(name + " is not in " + list);
    }
}

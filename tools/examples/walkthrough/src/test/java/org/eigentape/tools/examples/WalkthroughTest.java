package org.eigentape.tools.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Does to the letter what the pages tell a newcomer to do. */
@DisabledOnOs(OS.WINDOWS)
class WalkthroughTest {

    private static final String STAGE_SOURCES = "tools/examples/gradient-alignment-stage/";

    @TempDir
    Path folder;

    @Test
    void shouldRunAStageWrittenFromThePageOverAnExistingRecording() throws Exception {
        House house = new House(folder);
        house.run("tools/eigentape record demo --runs 2 --steps 2000 --out recordings/demo-1");
        Page page = Repository.page("stages/README.md");
        for (Page.Block file : page.pieces()) {
            String path = String.valueOf(file.comment());
            assertTrue(path.startsWith(STAGE_SOURCES), path);
            Path target = house.resolve("gradient-alignment/" + path.substring(STAGE_SOURCES.length()));
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }

        String output = house.run(page.commands());
        assertTrue(output.contains("cosine_mean"), output);
        String rows = house.run("tools/eigentape results recordings/demo-1 --stage gradient-alignment --json");
        assertTrue(rows.contains("\"sample_norm\""), rows);
        assertTrue(rows.contains("\"noise_scale\""), rows);
        assertTrue(rows.contains("window=8"), rows);
        house.run("tools/eigentape verify recordings/demo-1");
        assertTrue(Files.isRegularFile(
                house.resolve("recordings/demo-1/results/gradient-alignment@1-default/run-1.results")));
    }

    @Test
    void shouldRecordReplayAndPlotASimulationFromAJar() throws Exception {
        House house = new House(folder);
        house.run(Repository.page("engine/README.md").commands());

        String rows = house.run("tools/eigentape results recordings/ornstein-uhlenbeck-1 --stage spectrum --json");
        assertTrue(rows.contains("\"weights/a\""), "no results for weights/a");
        assertTrue(rows.contains("\"weights/b\""), "no results for weights/b");
        house.run("tools/eigentape verify recordings/ornstein-uhlenbeck-1");
        assertEquals(
                List.of("eigenvalues-weights.a.png", "eigenvalues-weights.b.png"),
                plots(house.resolve("recordings/ornstein-uhlenbeck-1/plots"), "eigenvalues"));
    }

    private static List<String> plots(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }
}

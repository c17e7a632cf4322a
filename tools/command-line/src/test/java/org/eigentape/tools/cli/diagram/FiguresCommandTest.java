package org.eigentape.tools.cli.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Interruption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresCommandTest {

    @TempDir
    Path directory;

    @Test
    void shouldDrawTheSweepThatTheSweepCommandMade() throws IOException {
        Path sweep = sweep("temperature=1/4,1", "inverseSigmaW=1,8");
        CommandRun.run("figures", sweep).exits(ExitCode.DONE).says("test-loss.png", "diverged.svg", "index.html");
        assertTrue(Files.isRegularFile(sweep.resolve("figures/index.html")));
        Path out = directory.resolve("elsewhere");
        JsonNode json = CommandRun.run("figures", sweep, "--out", out, "--json")
                .exits(ExitCode.DONE)
                .json();
        assertEquals(out.resolve("index.html").toString(), json.path("page").asText());
        json.path("figures").forEach(file -> assertTrue(Files.isRegularFile(Path.of(file.asText())), file.asText()));
        assertEquals(30, json.path("figures").size());
        assertEquals(
                -1,
                Files.mismatch(sweep.resolve("figures/test-loss.svg"), out.resolve("test-loss.svg")),
                "the same bytes twice");

        Files.delete(sweep.resolve("phase.csv"));
        CommandRun.run("figures", sweep).exits(ExitCode.INCOMPLETE).complains("has no phase.csv", "eigentape sweep");
        Files.writeString(sweep.resolve("phase.csv"), "T,inv");
        CommandRun.run("figures", sweep).exits(ExitCode.CORRUPT_OR_FAILED).complains("phase.csv is damaged");
    }

    @Test
    void shouldRefuseASweepOverOtherAxes() {
        CommandRun.run("figures", sweep("temperature=1/4,1", "inverseSigmaW=8", "batchSize=2,4"))
                .exits(ExitCode.WRONG_USAGE)
                .complains("batchSize", "temperature and inverseSigmaW");
    }

    @Test
    void shouldRefuseASweepOverALine() {
        CommandRun.run("figures", sweep("temperature=1/4,1", "inverseSigmaW=8"))
                .exits(ExitCode.WRONG_USAGE)
                .complains("only one value of inverseSigmaW");
    }

    @Test
    void shouldRefuseWhatIsNotASweep() {
        CommandRun.run("figures", directory.resolve("nowhere"))
                .exits(ExitCode.NOT_A_RECORDING)
                .complains("is not a sweep");
        CommandRun.run("figures", directory).exits(ExitCode.NOT_A_RECORDING).complains("is not a sweep");
        assertFalse(Files.exists(directory.resolve("figures")));
        CommandRun.run("figures").exits(ExitCode.WRONG_USAGE);
    }

    @Test
    void shouldStopWhenInterrupted() {
        Path sweep = sweep("temperature=1/4,1", "inverseSigmaW=1,8");
        Interruption interruption = new Interruption();
        interruption.request();
        CommandRun.run(interruption, Map.of(), "figures", sweep).exits(ExitCode.INTERRUPTED);
        assertFalse(Files.exists(sweep.resolve("figures/index.html")));
    }

    private Path sweep(String... axes) {
        Path sweep = directory.resolve("sweep");
        List<Object> arguments = new ArrayList<>(
                List.of("sweep", "paper-short", "--set", "samples=40", "--runs", "1", "--steps", "20", "--out", sweep));
        for (String axis : axes) {
            arguments.add("--grid");
            arguments.add(axis);
        }
        CommandRun.run(arguments.toArray()).exits(ExitCode.DONE);
        return sweep;
    }
}

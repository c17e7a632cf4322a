package org.eigentape.tools.cli.sweep;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.command.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands for recordings say of a sweep. */
class SweepMessagesTest {

    @TempDir
    private static Path shared;

    private static Path sweep;

    @BeforeAll
    static void sweep() {
        sweep = shared.resolve("my walks");
        run("sweep", "stroll", "--grid", "stepSize=1/8,1/4", "--out", sweep).exits(ExitCode.DONE);
    }

    @Test
    void shouldListTheCells() {
        JsonNode cells = run("ls", sweep, "--json").exits(ExitCode.DONE).json();
        assertEquals(2, cells.size());
        assertEquals(
                sweep.resolve("cells/stepSize=1over4").toString(),
                cells.path(0).path("recording").asText());
    }

    @Test
    void shouldPointToTheCells() {
        for (String command : List.of("results", "describe", "dump", "plot")) {
            run(command, sweep)
                    .exits(ExitCode.NOT_A_RECORDING)
                    .complains("is a sweep, not a recording", "'eigentape ls \"" + sweep + "\"'");
        }
        run("export", sweep, "--to", "csv").exits(ExitCode.NOT_A_RECORDING).complains("is a sweep, not a recording");
    }

    @Test
    void shouldQuotePathsThatAShellWouldTakeApart() {
        CommandRun recorded =
                run("record", "stroll", "--out", shared.resolve("a walk")).exits(ExitCode.DONE);
        assertTrue(recorded.out().contains(" \"" + shared.resolve("a walk") + "\""), recorded.out());
    }
}

package org.eigentape.tools.cli.record;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.session.SessionSummary;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.tools.cli.results.Plots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextCommandsTest {

    @TempDir
    private Path directory;

    @Test
    void shouldOfferToDrawTheFiguresThatAnInterruptionKeptFromBeingDrawn() {
        Path out = directory.resolve("a");
        run("record", "stroll", "--out", out).exits(0);
        SessionSummary summary =
                new SessionSummary(RecordingDirectory.open(out), true, null, 1, 1, List.of(), List.of());
        NextCommands next = new NextCommands(out, summary, new StageCatalog(List.of()));
        assertEquals(
                List.of("verify " + out, "plot " + out, "describe " + out, "export " + out + " --to npz"),
                next.after(new Plots.Drawn(List.of(), List.of(), true)));
        assertEquals(
                List.of("verify " + out, "describe " + out, "export " + out + " --to npz"),
                next.after(new Plots.Drawn(List.of(), List.of(), false)));
        assertEquals(
                List.of("verify " + out, "describe " + out, "plot " + out),
                next.after(new Plots.Drawn(List.of(out.resolve("plots/a.png")), List.of(), false)));
    }
}

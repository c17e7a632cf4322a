package org.eigentape.tools.cli;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.Interruption;
import org.eigentape.tools.command.OutputFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @Test
    void shouldListEveryCommandWithOneLineEach() {
        CommandRun help = run("--help").exits(0);
        for (CommandTable.Entry entry : CommandTable.commands(null, problem -> {})) {
            help.says("  " + entry.name(), entry.summary().split(" ")[0]);
        }
        assertEquals("", help.err());
    }

    @Test
    void shouldExplainEveryCommandWithAnExample() {
        for (CommandTable.Entry entry : CommandTable.commands("record", problem -> {})) {
            run(entry.name(), "--help").exits(0).says("Usage: eigentape " + entry.name(), "--json", "Examples:");
        }
    }

    @Test
    void shouldExplainEveryExitCode() throws IOException {
        String page = Files.readString(Path.of("../README.md"));
        String help = run("--help").exits(0).out();
        for (int code : new int[] {0, 1, 2, 3, 4, 64, 130, 143}) {
            assertTrue(page.contains("\n| " + code + " | "), () -> code + " is not in the table of tools/README.md");
            assertTrue(help.matches("(?s).*Exit codes:.*\\b" + code + " [a-z].*"), () -> code + " is not in: " + help);
        }
    }

    @Test
    void shouldTakeHelpAsACommandToo() {
        assertEquals(run("--help"), run("help"));
        assertEquals(run("stages", "--help"), run("help", "stages"));
    }

    @Test
    void shouldPrintTheVersion() {
        run("--version").exits(0).says("eigentape ", "Java ");
    }

    @Test
    void shouldExplainItselfOnStandardErrorWithoutACommand() {
        CommandRun bare = run().exits(64);
        assertEquals("", bare.out());
        assertTrue(bare.err().contains("Usage: eigentape COMMAND"), bare.err());
    }

    @Test
    void shouldSuggestACommandThatLooksAlike() {
        for (String[] words : new String[][] {{"stage"}, {"stage", "--help"}, {"--help", "stage"}, {"help", "stage"}}) {
            run((Object[]) words)
                    .exits(64)
                    .complains("There is no command \"stage\"; did you mean \"stages\"?", "See 'eigentape --help'.");
        }
        run("pirouette", "--help").exits(64).complains("There is no command \"pirouette\". See");
    }

    @Test
    void shouldNameWhatTheJvmIgnoresOnTheClassPath(@TempDir Path directory) throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.jar"), "no zip");
        String entries = String.join(":", directory.toString(), broken.toString(), directory + "/missing.jar");
        CommandRun warned = run(new Interruption(), Map.of("EIGENTAPE_CLASSPATH", entries), "stages")
                .exits(0);
        List<String> lines = warned.err().lines().toList();
        assertEquals(2, lines.size(), warned.err());
        assertTrue(
                lines.get(0).startsWith("eigentape: EIGENTAPE_CLASSPATH names " + broken + ", which cannot be read"));
        assertTrue(lines.get(1).contains("missing.jar, which does not exist; it is ignored."), lines.get(1));
    }

    @Test
    void shouldRefuseAnUnknownOptionAndSayWhereHelpIs() {
        run("stages", "--jsom").exits(64).complains("--jsom", "--json", "See 'eigentape stages --help'.");
    }

    @Test
    void shouldRunACommandOfAnotherModule() {
        run("echo", "hello").exits(7).says("hello");
        run("--help").says("echo", "Says what it is told.");
    }

    @Test
    void shouldWriteTheTraceOfADefectToAFile() throws IOException {
        CommandRun defect = run("echo", "defect").exits(2);
        assertTrue(defect.err().startsWith("eigentape: Unexpected failure"), defect.err());
        assertFalse(defect.err().contains("\tat "), defect.err());
        String file = defect.err().replaceAll("(?s).*is in (\\S+\\.log)\\..*", "$1");
        assertTrue(Files.readString(Path.of(file)).contains("something nobody thought of"));
        Files.delete(Path.of(file));
    }

    @Test
    void shouldTakeWhatFailsAfterAnInterruptionForTheInterruption() {
        Interruption interruption = new Interruption();
        interruption.request();
        CommandRun stopped = run(interruption, Map.of(), "echo", "defect").exits(130);
        assertEquals("eigentape: Interrupted; nothing unfinished was kept.\n", stopped.err());
    }

    @Test
    void shouldSayInOneSentenceThatAThreadFailedUnlessItIsStopping() {
        var err = new java.io.ByteArrayOutputStream();
        Interruption interruption = new Interruption();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Failures failures = new Failures(new Console(stream, stream, false, Map.of(), Path.of("."), interruption));
        failures.inBackground(new Thread("releaser"), new NoClassDefFoundError("Gone"));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("eigentape: The thread releaser failed"));
        err.reset();
        interruption.request();
        failures.inBackground(new Thread("releaser"), new NoClassDefFoundError("Gone"));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldPrintTheTraceWhenAsked() throws IOException {
        CommandRun defect = run(new Interruption(), Map.of("EIGENTAPE_DEBUG", "1"), "echo", "defect");
        assertTrue(defect.err().contains("\tat "), defect.err());
        Files.delete(Path.of(defect.err().replaceAll("(?s).*is in (\\S+\\.log)\\..*", "$1")));
    }

    @Test
    void shouldBeSilentWhenTheReaderOfItsOutputHasGone() {
        CommandRun gone = runInto("Broken pipe", "stages");
        assertEquals("", gone.err());
        assertEquals(0, gone.exitCode());
    }

    @Test
    void shouldNotClaimSuccessWhenItsOutputIsCut() {
        CommandRun cut = runInto("No space left on device", "stages");
        assertEquals(2, cut.exitCode());
        assertEquals("eigentape: Standard output cannot be written: No space left on device.\n", cut.err());
    }

    private static CommandRun runInto(String failure, String... arguments) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) {
                throw new OutputFailedException(new IOException(failure));
            }
        };
        var err = new java.io.ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(new java.io.BufferedOutputStream(broken, 1 << 16), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of(),
                Path.of("."),
                new Interruption());
        int exitCode = Eigentape.run(console, arguments);
        return new CommandRun(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }

    /** As letters beyond ASCII are for Java under LC_ALL=C; a test has no other that every system refuses. */
    @Test
    void shouldSayWhatToDoAboutPathsThatTheSystemCannotName() {
        CommandRun.run("verify", "a\0b").exits(64).complains("has no letters for this path", "LC_ALL=C.UTF-8");
        CommandRun.run("sweep", "paper-short", "--out", "a\0b").exits(64).complains("has no letters for this path");
    }

    @Test
    void shouldKeepStandardOutputForJson() {
        for (String command : List.of("presets", "stages", "simulations")) {
            CommandRun json = run(command, "--json").exits(0);
            assertTrue(json.json().isArray(), command);
        }
    }
}

package org.eigentape.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a process that is sent a signal exits with. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisabledOnOs(OS.WINDOWS)
class SignalTest {

    private @Nullable Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldExitAsACompletedCommandWhenTheSignalCameTooLateToStopIt() throws Exception {
        assertEquals(7, exitCodeAfter("TERM", "late"));
    }

    @Test
    void shouldExitAsACompletedCommandAfterCtrlCTooLate() throws Exception {
        assertEquals(7, exitCodeAfter("INT", "late"));
    }

    @Test
    void shouldTellWhatCutACommandShort() throws Exception {
        assertEquals(143, exitCodeAfter("TERM", "cut"));
    }

    @Test
    void shouldTellThatCtrlCCutACommandShort() throws Exception {
        assertEquals(130, exitCodeAfter("INT", "cut"));
    }

    @Test
    void shouldEndACommandThatHasNothingToSaveAndDoesNotNotice() throws Exception {
        assertEquals(143, exitCodeAfter("TERM", "deaf"));
    }

    private int exitCodeAfter(String signal, String word) throws IOException, InterruptedException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Eigentape.class.getName(),
                        "echo",
                        word)
                .redirectErrorStream(true)
                .start();
        process = started;
        try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("waiting", output.readLine());
            assumeTrue(!signal.equals("INT") || !ignoresCtrlC(), "started in the background, where Ctrl-C is ignored");
            Process sent = new ProcessBuilder("kill", "-" + signal, Long.toString(started.pid())).start();
            assertEquals(0, sent.waitFor());
            String told = output.readLine();
            assertTrue(told != null && (word.equals("late") ? told.equals(word) : told.contains("Interrupted")), told);
            assertTrue(started.waitFor(30, TimeUnit.SECONDS), "the program does not end");
        }
        return started.exitValue();
    }

    /** A shell lets its background jobs ignore Ctrl-C, and their children inherit that. */
    private static boolean ignoresCtrlC() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "kill -INT $$; exit 0").start();
        return shell.waitFor() == 0;
    }
}

package org.eigentape.tools.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The outside world of one call of a command. A test gives streams of its own and reads them afterwards.
 *
 * @param out standard output
 * @param err standard error
 * @param terminal whether people watch standard error, so that a line may be drawn over
 * @param environment variables such as {@code EIGENTAPE_DEBUG}
 * @param temporaryDirectory where the trace of an unexpected failure goes
 * @param interruption whether the command was asked to stop
 */
public record Console(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Map<String, String> environment,
        Path temporaryDirectory,
        Interruption interruption) {

    /**
     * The console of this process.
     *
     * @return standard streams, of which the output throws {@link OutputFailedException} when it cannot be written
     */
    public static Console ofProcess() {
        CheckedOutput output = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
        return new Console(
                new PrintStream(new BufferedOutputStream(output, 1 << 15), false, StandardCharsets.UTF_8),
                System.err,
                isTerminal(Path.of("/proc/self/fd/2")) && !"dumb".equals(System.getenv("TERM")),
                System.getenv(),
                Path.of(System.getProperty("java.io.tmpdir")),
                new Interruption());
    }

    private static boolean isTerminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    /**
     * Whether traces of failures are wanted.
     *
     * @return true with {@code EIGENTAPE_DEBUG=1}
     */
    public boolean debug() {
        return "1".equals(environment.get("EIGENTAPE_DEBUG"));
    }
}

package org.eigentape.tools.benchmarks.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The training loop in C, {@code training_loop.c}, compiled for this machine and run as a process of its own, which times
 * itself. For one thread.
 */
final class CompiledLoop implements AutoCloseable {

    private static final String SOURCE = "training_loop.c";
    private static final int LONGEST_COMPILATION_SECONDS = 60;

    private final Process process;
    private final OutputStream requests;
    private final BufferedReader answers;

    private CompiledLoop(Process process) {
        this.process = process;
        this.requests = process.getOutputStream();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Compiles and starts the loop.
     *
     * @param directory an empty one
     * @return the running loop, or nothing where there is no C compiler, or none for these vector instructions
     * @throws IOException if files cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    static Optional<CompiledLoop> start(Path directory) throws IOException, InterruptedException {
        Path source = directory.resolve(SOURCE);
        Path program = directory.resolve("training_loop");
        try (InputStream in = CompiledLoop.class.getResourceAsStream(SOURCE)) {
            Files.copy(java.util.Objects.requireNonNull(in, SOURCE), source);
        }
        ProcessBuilder compiler = new ProcessBuilder(
                        "cc",
                        "-O3",
                        "-march=native",
                        "-ffp-contract=fast",
                        "-o",
                        program.toString(),
                        source.toString(),
                        "-lm")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (!succeeds(compiler)) {
            return Optional.empty();
        }
        return Optional.of(new CompiledLoop(new ProcessBuilder(program.toString()).start()));
    }

    private static boolean succeeds(ProcessBuilder command) throws InterruptedException {
        try {
            Process process = command.start();
            if (process.waitFor(LONGEST_COMPILATION_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Trains on.
     *
     * @param steps how many
     * @return nanoseconds of processor time
     * @throws IOException if the process has died
     */
    double train(long steps) throws IOException {
        requests.write((steps + "\n").getBytes(StandardCharsets.US_ASCII));
        requests.flush();
        @Nullable String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the loop in C ended");
        }
        return Double.parseDouble(answer.substring(0, answer.indexOf(' ')));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

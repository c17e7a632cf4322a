package org.eigentape.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.journal.ChronicleAppender;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.journal.JournalSettings;
import org.eigentape.engine.journal.SpaceGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A writer in another process: watched while it writes, refused company, and killed. */
@Timeout(120)
class WriterProcessTest {

    private static final int KILLS = 4;
    /** A longer look: {@code -Deigentape.stops=10000}, at about 30 each second. */
    private static final int STOPS = Integer.getInteger("eigentape.stops", 200);

    private static final int STOPS_PER_WRITER = 100;

    @TempDir
    private Path temporary;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldLeaveAValidPrefixWithEverythingAcknowledgedWhenKilled() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Path root = temporary.resolve("killed" + kill);
            Process writer = start(root, 20_000);
            awaitEvents(root, 100 + random.nextInt(3000));
            writer.destroyForcibly().waitFor();
            long acknowledged = acknowledged(root);
            VerificationResult result = Verification.verify(root, VerificationProgress.NONE);
            assertEquals(VerificationState.INCOMPLETE, result.state(), result.message() + " seed " + seed);
            assertTrue(
                    result.events() >= acknowledged,
                    result.events() + " of " + acknowledged + " acknowledged events, seed " + seed);
        }
    }

    /**
     * What a stopped process leaves in its files is what a killed one leaves, and it can be looked at again and again.
     * Each excerpt has a segment of its own, so that most moments belong to a roll.
     */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldLeaveAValidPrefixAtEveryMomentOfARoll() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int stops = 0; stops < STOPS; stops += STOPS_PER_WRITER) {
            Path root = temporary.resolve("stopped" + stops);
            Process writer = start(root, 1);
            awaitEvents(root, 1);
            for (int stop = 0; stop < STOPS_PER_WRITER; stop++) {
                signal(writer, "STOP");
                long acknowledged = acknowledged(root);
                VerificationResult result = Verification.verify(root, VerificationProgress.NONE);
                assertEquals(VerificationState.INCOMPLETE, result.state(), result.message() + " seed " + seed);
                assertTrue(result.events() >= acknowledged, result.events() + " of " + acknowledged + " events");
                signal(writer, "CONT");
                LockSupport.parkNanos(random.nextInt(1_000_000));
            }
            writer.destroyForcibly().waitFor();
        }
    }

    private static void signal(Process process, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    @Test
    void shouldBeReadWhileItWritesAcrossRolls() throws Exception {
        Path root = temporary.resolve("live");
        start(root, 5_000);
        awaitEvents(root, 10);
        long events = 0;
        try (JournalScanner scanner = new JournalScanner(root.resolve("events"))) {
            while (events < 20_000) {
                EventView event = scanner.next();
                if (event == null) {
                    Thread.sleep(1);
                } else {
                    assertEquals(events++, event.sequence());
                }
            }
        }
        VerificationResult live = Verification.verify(root, VerificationProgress.NONE);
        assertEquals(VerificationState.INCOMPLETE, live.state(), live.message());
        assertTrue(live.message().contains("being written"), live.message());
        assertTrue(live.events() >= events);
        assertTrue(QueueDocuments.segments(root.resolve("events")).size() > 100);
    }

    @Test
    void shouldKeepASecondWriterOut() throws Exception {
        Path root = temporary.resolve("busy");
        Process writer = start(root, 1 << 20);
        awaitEvents(root, 10);
        Path events = root.resolve("events");
        StorageException refused = assertThrows(
                StorageException.class,
                () -> ChronicleAppender.open(events, JournalSettings.forEventsUpTo(0), SpaceGuard.of(events)));
        assertTrue(refused.getMessage().contains("being written by another process"), refused.getMessage());
        Files.createFile(Path.of(acknowledgedFile(root) + ".stop"));
        assertTrue(writer.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, writer.exitValue());
        assertEquals(
                VerificationState.INCOMPLETE,
                Verification.verify(root, VerificationProgress.NONE).state());
    }

    @Test
    void shouldNameTheJavaOptionsThatAreMissing() throws Exception {
        Path root = temporary.resolve("plain");
        Process writer = start(root, 5_000, false);
        assertTrue(writer.waitFor(60, TimeUnit.SECONDS));
        assertTrue(
                output().contains("StorageException: Cannot start the journal")
                        && output().contains("--add-exports java.base/jdk.internal.ref=ALL-UNNAMED"),
                output());
    }

    private Process start(Path root, long segmentLength) throws IOException {
        return start(root, segmentLength, true);
    }

    private Process start(Path root, long segmentLength, boolean withOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (withOptions && option.startsWith("--add-") || option.startsWith("-Dchronicle")) {
                command.add(option);
            }
        }
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WritingProgram.class.getName(),
                root.toString(),
                Long.toString(segmentLength),
                acknowledgedFile(root).toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output").toFile())
                .start();
        started.add(process);
        return process;
    }

    private void awaitEvents(Path root, long events) throws Exception {
        while (acknowledged(root) < events) {
            assertTrue(started.get(started.size() - 1).isAlive(), () -> "the writer ended: " + output());
            Thread.sleep(2);
        }
    }

    private String output() {
        try {
            return Files.readString(temporary.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path acknowledgedFile(Path root) {
        return temporary.resolve(root.getFileName() + ".acknowledged");
    }

    private long acknowledged(Path root) throws IOException {
        Path file = acknowledgedFile(root);
        if (!Files.exists(file) || Files.size(file) < Long.BYTES) {
            return 0;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return in.readLong();
        }
    }
}

package org.eigentape.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.journal.ChronicleAppender;
import org.eigentape.engine.journal.JournalSettings;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.RecordingLock;
import org.eigentape.engine.journal.SpaceGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void shouldRefuseAnExistingOutput() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(file));
        InvalidRequestException e =
                assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(directory));
        assertTrue(e.getMessage().contains("exists already"), e.getMessage());
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertTrue(Files.isDirectory(RecordingDirectory.create(empty).events()));
    }

    @Test
    void shouldTakeTheNameOfARecordingThatDiedBeforeItsFirstEvent() throws IOException {
        Path root = directory.resolve("died");
        Files.createDirectories(root.resolve("events"));
        RecordingDirectory.create(root);
        Files.writeString(root.resolve(".manifest.json.new"), "{ half");
        Files.createFile(root.resolve("events/run.lock"));
        assertThrows(NotARecordingException.class, () -> RecordingDirectory.open(root));
        try (RecordingLock lock = RecordingDirectory.create(root).claim()) {
            assertTrue(RecordingLock.isHeld(root.resolve("events")));
            assertThrows(
                    StorageException.class,
                    () -> RecordingDirectory.create(root).claim());
            assertTrue(Files.exists(root.resolve("events/run.lock")), "what another process writes is left alone");
        }
        for (String other : List.of("notes.txt", "events/19700101-00LX.cq4", "manifest.json")) {
            Path file = Files.writeString(root.resolve(other), "precious");
            assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(root), other);
            Files.delete(file);
        }
        RecordingDirectory raced = RecordingDirectory.create(root);
        Files.writeString(root.resolve("manifest.json"), "{}");
        assertThrows(InvalidRequestException.class, raced::claim);
        assertFalse(RecordingLock.isHeld(root.resolve("events")));
        assertTrue(Files.exists(root.resolve("manifest.json")));
    }

    @Test
    void shouldTakeTheNameOfARecordingThatDiedWithItsManifestWritten() throws IOException {
        Path root = died("died");
        Path events = root.resolve("events");
        Files.writeString(root.resolve("config.yaml"), "steps: 1");
        Files.createFile(events.resolve("run.lock"));
        Files.writeString(events.resolve("metadata.cq4t"), "half made");
        try (RecordingLock lock = RecordingDirectory.create(root).claim()) {
            assertTrue(RecordingLock.isHeld(events));
            assertEquals(List.of("events"), names(root), "nothing of the recording before is taken for the new one's");
            assertEquals(List.of("run.lock"), names(events));
        }
    }

    @Test
    void shouldTakeTheNameOfARecordingThatDiedWithABlankSegment() throws IOException {
        Path root = died("died");
        Path events = root.resolve("events");
        byte[] blank = withoutEvents(withOneEvent(events));
        Path segment = segments(events).get(0);
        for (byte[] beginning : List.of(blank, new byte[blank.length], new byte[0])) {
            Files.write(segment, beginning);
            assertTrue(Remains.areAllOf(root), beginning.length + " bytes");
        }
        Files.write(segment, blank);
        try (RecordingLock lock = RecordingDirectory.create(root).claim()) {
            assertEquals(List.of("events"), names(root));
            assertEquals(List.of("run.lock"), names(events));
        }
    }

    @Test
    void shouldTouchNothingOfASegmentWithAnEventOrWithDamage() throws IOException {
        Path root = died("with-event");
        Path events = root.resolve("events");
        byte[] whole = withOneEvent(events);
        assertRefused(root, "one valid event");
        Path segment = segments(events).get(0);
        int frame = magic(whole);
        for (int offset : List.of(0, 4, frame - 4, frame, frame + 16)) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, offset, offset + 4, (byte) 0);
            Files.write(segment, damaged);
            assertRefused(root, "zeros at offset " + offset);
        }
        for (int length : List.of(frame - 4, frame, 4096, 64)) {
            Files.write(segment, Arrays.copyOf(whole, length));
            assertEquals(length == frame - 4, Remains.areAllOf(root), "a document that is cut is damage: " + length);
        }
        byte[] blank = withoutEvents(whole);
        Files.write(segment, blank);
        assertTrue(Remains.areAllOf(root), "the same file without the event is a beginning");
        Files.write(events.resolve("19700101-01LX.cq4"), blank);
        assertRefused(root, "a second segment is made only when the first is full");
        Files.delete(events.resolve("19700101-01LX.cq4"));
        byte[] stained = Arrays.copyOf(blank, 1 << 20);
        Files.write(segment, stained);
        assertTrue(Remains.areAllOf(root), "a block of which nothing was used");
        stained[stained.length - 3] = 1;
        Files.write(segment, stained);
        assertRefused(root, "a byte where none belongs");
    }

    /** The bytes of a journal that holds the start of a recording. */
    private static byte[] withOneEvent(Path events) throws IOException {
        try (JournalWriter journal = new JournalWriter(
                ChronicleAppender.open(
                        events, new JournalSettings(1 << 16, 1L << 20, 1 << 20), SpaceGuard.of(events, 0)),
                () -> 1)) {
            FrameBuffer event = new FrameBuffer(1 << 12);
            EventEncoder encoder = new EventEncoder();
            encoder.begin(event, EventType.RECORDING_STARTED, EventFrame.NO_RUN, 0, EventLayout.EMPTY, "{}");
            encoder.end();
            journal.append(event, 0);
            journal.sync();
        }
        return Files.readAllBytes(segments(events).get(0));
    }

    /** The same before the event was written. */
    private static byte[] withoutEvents(byte[] segment) {
        byte[] blank = segment.clone();
        Arrays.fill(blank, magic(blank) - 4, blank.length, (byte) 0);
        return blank;
    }

    private static void assertRefused(Path root, String why) throws IOException {
        List<Path> before = segments(root.resolve("events"));
        assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(root), why);
        assertThrows(StorageException.class, () -> Remains.clear(root), why);
        assertEquals(before, segments(root.resolve("events")), why);
        assertTrue(Files.exists(root.resolve("manifest.json")), why);
    }

    private static List<Path> segments(Path events) throws IOException {
        try (Stream<Path> files = Files.list(events)) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList();
        }
    }

    /** Where the first frame begins. */
    private static int magic(byte[] segment) {
        ByteBuffer words = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 <= segment.length; at += 4) {
            if (words.getInt(at) == EventFrame.MAGIC) {
                return at;
            }
        }
        throw new AssertionError("no frame");
    }

    @Test
    void shouldTouchNothingOfABeginningThatIsBeingWritten() throws IOException {
        Path root = died("busy");
        try (RecordingLock lock = RecordingLock.acquire(root.resolve("events"))) {
            assertThrows(
                    StorageException.class,
                    () -> RecordingDirectory.create(root).claim());
        }
        assertEquals(List.of("events", "manifest.json"), names(root));
    }

    @Test
    void shouldTouchNothingOfWhatIsMoreThanABeginning() throws IOException {
        for (String other : List.of(
                "notes.txt",
                "status.json",
                "results/a",
                "events/19700101-00LX.cq4.tmp",
                "events/resumed-0001/a",
                "events/notes.txt")) {
            Path root = died("with-" + other.replace('/', '-'));
            Path file = root.resolve(other);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
            InvalidRequestException e =
                    assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(root), other);
            assertTrue(e.getMessage().contains("exists already"), e.getMessage());
            assertTrue(Files.exists(file) && Files.exists(root.resolve("manifest.json")), other);
            assertThrows(StorageException.class, () -> Remains.clear(root), other);
            assertTrue(Files.exists(file) && Files.exists(root.resolve("manifest.json")), other);
        }
    }

    @Test
    void shouldTouchNothingOfARecordingWhoseEventsWereMovedAway() throws IOException {
        Path root = died("complete");
        ManifestTest.sample()
                .completed(new Completion(41, -7, 42, 4200, new TreeMap<>()))
                .write(root.resolve("manifest.json"));
        assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(root));
        Path damaged = died("damaged");
        Files.writeString(damaged.resolve("manifest.json"), "{");
        assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(damaged));
        Path linked = died("linked");
        Files.move(linked.resolve("manifest.json"), directory.resolve("elsewhere.json"));
        Files.createSymbolicLink(linked.resolve("manifest.json"), directory.resolve("elsewhere.json"));
        assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(linked));
        Path configuration = Files.createDirectory(directory.resolve("own"));
        Files.writeString(configuration.resolve("config.yaml"), "steps: 1");
        assertThrows(InvalidRequestException.class, () -> RecordingDirectory.create(configuration));
    }

    private Path died(String name) throws IOException {
        Path root = directory.resolve(name);
        Files.createDirectories(root.resolve("events"));
        ManifestTest.sample().write(root.resolve("manifest.json"));
        return root;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenItCannotBeMade() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThrows(StorageException.class, () -> RecordingDirectory.create(file.resolve("a/b")));
        RecordingDirectory made = RecordingDirectory.create(directory.resolve("recording"));
        Files.writeString(made.events().resolve("x"), "x");
        made.discard();
        assertFalse(Files.exists(directory.resolve("recording")));
        assertEquals(1, directory.toFile().list().length);
    }

    @Test
    void shouldDeleteATreeButNothingThatALinkLeadsTo(@TempDir Path elsewhere) throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "kept");
        Path tree = Files.createDirectories(elsewhere.resolve("tree/a/b"))
                .getParent()
                .getParent();
        Files.createFile(tree.resolve("a/file"));
        Path other = Files.createDirectory(elsewhere.resolve("other"));
        Files.createFile(other.resolve("inside"));
        Files.createSymbolicLink(tree.resolve("a/link"), other);
        Files.createSymbolicLink(tree.resolve("broken"), elsewhere.resolve("nowhere"));
        FileTree.delete(tree);
        FileTree.delete(tree);
        assertFalse(Files.exists(tree));
        assertTrue(Files.exists(kept) && Files.exists(other.resolve("inside")));
    }

    @Test
    void shouldSayWhatIsNotARecording() throws IOException {
        assertThrows(NotARecordingException.class, () -> RecordingDirectory.open(directory.resolve("missing")));
        assertThrows(NotARecordingException.class, () -> RecordingDirectory.open(directory));
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThrows(NotARecordingException.class, () -> RecordingDirectory.open(file));
        RecordingDirectory made = RecordingDirectory.create(directory.resolve("recording"));
        assertThrows(NotARecordingException.class, () -> RecordingDirectory.open(made.root()));
        Files.writeString(made.events().resolve("19700101-00LX.cq4"), "x");
        assertThrows(CorruptRecordingException.class, () -> RecordingDirectory.open(made.root()));
        ManifestTest.sample().write(made.manifest());
        assertEquals(made.root(), RecordingDirectory.open(made.root()).root());
    }

    @Test
    void shouldReadBackTheStatus() {
        RecordingStatus status = new RecordingStatus(
                RecordingState.STOPPED, "2026-01-01T00:00:00Z", new TreeMap<>(Map.of(0, 17L)), "interrupted");
        status.write(directory.resolve("status.json"));
        assertEquals(status, RecordingStatus.read(directory.resolve("status.json")));
    }
}

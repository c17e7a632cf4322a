package org.eigentape.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.RecordingLock;
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
                "events/19700101-00LX.cq4",
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

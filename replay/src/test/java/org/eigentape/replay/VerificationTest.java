package org.eigentape.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.FormatTooNewException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.recording.RecordingDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    @TempDir
    private Path temporary;

    @Test
    void shouldFindACompleteRecordingComplete() {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 10, 1 << 20);
        List<Long> progress = new ArrayList<>();
        VerificationResult result = Verification.verify(recording.root(), (read, total) -> progress.add(read));
        assertEquals(VerificationState.COMPLETE, result.state(), result.message());
        assertEquals(0, result.state().exitCode());
        // 1 start, 2 run starts, 2 x (10 steps, 3 probes, 2 snapshots, 1 end), 1 end.
        assertEquals(36, result.events());
        assertEquals(17, result.runs().get(1).events());
        assertEquals(10, result.runs().get(0).lastStep());
        assertTrue(result.runs().get(0).ended());
    }

    @Test
    void shouldGiveTheSameDigestsHoweverRunsInterleaveAndSnapshotsFall() {
        String first = digestOfRunOne("a", recording -> {
            for (int step = 0; step < 4; step++) {
                recording.step(1, step);
            }
        });
        String second = digestOfRunOne("b", recording -> {
            recording.event(EventType.SNAPSHOT, 1, 0, "");
            for (int step = 0; step < 4; step++) {
                recording.step(1, step);
                recording.event(EventType.SNAPSHOT, 0, step, "");
            }
        });
        assertEquals(first, second);
        assertFalse(first.equals(digestOfRunOne("c", recording -> recording.step(1, 0))));
    }

    private String digestOfRunOne(String name, Consumer<SampleRecording> events) {
        try (SampleRecording recording = started(name)) {
            events.accept(recording);
            recording.writer().flush();
        }
        return verify(name).runs().get(1).digest();
    }

    @Test
    void shouldCallAJournalWithoutEndIncomplete() {
        try (SampleRecording recording = started("r")) {
            recording.step(0, 0);
        }
        VerificationResult result = verify("r");
        assertEquals(1, result.state().exitCode(), result.message());
        assertEquals(4, result.events());
        assertFalse(result.runs().get(0).ended());
    }

    @Test
    void shouldCallAJournalWithEndButUnfinishedManifestIncomplete() {
        try (SampleRecording recording = new SampleRecording(temporary.resolve("r"), 1 << 20)) {
            recording.runs(2);
            recording.endEvent(recording.endAttributes());
        }
        VerificationResult result = verify("r");
        assertEquals(VerificationState.INCOMPLETE, result.state());
        assertTrue(result.message().contains("manifest"), result.message());
    }

    @Test
    void shouldSayThatARecordingIsBeingWritten() {
        try (SampleRecording recording = started("r")) {
            recording.writer().flush();
            VerificationResult result = verify("r");
            assertEquals(VerificationState.INCOMPLETE, result.state());
            assertTrue(result.message().contains("being written"), result.message());
        }
    }

    @Test
    void shouldRefuseEventsOutOfOrder() {
        refuse("second start", "second time", r -> r.event(EventType.RUN_STARTED, 0, 0, ""));
        refuse("no start", "before the start", r -> r.step(2, 0));
        refuse("back", "follows step 5", r -> {
            r.step(0, 5);
            r.step(0, 4);
        });
        refuse("twice", "second time", r -> {
            r.step(0, 5);
            r.step(0, 5);
        });
        refuse("probe", "probe of step 5", r -> {
            r.step(0, 5);
            r.probe(0, 5);
        });
        refuse("after end", "follows the end of its run", r -> {
            r.event(EventType.RUN_ENDED, 0, 5, "");
            r.step(0, 6);
        });
        refuse("two recordings", "second time", r -> r.event(EventType.RECORDING_STARTED, EventFrame.NO_RUN, 0, ""));
        refuse("open run", "has not ended", r -> r.endEvent(r.endAttributes()));
    }

    @Test
    void shouldRefuseAnEndThatDoesNotAgree() {
        refuse("after", "follows the end of the recording", r -> {
            endRuns(r);
            r.endEvent(r.endAttributes());
            r.event(EventType.SNAPSHOT, 0, 9, "");
        });
        refuse("count", "events where there are", r -> {
            endRuns(r);
            r.endEvent(r.endAttributes().replaceAll("\"events\":\\d+", "\"events\":3"));
        });
        refuse("digest", "other digests", r -> {
            endRuns(r);
            r.endEvent(r.endAttributes().replaceFirst(":\"...", ":\"zzz"));
        });
        refuse("text", "cannot be read", r -> {
            endRuns(r);
            r.endEvent("nonsense");
        });
        refuse("manifest", "no end event", r -> {
            endRuns(r);
            r.completeManifest();
        });
    }

    private static void endRuns(SampleRecording recording) {
        recording.event(EventType.RUN_ENDED, 0, 0, "");
        recording.event(EventType.RUN_ENDED, 1, 0, "");
    }

    private void refuse(String name, String message, Consumer<SampleRecording> events) {
        try (SampleRecording recording = started(name)) {
            events.accept(recording);
        }
        VerificationResult result = verify(name);
        assertEquals(VerificationState.CORRUPT, result.state(), name + ": " + result.message());
        assertTrue(result.message().contains(message), result.message());
    }

    @Test
    void shouldKeepAndSkipUnknownEventTypes() {
        try (SampleRecording recording = started("r")) {
            recording.step(0, 0);
            recording.unknown(0, 1);
            recording.step(0, 2);
            endRuns(recording);
        }
        try (RecordingReader reader = RecordingReader.open(temporary.resolve("r"), EventSelection.ALL)) {
            int unknown = 0;
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                if (event.type().isEmpty()) {
                    unknown++;
                    assertEquals(77, event.typeCode());
                    assertEquals(1, event.step());
                }
            }
            assertEquals(1, unknown);
        }
    }

    @Test
    void shouldRefuseANewerFormat() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 3, 1 << 20);
        QueueDocuments.Excerpt excerpt =
                QueueDocuments.excerpts(recording.events()).get(1);
        try (RandomAccessFile file = new RandomAccessFile(excerpt.file().toFile(), "rw")) {
            byte[] header = new byte[EventFrame.HEADER_LENGTH];
            file.seek(excerpt.position() + 4);
            file.readFully(header);
            header[4] = 2;
            CRC32C checksum = new CRC32C();
            checksum.update(header, 0, 52);
            file.seek(excerpt.position() + 4);
            file.write(header, 0, 52);
            file.writeInt(Integer.reverseBytes((int) checksum.getValue()));
        }
        VerificationResult result = verify("r");
        assertEquals(3, result.state().exitCode(), result.message());
        assertTrue(result.message().contains("newer release"), result.message());
        try (RecordingReader reader = RecordingReader.open(recording.root(), EventSelection.ALL)) {
            reader.next();
            assertThrows(FormatTooNewException.class, reader::next);
        }
    }

    @Test
    void shouldSayWhatIsNotARecording() throws IOException {
        assertEquals(4, verify("missing").state().exitCode());
        Files.createDirectory(temporary.resolve("empty"));
        assertEquals(4, verify("empty").state().exitCode());
        Files.writeString(temporary.resolve("file"), "text");
        assertEquals(4, verify("file").state().exitCode());
        assertThrows(
                NotARecordingException.class,
                () -> RecordingReader.open(temporary.resolve("empty"), EventSelection.ALL));
    }

    @Test
    void shouldCallARecordingWithDamagedOrMissingPartsCorrupt() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 3, 1 << 20);
        String manifest = Files.readString(recording.manifest());
        Files.writeString(recording.manifest(), manifest.replace("\"sample\"", "\"simple\""));
        VerificationResult result = verify("r");
        assertEquals(VerificationState.CORRUPT, result.state());
        assertTrue(result.message().contains("manifest.json") && result.events() > 0, result.message());
        Files.delete(recording.manifest());
        assertEquals(VerificationState.CORRUPT, verify("r").state());
        Files.writeString(recording.manifest(), manifest);
        assertEquals(VerificationState.COMPLETE, verify("r").state());
        Files.move(recording.events(), temporary.resolve("elsewhere"));
        assertEquals(VerificationState.CORRUPT, verify("r").state());
    }

    @Test
    void shouldRefuseTheManifestOfAnotherRecording() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 3, 1 << 20);
        RecordingDirectory longer = SampleRecording.complete(temporary.resolve("s"), 4, 1 << 20);
        Files.copy(longer.manifest(), recording.manifest(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(VerificationState.CORRUPT, verify("r").state());
        try (RecordingReader reader = RecordingReader.open(recording.root(), EventSelection.ALL)) {
            CorruptRecordingException e = assertThrows(CorruptRecordingException.class, () -> {
                while (reader.next() != null) {
                    continue;
                }
            });
            assertTrue(e.getMessage().contains("after event 17, but manifest.json"), e.getMessage());
            assertTrue(e.getMessage().contains("the rest is lost. Events 0 to 17 are valid."), e.getMessage());
        }
    }

    @Test
    void shouldDeliverTheSelectionWithStartsEndsAndStepZero() {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 1500);
        List<String> delivered = new ArrayList<>();
        EventSelection selection = new EventSelection(Set.of(1), 4, 9, 4);
        try (RecordingReader reader = RecordingReader.open(recording.root(), selection)) {
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                delivered.add(event.type().orElseThrow() + " " + event.run() + " " + event.step());
            }
            assertNull(reader.next());
        }
        assertEquals(
                List.of(
                        "RECORDING_STARTED -1 0",
                        "RUN_STARTED 1 0",
                        "PROBE 1 0",
                        "SNAPSHOT 1 0",
                        "STEP 1 0",
                        "STEP 1 4",
                        "STEP 1 8",
                        "RUN_ENDED 1 12",
                        "RECORDING_ENDED -1 0"),
                delivered);
        assertEquals("from=4,to=9,every=4", selection.canonical());
        assertEquals("", EventSelection.ALL.canonical());
        assertThrows(InvalidRequestException.class, () -> new EventSelection(Set.of(), 9, 8, 1));
        assertThrows(InvalidRequestException.class, () -> new EventSelection(Set.of(), 0, 8, 0));
    }

    private SampleRecording started(String name) {
        SampleRecording recording = new SampleRecording(temporary.resolve(name), 1 << 20);
        recording.event(EventType.RUN_STARTED, 0, 0, "{\"seed\":1}");
        recording.event(EventType.RUN_STARTED, 1, 0, "{\"seed\":2}");
        return recording;
    }

    private VerificationResult verify(String name) {
        return Verification.verify(temporary.resolve(name), VerificationProgress.NONE);
    }
}

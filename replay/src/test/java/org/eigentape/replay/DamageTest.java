package org.eigentape.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.replay.QueueDocuments.Excerpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages a complete recording in every way that a disk or a hand can, and looks whether it is found and located. */
class DamageTest {

    private static final long SEED = 20260101;

    @TempDir
    private Path temporary;

    @Test
    void shouldFindEveryFlippedByteOfEveryEvent() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 8, 1500);
        SplittableRandom random = new SplittableRandom(SEED);
        int flips = 0;
        for (Excerpt excerpt : QueueDocuments.excerpts(recording.events())) {
            try (RandomAccessFile file = new RandomAccessFile(excerpt.file().toFile(), "rw")) {
                for (int at = excerpt.position(); at < excerpt.position() + 4 + excerpt.length(); at++) {
                    flip(file, at, 1 << random.nextInt(8));
                    VerificationResult result = verify(recording);
                    assertEquals(VerificationState.CORRUPT, result.state(), excerpt + " byte " + at);
                    assertTrue(result.message().matches("(?s).*(LX.cq4, offset \\d+|Event \\d+).*"), result.message());
                    restore(file, at);
                    flips++;
                }
            }
        }
        assertTrue(flips > 3000, "only " + flips + " flips");
        assertEquals(VerificationState.COMPLETE, verify(recording).state());
    }

    @Test
    void shouldFindEveryDamagedLengthWord() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 1500);
        SplittableRandom random = new SplittableRandom(SEED);
        for (Excerpt excerpt : QueueDocuments.excerpts(recording.events())) {
            try (RandomAccessFile file = new RandomAccessFile(excerpt.file().toFile(), "rw")) {
                int[] words = {
                    0,
                    0x80000000,
                    0xC0000000,
                    0x40000000,
                    excerpt.length() | 0x80000000,
                    excerpt.length() | 0x40000000,
                    excerpt.length() | 0xC0000000,
                    excerpt.length() + 4,
                    excerpt.length() + 8,
                    excerpt.length() - 8,
                    0x3fffffff,
                    0x7fffffff,
                    -1,
                    random.nextInt()
                };
                for (int word : words) {
                    file.seek(excerpt.position());
                    file.writeInt(Integer.reverseBytes(word));
                    VerificationResult result = verify(recording);
                    assertEquals(VerificationState.CORRUPT, result.state(), () -> excerpt + Integer.toHexString(word));
                }
                file.seek(excerpt.position());
                file.writeInt(Integer.reverseBytes(excerpt.length()));
            }
        }
        assertEquals(VerificationState.COMPLETE, verify(recording).state());
    }

    @Test
    void shouldFindOrWithstandEveryFlippedByteOfTheQueuesOwnData() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 1500);
        VerificationResult good = verify(recording);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Path> segments = QueueDocuments.segments(recording.events());
        List<Excerpt> excerpts = QueueDocuments.excerpts(recording.events());
        int found = 0;
        for (Path segment : segments) {
            int first = excerpts.stream()
                    .filter(e -> e.file().equals(segment))
                    .findFirst()
                    .orElseThrow()
                    .position();
            try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
                for (int flips = 0; flips < 400; flips++) {
                    int at = flips < 200 ? flips : random.nextInt(first);
                    flip(file, at, 1 << random.nextInt(8));
                    VerificationResult result = verify(recording);
                    if (result.state() == VerificationState.COMPLETE) {
                        assertEquals(good, result);
                    } else {
                        assertEquals(VerificationState.CORRUPT, result.state(), segment + " byte " + at);
                        found++;
                    }
                    restore(file, at);
                }
                for (long at = file.length() - 8; at < file.length(); at++) {
                    flip(file, at, 0x10);
                    VerificationResult result = verify(recording);
                    assertTrue(result.equals(good) || result.state() == VerificationState.CORRUPT, segment + " " + at);
                    restore(file, at);
                }
            }
        }
        assertTrue(found > 30, "found " + found);
    }

    @Test
    void shouldNotLoseEventsOfAnIncompleteRecordingToAFlip() throws IOException {
        RecordingDirectory recording = incomplete();
        VerificationResult good = verify(recording);
        assertEquals(VerificationState.INCOMPLETE, good.state());
        List<Excerpt> excerpts = QueueDocuments.excerpts(recording.events());
        Excerpt last = excerpts.get(excerpts.size() - 1);
        SplittableRandom random = new SplittableRandom(SEED);
        for (Path segment : QueueDocuments.segments(recording.events())) {
            try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
                boolean lastSegment = segment.equals(last.file());
                int end = (int) file.length();
                for (int flips = 0; flips < 600; flips++) {
                    int at = flips < 200 ? flips : random.nextInt(flips % 2 == 0 ? 0x8118 : 0, end);
                    if (lastSegment && at >= last.position() && at < last.position() + 4) {
                        // An excerpt that was not published looks like this: the last one cannot be told from it.
                        continue;
                    }
                    flip(file, at, 1 << random.nextInt(8));
                    VerificationResult result = verify(recording);
                    if (result.state() == VerificationState.INCOMPLETE) {
                        assertEquals(good, result, segment + " byte " + at);
                    } else {
                        assertEquals(VerificationState.CORRUPT, result.state(), segment + " byte " + at);
                    }
                    restore(file, at);
                }
            }
        }
    }

    @Test
    void shouldFindEveryTruncation() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 2500);
        List<Excerpt> excerpts = QueueDocuments.excerpts(recording.events());
        Excerpt last = excerpts.get(excerpts.size() - 1);
        Excerpt start = excerpts.stream()
                .filter(excerpt -> excerpt.file().equals(last.file()))
                .findFirst()
                .orElseThrow();
        assertTrue(last.position() > start.position());
        byte[] good = Files.readAllBytes(last.file());
        for (int length = good.length - 1; length >= start.position(); length--) {
            Files.write(last.file(), java.util.Arrays.copyOf(good, length));
            VerificationResult result = verify(recording);
            assertEquals(VerificationState.CORRUPT, result.state(), "cut at " + length);
            assertTrue(result.message().contains("offset"), result.message());
        }
        for (int length = start.position(); length >= 0; length -= 997) {
            Files.write(last.file(), java.util.Arrays.copyOf(good, length));
            assertEquals(VerificationState.CORRUPT, verify(recording).state(), "cut at " + length);
        }
    }

    @Test
    void shouldFindEveryTruncationBehindTheLastEventOfASegment() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 2500);
        List<Path> segments = QueueDocuments.segments(recording.events());
        assertTrue(segments.size() > 1);
        for (Path segment : segments) {
            byte[] good = Files.readAllBytes(segment);
            for (int less = 1; less <= 64; less++) {
                Files.write(segment, java.util.Arrays.copyOf(good, good.length - less));
                assertEquals(VerificationState.CORRUPT, verify(recording).state(), segment + " without " + less);
            }
            Files.write(segment, good);
        }
        assertEquals(VerificationState.COMPLETE, verify(recording).state());
    }

    @Test
    void shouldFindGarbageBehindTheEnd() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 1500);
        List<Path> segments = QueueDocuments.segments(recording.events());
        Path last = segments.get(segments.size() - 1);
        for (int gap : new int[] {0, 1, 4, 100, 70_000}) {
            byte[] good = Files.readAllBytes(last);
            Files.write(last, new byte[gap], StandardOpenOption.APPEND);
            assertEquals(VerificationState.COMPLETE, verify(recording).state(), "blank space is harmless");
            Files.write(last, new byte[] {1}, StandardOpenOption.APPEND);
            assertEquals(VerificationState.CORRUPT, verify(recording).state(), "gap of " + gap);
            Files.write(last, good);
        }
    }

    @Test
    void shouldFindMissingSwappedAndForeignFiles() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 1500);
        List<Path> segments = QueueDocuments.segments(recording.events());
        assertTrue(segments.size() >= 3);
        Path aside = temporary.resolve("aside");
        for (Path segment : segments) {
            Files.move(segment, aside);
            assertEquals(VerificationState.CORRUPT, verify(recording).state(), segment + " missing");
            Files.move(aside, segment);
        }
        swap(segments.get(0), segments.get(1), aside);
        assertEquals(VerificationState.CORRUPT, verify(recording).state());
        swap(segments.get(0), segments.get(1), aside);
        Path copy = recording.events().resolve("19991231-00LX.cq4");
        Files.copy(segments.get(1), copy);
        assertEquals(VerificationState.CORRUPT, verify(recording).state());
        Files.delete(copy);
        Path foreign = Files.createFile(recording.events().resolve("notes.cq4"));
        assertEquals(VerificationState.CORRUPT, verify(recording).state());
        Files.delete(foreign);
        Path other =
                SampleRecording.complete(temporary.resolve("other"), 13, 1500).events();
        Files.copy(QueueDocuments.segments(other).get(2), segments.get(2), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(VerificationState.CORRUPT, verify(recording).state());
    }

    @Test
    void shouldSurviveRandomFiles() throws IOException {
        RecordingDirectory recording = SampleRecording.complete(temporary.resolve("r"), 12, 1500);
        List<Path> segments = QueueDocuments.segments(recording.events());
        byte[] good = Files.readAllBytes(segments.get(1));
        for (long seed = SEED; seed < SEED + 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = random.nextBoolean() ? good.clone() : new byte[random.nextInt(1, 100_000)];
            int from = random.nextInt(bytes.length);
            byte[] noise = new byte[random.nextInt(bytes.length - from) + 1];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, from, noise.length);
            Files.write(segments.get(1), bytes);
            VerificationState state = verify(recording).state();
            if (state != VerificationState.CORRUPT && state != VerificationState.COMPLETE) {
                fail("seed " + seed + " gave " + state);
            }
        }
    }

    private RecordingDirectory incomplete() {
        try (SampleRecording recording = new SampleRecording(temporary.resolve("incomplete"), 1500)) {
            recording.runs(12);
            return recording.directory();
        }
    }

    private static void swap(Path first, Path second, Path aside) throws IOException {
        Files.move(first, aside);
        Files.move(second, first);
        Files.move(aside, second);
    }

    private int flippedByte;

    private void flip(RandomAccessFile file, long at, int mask) throws IOException {
        file.seek(at);
        flippedByte = file.read();
        file.seek(at);
        file.write(flippedByte ^ mask);
    }

    private void restore(RandomAccessFile file, long at) throws IOException {
        file.seek(at);
        file.write(flippedByte);
    }

    private static VerificationResult verify(RecordingDirectory recording) {
        return Verification.verify(recording.root(), VerificationProgress.NONE);
    }
}

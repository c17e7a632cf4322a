package org.eigentape.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files as a writer leaves them that is killed while it goes from one segment to the next, in the order in which
 * sampling a stopped writer shows them: the end word, then the bytes of its mark, then a new file that is empty, blank,
 * or has the first word of a header that is being made.
 */
class CrashImageTest {

    private static final int END_OF_FILE = 0xC0000000;
    private static final byte[] MARK = {(byte) 0xC3, 'E', 'O', 'F'};
    private static final int HEADER_BEING_MADE = 0x80000000;

    @TempDir
    private Path temporary;

    private Path root;
    private Path next;
    private Path last;
    private int end;

    @BeforeEach
    void stopWithinARoll() throws IOException {
        root = temporary.resolve("r");
        try (SampleRecording recording = new SampleRecording(root, 300)) {
            recording.runs(2);
        }
        List<Path> segments = QueueDocuments.segments(root.resolve("events"));
        assertTrue(segments.size() >= 3);
        next = segments.get(segments.size() - 1);
        last = segments.get(segments.size() - 2);
        Files.delete(next);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(last)).order(ByteOrder.LITTLE_ENDIAN);
        end = bytes.capacity() - 8;
        assertEquals(END_OF_FILE, bytes.getInt(end));
        assertEquals(ByteBuffer.wrap(MARK).order(ByteOrder.LITTLE_ENDIAN).getInt(), bytes.getInt(end + 4));
    }

    @Test
    void shouldTakeEveryMomentOfTheEndMarkForAnIncompleteRecording() throws IOException {
        for (int stored = 0; stored <= MARK.length; stored++) {
            mark(Arrays.copyOf(Arrays.copyOf(MARK, stored), MARK.length));
            assertEquals(VerificationState.INCOMPLETE, verify(), stored + " bytes of the mark");
        }
    }

    @Test
    void shouldTakeEveryMomentOfTheNextHeaderForAnIncompleteRecording() throws IOException {
        byte[] blank = new byte[1 << 16];
        byte[] header = blank.clone();
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(0, HEADER_BEING_MADE);
        for (byte[] image : List.of(new byte[0], blank, header)) {
            Files.write(next, image);
            assertEquals(VerificationState.INCOMPLETE, verify(), image.length + " bytes");
        }
    }

    @Test
    void shouldTakeAnythingElseForDamage() throws IOException {
        for (byte[] damaged : List.of(
                new byte[] {(byte) 0xC3, 0, 'O', 'F'},
                new byte[] {(byte) 0xC3, 'E', 'O', 'f'},
                new byte[] {0, 'E', 'O', 'F'},
                new byte[] {'E', 0, 0, 0})) {
            mark(damaged);
            assertEquals(VerificationState.CORRUPT, verify(), Arrays.toString(damaged));
        }
    }

    private void mark(byte[] bytes) throws IOException {
        byte[] file = Files.readAllBytes(last);
        System.arraycopy(bytes, 0, file, end + 4, bytes.length);
        Files.write(last, file);
    }

    private VerificationState verify() {
        return Verification.verify(root, VerificationProgress.NONE).state();
    }
}

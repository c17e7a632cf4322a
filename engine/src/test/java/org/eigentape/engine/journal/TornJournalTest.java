package org.eigentape.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.CorruptRecordingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer leaves of its last file when pages of it could not be stored. */
class TornJournalTest {

    @TempDir
    private Path events;

    @Test
    void shouldEndWithTheLastWholeEvent() throws IOException {
        try (JournalWriter writer = new JournalWriter(
                ChronicleAppender.open(events, JournalSettings.forEventsUpTo(0), SpaceGuard.of(events)), () -> 1)) {
            SampleEvents sample = new SampleEvents(writer, 3);
            sample.started();
            for (int step = 0; step < 40; step++) {
                sample.step(0, step, 20);
                if (step % 10 == 9) {
                    writer.flush();
                }
            }
        }
        List<Path> segments = JournalFiles.segments(events);
        Path last = segments.get(segments.size() - 1);
        byte[] whole = Files.readAllBytes(last);
        long all = count();
        for (int torn = whole.length - 8; torn > whole.length - 4000; torn -= 61) {
            byte[] image = whole.clone();
            java.util.Arrays.fill(image, torn, image.length, (byte) 0);
            Files.write(last, image);
            long readable = readable();
            ReadableEnd.cutDamage(events, last);
            assertEquals(readable, count(), "zeros from " + torn + " of " + whole.length);
        }
        Files.write(last, whole);
        assertEquals(all, count());
    }

    @Test
    void shouldLeaveOtherFilesAlone() throws IOException {
        shouldEndWithTheLastWholeEvent();
        Path file = JournalFiles.segments(events).get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 100] ^= 1;
        Files.write(file, bytes);
        assertThrows(CorruptRecordingException.class, () -> ReadableEnd.cutDamage(events, events.resolve("other.cq4")));
        assertEquals(bytes.length, Files.size(file));
    }

    private long readable() {
        try (JournalScanner scanner = new JournalScanner(events)) {
            try {
                while (scanner.next() != null) {}
            } catch (CorruptRecordingException e) {
                return scanner.nextSequence();
            }
            return scanner.nextSequence();
        }
    }

    private long count() {
        try (JournalScanner scanner = new JournalScanner(events)) {
            while (scanner.next() != null) {}
            assertNull(scanner.next());
            scanner.checkEnd(false);
            return scanner.nextSequence();
        }
    }
}

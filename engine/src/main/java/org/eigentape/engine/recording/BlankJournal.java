package org.eigentape.engine.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.journal.JournalScanner;

/**
 * Tells a journal whose writer died before its first event from one that was damaged. The scanner alone cannot: a file of
 * which the end was lost has no event either. So the segment must hold no trace of a frame, and nothing at all but where
 * the queue has its header and its indexes.
 */
final class BlankJournal {

    /** The queue's header and its two indexes take 33 kB. */
    private static final int LONGEST_BEGINNING = 64 << 10;

    private static final int CHUNK_LENGTH = 256 << 10;

    private BlankJournal() {}

    /** Whether the only segment of a journal holds no event and no damage. */
    static boolean isBlank(Path events, Path segment) {
        try (JournalScanner scanner = new JournalScanner(events)) {
            if (scanner.next() != null) {
                return false;
            }
            scanner.checkEnd(false);
        } catch (RecordingException e) {
            return false;
        }
        return isBeginning(segment);
    }

    private static boolean isBeginning(Path segment) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            for (long start = 0; read(channel, chunk, start) > 0; start += CHUNK_LENGTH) {
                for (int at = 0; at < CHUNK_LENGTH; at += Integer.BYTES) {
                    int word = chunk.getInt(at);
                    if (word == EventFrame.MAGIC || word != 0 && start + at >= LONGEST_BEGINNING) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            throw new StorageException("Cannot read " + segment + ": " + StorageException.reason(e) + ".", e);
        }
    }

    /** Fills the chunk, with zeros beyond the end of the file. */
    private static int read(FileChannel channel, ByteBuffer chunk, long start) throws IOException {
        chunk.clear();
        int count = 0;
        for (int more = 0; more >= 0 && chunk.hasRemaining(); count += Math.max(0, more)) {
            more = channel.read(chunk, start + count);
        }
        while (chunk.hasRemaining()) {
            chunk.put((byte) 0);
        }
        return count;
    }
}

package org.eigentape.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;

/**
 * The end of the last whole event of a journal that cannot be read further, and the only place where a journal is shortened:
 * by its own writer, when the disk failed it.
 *
 * @param file the segment
 * @param excerptStart offset of the word before the excerpt that cannot be read further
 * @param length bytes of that excerpt's events that can be read, 0 if none
 */
record ReadableEnd(Path file, long excerptStart, int length) {

    /**
     * Reads a journal to its end, and where one file cannot be read further shortens that to its last whole event.
     *
     * @param events the journal's directory
     * @param writable the only file that may be shortened
     * @throws IOException if it cannot be
     * @throws CorruptRecordingException if another file is damaged; nothing is changed then
     */
    static void cutDamage(Path events, Path writable) throws IOException {
        Optional<ReadableEnd> end;
        try (JournalScanner scanner = new JournalScanner(events)) {
            try {
                while (scanner.next() != null) {}
                return;
            } catch (CorruptRecordingException e) {
                end = scanner.readableEnd().filter(place -> place.file.equals(writable));
                if (end.isEmpty()) {
                    throw e;
                }
            }
        }
        end.get().cut();
    }

    private void cut() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (length == 0) {
                channel.truncate(excerptStart);
                return;
            }
            ByteBuffer word = ByteBuffer.allocate(QueueDocument.WORD_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(word.putInt(0, length), excerptStart);
            channel.truncate(excerptStart + QueueDocument.WORD_LENGTH + length);
        }
    }
}

package org.eigentape.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the excerpts with events are in an undamaged journal, found with a walk of its own. */
final class QueueDocuments {

    /** A document with events: {@code position} is that of its length word. */
    record Excerpt(Path file, int position, int length) {}

    private QueueDocuments() {}

    static List<Path> segments(Path events) {
        try (Stream<Path> files = Files.list(events)) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Excerpt> excerpts(Path events) throws IOException {
        List<Excerpt> excerpts = new ArrayList<>();
        for (Path file : segments(events)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int position = 0;
            while (position + 4 <= bytes.capacity()) {
                int word = bytes.getInt(position);
                if (word <= 0) {
                    if (word == 0 || word == 0xC0000000) {
                        break;
                    }
                    throw new IOException("unexpected word at " + position);
                }
                int length = word & 0x3fffffff;
                if ((word & 0x40000000) == 0) {
                    excerpts.add(new Excerpt(file, position, length));
                }
                position += 4 + (length + 3) / 4 * 4;
            }
        }
        return excerpts;
    }
}

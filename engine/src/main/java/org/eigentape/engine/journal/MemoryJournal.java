package org.eigentape.engine.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.FrameChecker;
import org.jspecify.annotations.Nullable;

/** A journal in memory, under the same contract as the one on disk. For tests and for measuring without a disk. */
public final class MemoryJournal implements JournalAppender {

    private final List<byte[]> excerpts = Collections.synchronizedList(new ArrayList<>());
    private long bytesAppended;

    /** Starts an empty journal. */
    public MemoryJournal() {}

    @Override
    public void append(FrameBuffer frames, int offset, int length) {
        excerpts.add(Arrays.copyOfRange(frames.array(), offset, offset + length));
        bytesAppended += length;
    }

    @Override
    public long bytesAppended() {
        return bytesAppended;
    }

    @Override
    public void sync() {
        // Memory has no disk to force.
    }

    @Override
    public void close() {
        // Readers may go on.
    }

    /**
     * Opens a reader at the first event. It may be used while another thread appends.
     *
     * @return a reader for one thread
     */
    public JournalReader reader() {
        return new Reader(excerpts);
    }

    private static final class Reader implements JournalReader {

        private final List<byte[]> excerpts;
        private final FrameChecker checker = new FrameChecker();
        private final FrameBuffer frames = new FrameBuffer(8);
        private final EventView view = new EventView();
        private int nextExcerpt;
        private int offset;
        private int end;
        private long bytesRead;

        Reader(List<byte[]> excerpts) {
            this.excerpts = excerpts;
        }

        @Override
        public @Nullable EventView next() {
            if (offset == end) {
                if (nextExcerpt == excerpts.size()) {
                    return null;
                }
                byte[] excerpt = excerpts.get(nextExcerpt++);
                frames.ensureCapacity(excerpt.length);
                System.arraycopy(excerpt, 0, frames.array(), 0, excerpt.length);
                offset = 0;
                end = excerpt.length;
            }
            int length = checker.check(frames, offset, end - offset, () -> "excerpt " + (nextExcerpt - 1));
            view.wrap(frames, offset);
            offset += length;
            bytesRead += length;
            return view;
        }

        @Override
        public long bytesRead() {
            return bytesRead;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

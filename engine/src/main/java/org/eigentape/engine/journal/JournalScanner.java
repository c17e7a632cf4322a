package org.eigentape.engine.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.FrameChecker;
import org.eigentape.engine.event.FramePlace;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal's files in plain Java: bounded reads, no mapping, none of the queue's code, so that a hostile or damaged
 * file can neither run code, nor crash the process, nor hide data. Works while another process appends, across rolls.
 *
 * <p>What a file hides is found by the chain: after the last document of a segment the next segment must hold exactly the
 * event that follows. Only the end of the last segment has nothing after it to vouch for it: {@link #checkEnd} does.
 *
 * <p>Holds one chunk of 256 KiB, one excerpt of 64 KiB or one larger event, and one open file. For one thread.
 */
public final class JournalScanner implements JournalReader {

    private final Path events;
    private final ByteBuffer chunk = SegmentFile.newChunk();
    private final FrameBuffer frames = new FrameBuffer(JournalWriter.BATCH_LENGTH);
    private final FrameChecker checker = new FrameChecker();
    private final EventView view = new EventView();
    private final FramePlace place = this::describePlace;
    private List<Path> segments = List.of();
    private int segmentIndex = -1;
    private @Nullable SegmentFile segment;
    private String unmarkedEnd = "";
    /** Where the next document's word is. */
    private long position;
    /** File offset of the current excerpt's first frame. */
    private long excerptPosition;

    private int excerptLength;
    private int excerptOffset;
    private long bytesRead;

    /**
     * Opens a journal at its first event.
     *
     * @param events the journal's directory
     * @throws org.eigentape.engine.error.NotARecordingException if there is no such directory
     * @throws CorruptRecordingException if it holds a file that does not belong there
     */
    public JournalScanner(Path events) {
        this.events = events;
        segments = JournalFiles.segments(events);
    }

    @Override
    public @Nullable EventView next() {
        while (excerptOffset == excerptLength) {
            if (!nextExcerpt()) {
                return null;
            }
        }
        int length = checkFrame();
        unmarkedEnd = "";
        view.wrap(frames, excerptOffset);
        excerptOffset += length;
        bytesRead += length;
        return view;
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    /**
     * The size of the journal's files, for progress.
     *
     * @return bytes, somewhat more than {@link #bytesRead()} reaches
     */
    public long totalBytes() {
        long total = 0;
        for (Path file : segments) {
            total += file.toFile().length();
        }
        return total;
    }

    /**
     * The number of events delivered so far.
     *
     * @return the sequence that the next event must have
     */
    public long nextSequence() {
        return checker.nextSequence();
    }

    /**
     * The chain value of the last event delivered.
     *
     * @return a 32-bit number; 0 before the first
     */
    public int chain() {
        return checker.chain();
    }

    /**
     * Where the next event is or will be.
     *
     * @return the file, relative to the recording, and the offset in it
     */
    public String place() {
        return describePlace();
    }

    /**
     * Verifies that the journal ends here. To be called after {@link #next} gave null, when no writer is at work. Behind
     * the end there may be an excerpt that its writer did not live to publish, unless the journal is complete.
     *
     * @param complete whether the last event was the end of the recording, so that nothing may follow
     * @throws CorruptRecordingException if there is more behind the end than that
     */
    public void checkEnd(boolean complete) {
        SegmentFile file = segment;
        if (file != null) {
            new JournalEnd(file, position).check(complete, checker.nextSequence());
        }
    }

    /**
     * Where the readable part of the journal ends, after {@link #next} has found damage.
     *
     * @return the end; nothing where no file could be opened
     */
    Optional<ReadableEnd> readableEnd() {
        SegmentFile file = segment;
        if (file == null) {
            return Optional.empty();
        }
        boolean withinExcerpt = excerptOffset < excerptLength;
        long excerptStart = withinExcerpt ? excerptPosition - QueueDocument.WORD_LENGTH : position;
        return Optional.of(new ReadableEnd(file.path(), excerptStart, withinExcerpt ? excerptOffset : 0));
    }

    @Override
    public void close() {
        SegmentFile file = segment;
        segment = null;
        excerptLength = 0;
        excerptOffset = 0;
        if (file != null) {
            file.close();
        }
    }

    /** A frame can be read before all its bytes are seen where memory is weakly ordered, so damage is looked at twice. */
    private int checkFrame() {
        int available = excerptLength - excerptOffset;
        try {
            return checker.check(frames, excerptOffset, available, place);
        } catch (CorruptRecordingException e) {
            reload();
            return checker.check(frames, excerptOffset, available, place);
        }
    }

    private boolean nextExcerpt() {
        while (true) {
            SegmentFile file = segment;
            if (file == null) {
                file = openNext();
                if (file == null) {
                    return false;
                }
            }
            int word = file.word(position);
            if (word == 0) {
                word = file.freshWord(position);
                file.forget();
            }
            if (word == 0 || word == QueueDocument.END_OF_FILE || QueueDocument.isNotComplete(word)) {
                if (!leave(file, word)) {
                    return false;
                }
            } else if (QueueDocument.isMetadata(word)) {
                if (!QueueDocument.isGenuineMetadata(file, position, word)) {
                    throw corrupt("what is marked as the queue's own metadata is none");
                }
                position = QueueDocument.next(position, word);
            } else {
                load(file, word);
                return true;
            }
        }
    }

    /** Goes on with the next segment, if there is one. Once it exists, the writer has finished this one. */
    private boolean leave(SegmentFile file, int word) {
        if (!anotherSegment()) {
            return false;
        }
        if (file.freshWord(position) != word) {
            file.forget();
            return true;
        }
        if (!file.reaches(position + QueueDocument.END_LENGTH)) {
            throw corrupt("the file is cut short behind its last event");
        }
        if (word == QueueDocument.END_OF_FILE
                && !QueueDocument.isEndMark(file.freshWord(position + QueueDocument.WORD_LENGTH))) {
            throw corrupt("its end mark is damaged");
        }
        unmarkedEnd = word == QueueDocument.END_OF_FILE ? "" : " (" + describePlace() + " ends without a mark)";
        file.close();
        segment = null;
        return openNext() != null;
    }

    private boolean anotherSegment() {
        if (segmentIndex + 1 >= segments.size()) {
            segments = JournalFiles.segments(events);
        }
        return segmentIndex + 1 < segments.size();
    }

    private @Nullable SegmentFile openNext() {
        if (!anotherSegment()) {
            return null;
        }
        segmentIndex++;
        position = 0;
        excerptPosition = 0;
        excerptLength = 0;
        excerptOffset = 0;
        SegmentFile opened = new SegmentFile(segments.get(segmentIndex), chunk);
        segment = opened;
        return opened;
    }

    private void load(SegmentFile file, int word) {
        int length = QueueDocument.length(word);
        long payload = position + QueueDocument.WORD_LENGTH;
        if (length < EventFrame.HEADER_LENGTH || (length & 7) != 0) {
            throw corrupt("an excerpt of " + length + " bytes cannot hold an event");
        }
        if (length > EventFrame.MAX_LENGTH || !file.reaches(payload + length)) {
            throw corrupt("an excerpt claims " + length + " bytes where the file has "
                    + Math.max(0, file.length() - payload));
        }
        if (length > JournalWriter.BATCH_LENGTH && file.word(payload) != EventFrame.MAGIC) {
            throw corrupt("the magic number is missing");
        }
        file.copy(payload, length, frames);
        excerptPosition = payload;
        excerptLength = length;
        excerptOffset = 0;
        position = QueueDocument.next(position, word);
    }

    private void reload() {
        SegmentFile file = segment;
        if (file != null) {
            file.forget();
            file.copy(excerptPosition, excerptLength, frames);
        }
    }

    private CorruptRecordingException corrupt(String what) {
        long valid = checker.nextSequence();
        return new CorruptRecordingException(
                "The journal is damaged at " + describePlace() + ": " + what + ". " + FrameChecker.validEvents(valid));
    }

    private String describePlace() {
        SegmentFile file = segment;
        if (file == null) {
            return events.getFileName() + ", offset 0";
        }
        long offset = excerptOffset < excerptLength ? excerptPosition + excerptOffset : position;
        Path parent = events.toAbsolutePath().getParent();
        Path shown =
                parent == null ? file.path() : parent.relativize(file.path().toAbsolutePath());
        return shown + ", offset " + offset + unmarkedEnd;
    }
}

package org.eigentape.engine.journal;

import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.FrameChecker;

/**
 * Looks behind the last document of a journal for what damage may hide there. Blank space is as it should be. A writer
 * that was killed leaves one excerpt that it did not publish: bytes behind a word of 0. Any further document behind that,
 * or any bytes at all behind the end of a complete journal, are damage: a word that was published was overwritten. A complete
 * journal that ends sooner than its writer leaves it was cut.
 */
final class JournalEnd {

    private static final int LENGTH_IN_FRAME = 8;

    private final SegmentFile file;
    private final long end;

    /** Takes the position of the word that said that there is no further document. */
    JournalEnd(SegmentFile file, long end) {
        this.file = file;
        this.end = end;
    }

    void check(boolean complete, long validEvents) {
        file.forget();
        if (complete && end + QueueDocument.END_LENGTH > file.length()) {
            throw new CorruptRecordingException(
                    "The journal is damaged: " + file.path().getFileName()
                            + " is cut short at offset " + file.length() + ", behind its last event. "
                            + FrameChecker.validEvents(validEvents));
        }
        int word = file.word(end);
        long position = end + QueueDocument.WORD_LENGTH;
        if (word == QueueDocument.END_OF_FILE) {
            // The writer died between this and the next segment; only the mark may follow.
            if (!QueueDocument.isEndMark(file.word(position))) {
                throw corrupt(position, "bytes behind the end mark", validEvents);
            }
            position += QueueDocument.WORD_LENGTH;
        } else if (word != 0 && end > 0) {
            throw corrupt(end, "marks that only damage leaves at the end of a journal", validEvents);
        }
        if (!complete && word == 0) {
            position = skipUnpublished(position);
        }
        long length = file.length();
        for (long at = position; at < length; at += QueueDocument.WORD_LENGTH) {
            int found = file.word(at);
            if (found != 0 && (complete || looksPublished(at, found, length))) {
                throw corrupt(at, "bytes behind the end of the journal at offset " + end, validEvents);
            }
        }
    }

    /** Passes over whole frames of the unpublished excerpt, so that their contents are not taken for documents. */
    private long skipUnpublished(long start) {
        long position = start;
        long limit = file.length();
        while (position + EventFrame.HEADER_LENGTH <= limit && file.word(position) == EventFrame.MAGIC) {
            int length = file.word(position + LENGTH_IN_FRAME);
            if (length < EventFrame.HEADER_LENGTH || length > EventFrame.MAX_LENGTH || position + length > limit) {
                return position;
            }
            position += length;
        }
        return position;
    }

    private boolean looksPublished(long at, int word, long limit) {
        int length = word & 0x3fffffff;
        return length >= EventFrame.HEADER_LENGTH
                && (length & 7) == 0
                && at + QueueDocument.WORD_LENGTH + length <= limit
                && file.word(at + QueueDocument.WORD_LENGTH) == EventFrame.MAGIC;
    }

    private CorruptRecordingException corrupt(long at, String what, long validEvents) {
        return new CorruptRecordingException(
                "The journal is damaged at " + file.path().getFileName() + ", offset " + at + ": there are " + what
                        + ". " + FrameChecker.validEvents(validEvents));
    }
}

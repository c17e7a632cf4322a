package org.eigentape.engine.journal;

/**
 * The documents that make up a file of the queue, as far as a reader needs them. Each starts at a multiple of 4 with a
 * 32-bit little-endian word: the lower 30 bits are the length of what follows, bit 30 marks the queue's own metadata,
 * bit 31 a document that is being made; both bits and no length mark the end of the file, followed by {@code 0xC3 E O F}.
 * A word of 0 is where the next document will be. The writer stores the word last, so a document that is not complete is
 * a word of 0 before bytes that are not.
 *
 * <p>Every file starts with the metadata {@code header}, {@code index2index} and {@code index}; the last two are arrays
 * of 64-bit numbers, blank but for a few. Nothing in them is used here: the chain of frames says what must follow.
 */
final class QueueDocument {

    static final int WORD_LENGTH = 4;
    /** Bytes behind the last document of a file, for the word and the mark of its end, which no writer cuts off. */
    static final int END_LENGTH = 8;

    static final int END_OF_FILE = 0xC0000000;
    private static final int END_OF_FILE_MARK = 0xC3 | 'E' << 8 | 'O' << 16 | 'F' << 24;

    private static final int METADATA = 0x40000000;
    private static final int NOT_COMPLETE = 0x80000000;
    private static final int LENGTH_MASK = 0x3fffffff;
    private static final int FIELD_NAME = 0xB9;
    private static final int ARRAY_OF_LONGS = 0x8D;
    private static final int ARRAY_PREFIX_LENGTH = 17;
    private static final int LARGEST_HEADER = 1024;

    private QueueDocument() {}

    static boolean isMetadata(int word) {
        return (word & ~LENGTH_MASK) == METADATA;
    }

    static boolean isNotComplete(int word) {
        return (word & NOT_COMPLETE) != 0;
    }

    /**
     * Whether this follows the end-of-file word: its mark, or as many of the mark's bytes, the lowest first, as its
     * writer lived to store.
     */
    static boolean isEndMark(int word) {
        for (int stored = 0; stored < Integer.SIZE; stored += Byte.SIZE) {
            if (word == (END_OF_FILE_MARK & (1 << stored) - 1)) {
                return true;
            }
        }
        return word == END_OF_FILE_MARK;
    }

    static int length(int word) {
        return word & LENGTH_MASK;
    }

    static long next(long position, int word) {
        return position + WORD_LENGTH + ((length(word) + 3) & ~3);
    }

    /** Whether a document is metadata that the queue writes: the file's header at its start, or one of its indexes. */
    static boolean isGenuineMetadata(SegmentFile file, long position, int word) {
        int length = length(word);
        long payload = position + WORD_LENGTH;
        if (length < 32 || next(position, word) > file.length()) {
            return false;
        }
        if (position == 0) {
            return length < LARGEST_HEADER && startsWithField(file, payload, "header");
        }
        return isIndex(file, payload, length, "index2index", 19) || isIndex(file, payload, length, "index", 11);
    }

    /** A field's name, padding, then an array whose stored capacity accounts for every byte of the document. */
    private static boolean isIndex(SegmentFile file, long payload, int length, String name, int arrayOffset) {
        if (!startsWithField(file, payload, name) || byteAt(file, payload + arrayOffset) != ARRAY_OF_LONGS) {
            return false;
        }
        long capacity = (file.word(payload + arrayOffset + 1) & 0xffffffffL)
                | (long) file.word(payload + arrayOffset + 5) << 32;
        return capacity >= 0
                && capacity < LENGTH_MASK / 8
                && arrayOffset + ARRAY_PREFIX_LENGTH + 8 * capacity == length;
    }

    private static boolean startsWithField(SegmentFile file, long payload, String name) {
        if (byteAt(file, payload) != FIELD_NAME || byteAt(file, payload + 1) != name.length()) {
            return false;
        }
        for (int index = 0; index < name.length(); index++) {
            if (byteAt(file, payload + 2 + index) != name.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private static int byteAt(SegmentFile file, long position) {
        return file.word(position) & 0xff;
    }
}

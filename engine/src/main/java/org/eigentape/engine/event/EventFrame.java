package org.eigentape.engine.event;

/**
 * The byte format of an event, version 1. This page is its specification.
 *
 * <p>All numbers are little-endian. A frame is a header of 56 bytes and a body; its length is a multiple of 8.
 *
 * <table>
 *   <caption>Header</caption>
 *   <tr><th>offset</th><th>bytes</th><th>field</th><th>meaning</th></tr>
 *   <tr><td>0</td><td>4</td><td>magic</td><td>{@code 'E' 'I' 'G' 'T'}</td></tr>
 *   <tr><td>4</td><td>2</td><td>version</td><td>of this format: 1</td></tr>
 *   <tr><td>6</td><td>2</td><td>type</td><td>{@link EventType#code()}; a reader keeps and skips codes it does not
 *       know</td></tr>
 *   <tr><td>8</td><td>4</td><td>length</td><td>of header and body together, at most {@link #MAX_LENGTH}</td></tr>
 *   <tr><td>12</td><td>4</td><td>run</td><td>from 0; {@link #NO_RUN} for events of the recording</td></tr>
 *   <tr><td>16</td><td>8</td><td>step</td><td>number of updates done; 0 for events of the recording</td></tr>
 *   <tr><td>24</td><td>8</td><td>sequence</td><td>position in the journal: 0, 1, 2, ... without gaps</td></tr>
 *   <tr><td>32</td><td>8</td><td>time</td><td>nanoseconds since 1970-01-01 UTC when it was journalled; never part of a
 *       digest</td></tr>
 *   <tr><td>40</td><td>4</td><td>body checksum</td><td>CRC32C of the body</td></tr>
 *   <tr><td>44</td><td>4</td><td>previous chain</td><td>chain value of the frame before; 0 for sequence 0</td></tr>
 *   <tr><td>48</td><td>4</td><td>reserved</td><td>0</td></tr>
 *   <tr><td>52</td><td>4</td><td>chain</td><td>CRC32C of bytes 0 to 51 of this header: since these hold the body checksum
 *       and the previous chain value, it vouches for the whole journal up to here</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Body, offsets from its start</caption>
 *   <tr><th>offset</th><th>bytes</th><th>field</th><th>meaning</th></tr>
 *   <tr><td>0</td><td>4</td><td>A</td><td>length of the attributes, 0 for none</td></tr>
 *   <tr><td>4</td><td>4</td><td>n</td><td>number of tensors</td></tr>
 *   <tr><td>8</td><td>8 n</td><td>table</td><td>per tensor: 4 bytes id in the {@link Schema}, 4 bytes length of its data
 *       without padding</td></tr>
 *   <tr><td>8 + 8 n</td><td>A, padded</td><td>attributes</td><td>one JSON object in UTF-8, canonical: no white space, keys
 *       in the order of writing, no clock times</td></tr>
 *   <tr><td>...</td><td>padded</td><td>data</td><td>of each tensor in the table's order, row-major, little-endian</td></tr>
 * </table>
 *
 * <p>Attributes and the data of each tensor start at multiples of 8 and are padded with zeros. In a journal, an excerpt of
 * the queue holds one or more whole frames, back to back. The same frames, with types from 100, make up the files of
 * results.
 *
 * <p>A version is never changed once released: a new format is a new number and a new page, and the old reader stays.
 */
public final class EventFrame {

    /** {@code 'E' 'I' 'G' 'T'} read as a little-endian number. */
    public static final int MAGIC = 'E' | 'I' << 8 | 'G' << 16 | 'T' << 24;
    /** The version that is written, and the newest that is read. */
    public static final int VERSION = 1;
    /** Bytes of a header. */
    public static final int HEADER_LENGTH = 56;
    /** The run of an event that belongs to the recording as a whole. */
    public static final int NO_RUN = -1;
    /** Bytes of the largest frame: 64 MiB. */
    public static final int MAX_LENGTH = 1 << 26;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 4;
    static final int TYPE_OFFSET = 6;
    static final int LENGTH_OFFSET = 8;
    static final int RUN_OFFSET = 12;
    static final int STEP_OFFSET = 16;
    static final int SEQUENCE_OFFSET = 24;
    static final int TIME_OFFSET = 32;
    static final int BODY_CHECKSUM_OFFSET = 40;
    static final int PREVIOUS_CHAIN_OFFSET = 44;
    static final int RESERVED_OFFSET = 48;
    static final int CHAIN_OFFSET = 52;

    private EventFrame() {}

    /**
     * Rounds up to a multiple of 8.
     *
     * @param length bytes, at most {@link #MAX_LENGTH}
     * @return the padded length
     */
    public static int padded(int length) {
        return (length + 7) & ~7;
    }
}

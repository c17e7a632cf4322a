package org.eigentape.engine.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.FormatTooNewException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.RecordingException;
import org.junit.jupiter.api.Test;

/** The byte format of version 1: written, read back, and every damage found. */
class EventFrameTest {

    private static final TensorDeclaration MATRIX = tensor(0, "weights/2", ElementType.F64, List.of(1, 2));
    private static final TensorDeclaration INDICES = tensor(1, "batch/indices", ElementType.I32, List.of(3));

    private static TensorDeclaration tensor(int id, String name, ElementType element, List<Integer> shape) {
        return new TensorDeclaration(id, name, element, shape, "1", TensorRole.OTHER, EventType.STEP, true);
    }

    private static int encode(FrameBuffer buffer) {
        EventEncoder encoder = new EventEncoder();
        encoder.begin(buffer, EventType.STEP, 7, 100, new EventLayout(List.of(MATRIX, INDICES)), "{\"a\":1}");
        encoder.tensor(0).putDoubles(new double[] {1.0, -2.5});
        encoder.tensor(1).putInts(new int[] {1, 2, 3}, 0, 3);
        int length = encoder.end();
        new FrameSealer(0, 0).seal(buffer, 0, 1_000L);
        return length;
    }

    private static void check(FrameBuffer buffer, int length) {
        new FrameChecker().check(buffer, 0, length, () -> "here");
    }

    @Test
    void shouldWriteTheBytesOfVersionOne() {
        FrameBuffer buffer = new FrameBuffer(8);
        int length = encode(buffer);

        // Written out once, field by field, from the table in EventFrame; it must never change.
        String golden = "45494754" + "0100" + "0500" + "78000000" + "07000000" + "6400000000000000"
                + "0000000000000000" + "e803000000000000" + "BODYSUM_" + "00000000" + "00000000" + "CHAINSUM"
                + "07000000" + "02000000" + "00000000" + "10000000" + "01000000" + "0c000000"
                + "7b2261223a317d00"
                + "000000000000f03f" + "00000000000004c0"
                + "01000000" + "02000000" + "03000000" + "00000000";
        String written = HexFormat.of().formatHex(buffer.array(), 0, length);
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(buffer.array(), 56, length - 56);
        golden = golden.replace("BODYSUM_", littleEndian(crc.getValue()));
        crc.reset();
        crc.update(HexFormat.of().parseHex(golden.substring(0, 104)));
        golden = golden.replace("CHAINSUM", littleEndian(crc.getValue()));

        assertEquals(120, length);
        assertEquals(golden, written);
    }

    private static String littleEndian(long value) {
        return HexFormat.of().toHexDigits(Integer.reverseBytes((int) value));
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        FrameBuffer buffer = new FrameBuffer(8);
        int length = encode(buffer);
        check(buffer, length);
        EventView view = new EventView().wrap(buffer, 0);

        assertTrue(view.is(EventType.STEP));
        assertEquals(7, view.run());
        assertEquals(100, view.step());
        assertEquals(0, view.sequence());
        assertEquals(1_000, view.timeNs());
        assertEquals("{\"a\":1}", view.attributes());
        double[] matrix = new double[2];
        assertTrue(view.copy(MATRIX, matrix));
        assertArrayEquals(new double[] {1.0, -2.5}, matrix);
        int[] indices = new int[3];
        assertTrue(view.copy(INDICES, indices));
        assertArrayEquals(new int[] {1, 2, 3}, indices);
        assertFalse(view.has(tensor(2, "other", ElementType.F64, List.of())));
    }

    @Test
    void shouldFindEveryFlippedBit() {
        FrameBuffer buffer = new FrameBuffer(8);
        int length = encode(buffer);
        for (int bit = 0; bit < 8 * length; bit++) {
            buffer.array()[bit / 8] ^= (byte) (1 << bit % 8);
            int flipped = bit;
            assertThrows(CorruptRecordingException.class, () -> check(buffer, length), () -> "bit " + flipped);
            buffer.array()[bit / 8] ^= (byte) (1 << bit % 8);
        }
        check(buffer, length);
    }

    @Test
    void shouldFindEveryCut() {
        FrameBuffer buffer = new FrameBuffer(8);
        int length = encode(buffer);
        for (int left = 0; left < length; left++) {
            int available = left;
            assertThrows(CorruptRecordingException.class, () -> check(buffer, available), () -> "cut at " + available);
        }
    }

    @Test
    void shouldTellAFormatThatIsTooNewFromDamage() {
        FrameBuffer buffer = new FrameBuffer(8);
        int length = encode(buffer);
        buffer.bytes().putShort(EventFrame.VERSION_OFFSET, (short) 2);
        assertThrows(CorruptRecordingException.class, () -> check(buffer, length));

        new FrameSealer(0, 0).seal(buffer, 0, 1_000L);
        FormatTooNewException tooNew = assertThrows(FormatTooNewException.class, () -> check(buffer, length));
        assertTrue(tooNew.getMessage().contains("version 2"), tooNew.getMessage());
    }

    @Test
    void shouldFindEventsThatAreMissingRepeatedOrSwapped() {
        FrameBuffer[] frames = new FrameBuffer[3];
        FrameSealer sealer = new FrameSealer(0, 0);
        int length = 0;
        for (int index = 0; index < 3; index++) {
            frames[index] = new FrameBuffer(8);
            length = encode(frames[index]);
            sealer.seal(frames[index], 0, 0);
        }
        int bytes = length;
        for (int[] order : new int[][] {{0, 2}, {0, 0}, {1}, {0, 1, 1}}) {
            assertThrows(
                    CorruptRecordingException.class,
                    () -> {
                        FrameChecker checker = new FrameChecker();
                        for (int index : order) {
                            checker.check(frames[index], 0, bytes, () -> "here");
                        }
                    },
                    () -> Arrays.toString(order));
        }
    }

    @Test
    void shouldFindAnEventOfAnotherJournalWithTheRightSequence() {
        FrameBuffer first = new FrameBuffer(8);
        FrameBuffer second = new FrameBuffer(8);
        int length = encode(first);
        encode(second);
        new FrameSealer(1, 12345).seal(second, 0, 0);
        FrameChecker checker = new FrameChecker();
        checker.check(first, 0, length, () -> "here");
        CorruptRecordingException foreign =
                assertThrows(CorruptRecordingException.class, () -> checker.check(second, 0, length, () -> "there"));
        assertTrue(foreign.getMessage().contains("does not follow"), foreign.getMessage());
    }

    @Test
    void shouldRoundTripRandomEvents() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<TensorDeclaration> tensors = new ArrayList<>();
            for (int id = 0; id < random.nextInt(6); id++) {
                tensors.add(tensor(id, "t/" + id, ElementType.F64, List.of(1 + random.nextInt(40))));
            }
            EventLayout layout = new EventLayout(tensors);
            String json = random.nextBoolean() ? "" : "{\"x\":\"" + "é".repeat(random.nextInt(9)) + "\"}";
            FrameBuffer buffer = new FrameBuffer(8);
            Arrays.fill(buffer.array(), (byte) random.nextInt());
            EventEncoder encoder = new EventEncoder();
            encoder.begin(buffer, EventType.PROBE, random.nextInt(), random.nextLong(), layout, json);
            List<double[]> written = new ArrayList<>();
            for (int index = 0; index < tensors.size(); index++) {
                double[] values = random.doubles(tensors.get(index).elements()).toArray();
                written.add(values);
                int cut = random.nextInt(values.length + 1);
                TensorSink sink = encoder.tensor(index);
                sink.putDoubles(values, 0, cut);
                sink.putDoubles(values, cut, values.length - cut);
            }
            int length = encoder.end();
            new FrameSealer(0, 0).seal(buffer, 0, 0);
            check(buffer, length);
            EventView view = new EventView().wrap(buffer, 0);
            String message = "round " + round + " of seed " + seed;
            assertEquals(json, view.attributes(), message);
            assertEquals(layout.frameLength(json.getBytes(java.nio.charset.StandardCharsets.UTF_8).length), length);
            for (int index = 0; index < tensors.size(); index++) {
                double[] read = new double[tensors.get(index).elements()];
                assertTrue(view.copy(tensors.get(index), read), message);
                assertArrayEquals(written.get(index), read, message);
            }
        }
    }

    @Test
    void shouldGiveEqualBytesWhateverTheBufferHeldBefore() {
        FrameBuffer clean = new FrameBuffer(256);
        FrameBuffer used = new FrameBuffer(256);
        Arrays.fill(used.array(), (byte) 0xab);
        int length = encode(clean);
        encode(used);

        assertArrayEquals(Arrays.copyOf(clean.array(), length), Arrays.copyOf(used.array(), length));
    }

    @Test
    void shouldRefuseToEndAnEventThatIsNotFilled() {
        FrameBuffer buffer = new FrameBuffer(8);
        EventEncoder encoder = new EventEncoder();
        EventLayout layout = new EventLayout(List.of(MATRIX, INDICES));
        encoder.begin(buffer, EventType.STEP, 0, 0, layout);
        assertThrows(IllegalStateException.class, encoder::end, "no tensor was written");

        encoder.begin(buffer, EventType.STEP, 0, 0, layout);
        encoder.tensor(0).putDouble(1.0);
        assertThrows(IllegalStateException.class, encoder::end, "half a tensor was written");

        encoder.begin(buffer, EventType.STEP, 0, 0, layout);
        encoder.tensor(0).putDoubles(new double[2]);
        assertThrows(IllegalStateException.class, encoder::end, "the second tensor was not written");
    }

    @Test
    void shouldRefuseWrongTypesAndTooManyElements() {
        EventEncoder encoder = new EventEncoder();
        encoder.begin(new FrameBuffer(8), EventType.STEP, 0, 0, new EventLayout(List.of(MATRIX)));
        TensorSink sink = encoder.tensor(0);
        assertThrows(IllegalStateException.class, () -> sink.putInts(new int[1], 0, 1));
        assertThrows(IllegalStateException.class, () -> sink.putDoubles(new double[3]));
    }

    @Test
    void shouldRefuseDeclarationsThatCannotBeStored() {
        assertThrows(InvalidRequestException.class, () -> tensor(0, "../etc", ElementType.F64, List.of(0)));
        assertThrows(InvalidRequestException.class, () -> tensor(0, "white space", ElementType.F64, List.of()));
        assertThrows(InvalidRequestException.class, () -> tensor(0, "a//b", ElementType.F64, List.of()));
        RecordingException tooLarge = assertThrows(
                RecordingException.class, () -> tensor(0, "a", ElementType.F64, List.of(1 << 20, 1 << 20)));
        assertTrue(tooLarge.getMessage().contains(Integer.toString(EventFrame.MAX_LENGTH)), tooLarge.getMessage());
        assertThrows(
                InvalidRequestException.class,
                () -> new Schema(List.of(MATRIX, tensor(1, "weights/2", ElementType.F64, List.of()))));
    }
}

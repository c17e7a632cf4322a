package org.eigentape.engine.boltzmann.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.eigentape.engine.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayFileTest {

    @TempDir
    Path folder;

    private double[] read(byte[] bytes) {
        return ArrayFile.read(ArrayBytes.write(folder.resolve("file"), bytes), "", 8)
                .values();
    }

    private void refused(String reason, byte[] bytes) {
        var refused = assertThrows(InvalidRequestException.class, () -> read(bytes));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"<f8", ">f8", "<f4", ">f4", "<i8", ">i8", "<i4", ">i4"})
    void shouldReadNumbersOfEachType(String type) {
        ByteBuffer data = ByteBuffer.allocate(4 * (type.charAt(2) - '0'))
                .order(type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        for (int value : new int[] {3, -2, 7, 5}) {
            switch (type.substring(1)) {
                case "f8" -> data.putDouble(value);
                case "f4" -> data.putFloat(value);
                case "i8" -> data.putLong(value);
                default -> data.putInt(value);
            }
        }
        String header = "{'descr': '" + type + "', 'fortran_order': %s, 'shape': (2, 2), }";
        assertArrayEquals(new double[] {3, -2, 7, 5}, read(ArrayBytes.npy(1, header.formatted("False"), data.array())));
        assertArrayEquals(new double[] {3, 7, -2, 5}, read(ArrayBytes.npy(2, header.formatted("True"), data.array())));
    }

    @Test
    void shouldFindTheArrayInAnArchive() {
        byte[] one = ArrayBytes.npy(1);
        byte[] two = ArrayBytes.npy(2);
        assertEquals(1, read(ArrayBytes.npz("any.npy", one))[0]);
        assertEquals(2, read(ArrayBytes.npz("mean.npy", one, "covariance.npy", two))[0]);
        Path file = ArrayBytes.write(folder.resolve("two.npz"), ArrayBytes.npz("a.npy", one, "b.npy", two));
        assertEquals(2, ArrayFile.read(file, "b", 8).values()[0]);
        refused("it has a, b. Name one with --set array=NAME", ArrayBytes.npz("a.npy", one, "b.npy", two));
    }

    @Test
    void shouldSayWhatIsWrong() {
        byte[] good = ArrayBytes.npy(1, 2, 3, 4);
        refused("not an array of NumPy", new byte[0]);
        refused("not an array of NumPy", "1,2\n3,4\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refused("ends after 24 of its 32 bytes", Arrays.copyOf(good, good.length - 8));
        refused("damaged", Arrays.copyOf(ArrayBytes.npz("a.npy", good), 60));
        refused(
                "does not hold numbers",
                ArrayBytes.npy(1, "{'descr': '|O', 'fortran_order': False, 'shape': (1, 1), }", good));
        refused(
                "does not hold a matrix",
                ArrayBytes.npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (4,), }", good));
        refused("2 x 1 matrix", ArrayBytes.npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1), }", good));
        refused("at most 8 rows", ArrayBytes.npy(new double[81]));
        var missing =
                assertThrows(InvalidRequestException.class, () -> ArrayFile.read(folder.resolve("none.npz"), "", 8));
        assertTrue(missing.getMessage().contains("There is no file"), missing.getMessage());
    }
}

package org.eigentape.engine.boltzmann.covariance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as NumPy writes them, by the description of its format (NEP 1). */
final class ArrayBytes {

    private ArrayBytes() {}

    /** A file of format version 1 (2 bytes of length) or 2 (4 bytes). */
    static byte[] npy(int version, String header, byte[] data) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            file.putShort((short) text.length);
        } else {
            file.putInt(text.length);
        }
        file.put(text).put(data);
        byte[] bytes = new byte[file.position()];
        file.flip().get(bytes);
        return bytes;
    }

    /** A square float64 matrix in C order. */
    static byte[] npy(double... elements) {
        int rows = (int) Math.sqrt(elements.length);
        ByteBuffer data = ByteBuffer.allocate(8 * elements.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double element : elements) {
            data.putDouble(element);
        }
        String shape = "(" + rows + ", " + rows + ")";
        return npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }", data.array());
    }

    /** An archive of arrays; names and contents in turns. */
    static byte[] npz(Object... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (int at = 0; at < entries.length; at += 2) {
                archive.putNextEntry(new ZipEntry((String) entries[at]));
                archive.write((byte[]) entries[at + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An idx file of images. */
    static byte[] images(int count, int rows, int columns, byte... pixels) {
        return ByteBuffer.allocate(16 + pixels.length)
                .putInt(2051)
                .putInt(count)
                .putInt(rows)
                .putInt(columns)
                .put(pixels)
                .array();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

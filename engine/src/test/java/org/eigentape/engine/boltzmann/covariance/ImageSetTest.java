package org.eigentape.engine.boltzmann.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetTest {

    @TempDir
    Path folder;

    private static byte[] pixels(int count) {
        byte[] pixels = new byte[count];
        new Random(5).nextBytes(pixels);
        for (int at = 0; at < count; at += 3) {
            pixels[at] = 0;
        }
        return pixels;
    }

    @Test
    void shouldHaveTheMomentsOfItsPixels() {
        byte[] pixels = pixels(60);
        Path file = ArrayBytes.write(folder.resolve("images"), ArrayBytes.images(10, 2, 3, pixels));
        ImageSet images = ImageFile.read(file, 6);
        double scale = 225;
        double[] means = new double[6];
        for (int at = 0; at < 60; at++) {
            means[at % 6] += (pixels[at] & 0xff) / scale / 10;
        }
        assertArrayEquals(means, images.means(scale), 1e-15);
        double[] covariance = new double[36];
        for (int image = 0; image < 10; image++) {
            for (int element = 0; element < 36; element++) {
                double first = (pixels[image * 6 + element / 6] & 0xff) / scale - means[element / 6];
                double second = (pixels[image * 6 + element % 6] & 0xff) / scale - means[element % 6];
                covariance[element] += first * second / 10;
            }
        }
        assertArrayEquals(covariance, images.covariance(scale), 1e-15);
    }

    @Test
    void shouldReadCompressedFilesAndDirectories() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(ArrayBytes.images(2, 1, 2, (byte) 1, (byte) 2, (byte) 3, (byte) 200));
        }
        ArrayBytes.write(folder.resolve("train-images-idx3-ubyte.gz"), compressed.toByteArray());
        ImageSet images = ImageFile.read(ImageFile.find(folder), 6);
        assertEquals(2, images.count());
        assertEquals(200, images.value(1, 1));
    }

    @Test
    void shouldSayWhatIsWrongAndWhereImagesAre() {
        byte[] good = ArrayBytes.images(10, 2, 3, pixels(60));
        refused("ends after 59 of 60 bytes", Arrays.copyOf(good, good.length - 1));
        refused("number 2051", ArrayBytes.npy(1));
        refused("number 2051", new byte[0]);
        refused("holds labels", ByteBuffer.allocate(18).putInt(2049).putInt(10).array());
        refused("needed are 2 to", ArrayBytes.images(1, 2, 3, pixels(6)));
        refused("at most 6 pixels", ArrayBytes.images(2, 2, 4, pixels(16)));
        refused("at most 6 pixels", ArrayBytes.images(2, 1 << 31, 1 << 31));
        refused("cannot be read", new byte[] {0x1f, (byte) 0x8b, 0, 0});
        for (Path nothing : new Path[] {folder, folder.resolve("none")}) {
            var missing = assertThrows(InvalidRequestException.class, () -> ImageFile.find(nothing));
            assertTrue(missing.getMessage().contains("https://"), missing.getMessage());
        }
    }

    private void refused(String reason, byte[] bytes) {
        Path file = ArrayBytes.write(folder.resolve("file"), bytes);
        var refused = assertThrows(InvalidRequestException.class, () -> ImageFile.read(file, 6));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}

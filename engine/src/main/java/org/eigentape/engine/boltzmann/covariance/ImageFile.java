package org.eigentape.engine.boltzmann.covariance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * Reads a set of images in the idx format of MNIST: the number 2051, the numbers of images, rows and columns, 4 bytes each, then a
 * byte for each pixel; plain or compressed with gzip. Stateless.
 */
final class ImageFile {

    private static final int IMAGES = 2051;
    private static final int LABELS = 2049;
    /** Up to here sums of products of pixels, times the number of images, are whole numbers below 2^63. */
    private static final int MOST_IMAGES = 10_000_000;

    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;
    private static final List<String> NAMES =
            List.of("train-images-idx3-ubyte", "train-images-idx3-ubyte.gz", "train-images.idx3-ubyte");

    /** What to do without the file. */
    static final String SOURCE =
            "MNIST's training images are the file train-images-idx3-ubyte.gz of 10 MB, for example from"
                    + " https://ossci-datasets.s3.amazonaws.com/mnist/ or https://storage.googleapis.com/cvdf-datasets/mnist/;"
                    + " download it and give its path, or that of its directory, with --set images=PATH.";

    private ImageFile() {}

    /**
     * The file that a path means.
     *
     * @param path a file, or a directory that holds MNIST's training images under their usual name
     * @return a file that exists
     * @throws InvalidRequestException if there is none
     */
    static Path find(Path path) {
        if (Files.isDirectory(path)) {
            return NAMES.stream()
                    .map(path::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequestException(
                            "The directory " + path + " holds none of " + String.join(", ", NAMES) + ". " + SOURCE));
        }
        if (!Files.isRegularFile(path)) {
            throw new InvalidRequestException(
                    "There is no file " + path + TargetFiles.where(path) + " to read images from. " + SOURCE);
        }
        return path;
    }

    /**
     * Reads all images.
     *
     * @param file that exists
     * @param mostPixels largest number of pixels of an image
     * @return at least two images
     * @throws InvalidRequestException if the file is damaged or something else
     */
    static ImageSet read(Path file, int mostPixels) {
        try (InputStream stream = open(file)) {
            return images(stream, file, mostPixels);
        } catch (IOException e) {
            throw new InvalidRequestException(
                    file + " cannot be read: " + e.getMessage() + "; if it is damaged, download it again. " + SOURCE);
        }
    }

    /**
     * Opens a file that may be compressed with gzip.
     *
     * @param file that exists
     * @return its uncompressed bytes
     */
    static InputStream open(Path file) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file));
        try {
            plain.mark(2);
            boolean compressed = plain.read() == 0x1f && plain.read() == 0x8b;
            plain.reset();
            return compressed ? new GZIPInputStream(plain, 1 << 16) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static ImageSet images(InputStream stream, Path file, int mostPixels) throws IOException {
        byte[] header = stream.readNBytes(4 * Integer.BYTES);
        ByteBuffer numbers = ByteBuffer.wrap(header);
        int kind = header.length < 4 * Integer.BYTES ? 0 : numbers.getInt();
        if (kind == LABELS) {
            throw new InvalidRequestException(file + " holds labels, not images: it begins with the number 2049."
                    + " The images are in the file beside it whose name has \"images\" and \"idx3\". " + SOURCE);
        }
        if (kind != IMAGES) {
            throw new InvalidRequestException(
                    file + " is not a set of images in the idx format: it does not begin with the"
                            + " number 2051 and three sizes. " + SOURCE);
        }
        long count = Integer.toUnsignedLong(numbers.getInt());
        long rows = Integer.toUnsignedLong(numbers.getInt());
        long columns = Integer.toUnsignedLong(numbers.getInt());
        long pixels = rows * columns;
        if (count < 2
                || count > MOST_IMAGES
                || pixels < 1
                || rows > mostPixels
                || columns > mostPixels
                || pixels > mostPixels
                || count * pixels > MOST_BYTES) {
            throw new InvalidRequestException(
                    file + " says it holds " + count + " images of " + pixels + " pixels; needed are 2 to "
                            + MOST_IMAGES + " images of at most " + mostPixels + " pixels, 2 GiB together.");
        }
        byte[] values = stream.readNBytes((int) (count * pixels));
        if (values.length < count * pixels) {
            throw new InvalidRequestException(file + " ends after " + values.length + " of " + count * pixels
                    + " bytes of images; download it again. " + SOURCE);
        }
        return new ImageSet((int) count, (int) rows, (int) columns, values);
    }
}

package org.eigentape.engine.boltzmann.covariance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eigentape.engine.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what machines learn from files, and keeps the last of it: a configuration is prepared several times, and each time would take
 * seconds. A file that changed is read again. Safe for use by several threads.
 */
final class TargetFiles {

    /** Largest number of nodes: above, the eigenvectors of the covariance take minutes and half of the largest event. */
    static final int MOST_NODES = 2048;

    private String lastKey = "";
    private @Nullable TargetData last;

    /**
     * The covariance in a file.
     *
     * @param file an {@code .npy} or {@code .npz} file
     * @param array name of the array in an {@code .npz}; empty for the only one
     * @throws InvalidRequestException if there is no covariance in it
     */
    synchronized TargetData covariance(Path file, String array) {
        String key = "covariance " + file + " " + array + " " + state(file);
        TargetData data = last;
        if (data == null || !key.equals(lastKey)) {
            SquareMatrix matrix = ArrayFile.read(file, array, MOST_NODES);
            data = TargetData.ofCovariance(CovarianceModes.of(matrix, "The matrix in " + file), checksum(file));
            keep(key, data);
        }
        return data;
    }

    /**
     * The covariance of images.
     *
     * @param path of an idx file, or of the directory of MNIST
     * @param scale by which pixels are divided
     * @throws InvalidRequestException if there are none, with what to do
     */
    synchronized TargetData images(Path path, double scale) {
        Path file = ImageFile.find(path);
        String key = "images " + file + " " + scale + " " + state(file);
        TargetData data = last;
        if (data == null || !key.equals(lastKey)) {
            ImageSet images = ImageFile.read(file, MOST_NODES);
            data = TargetData.ofImages(images, scale, "the images in " + file, checksum(file));
            keep(key, data);
        }
        return data;
    }

    private void keep(String key, TargetData data) {
        lastKey = key;
        last = data;
    }

    /**
     * Where a file is looked for, to be said after its name.
     *
     * @return empty for an absolute path
     */
    static String where(Path file) {
        return file.isAbsolute()
                ? ""
                : " in the working directory " + Path.of("").toAbsolutePath();
    }

    private static String state(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "";
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Of the uncompressed bytes: gzip writes the same data in many ways. */
    private static String checksum(Path file) {
        try (InputStream stream = ImageFile.open(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }

    private static InvalidRequestException unreadable(Path file, IOException e) {
        return new InvalidRequestException(file + " cannot be read: " + e.getMessage() + ".");
    }
}

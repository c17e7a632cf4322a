package org.eigentape.engine.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eigentape.engine.error.StorageException;

/** SHA-256 of the content of small files. */
public final class FileDigest {

    private FileDigest() {}

    /**
     * The digest of a file.
     *
     * @param file read as a whole
     * @return 64 hexadecimal digits
     * @throws StorageException if it cannot be read
     */
    public static String of(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + StorageException.reason(e) + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

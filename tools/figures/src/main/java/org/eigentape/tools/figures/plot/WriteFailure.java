package org.eigentape.tools.figures.plot;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Puts into words why a file could not be written: the platform's exceptions often have only a path for a message. */
final class WriteFailure {

    private WriteFailure() {}

    /** A clause without a full stop, for example {@code permission denied (plots/loss.png)}. */
    static String cause(IOException failure) {
        if (failure.getCause() instanceof IOException inner) {
            return cause(inner); // encoders of images wrap what the disk says
        }
        String reason = reason(failure);
        String place = failure instanceof FileSystemException somewhere ? somewhere.getFile() : null;
        return place == null ? reason : reason + " (" + place + ")";
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such directory";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "a file stands where a directory is needed";
        }
        String words = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        if (words == null) {
            return "the file system refused it, without a reason";
        }
        return words.contains("No space left") ? "no space left on the device" : words;
    }
}

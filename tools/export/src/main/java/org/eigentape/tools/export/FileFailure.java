package org.eigentape.tools.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import org.eigentape.engine.error.StorageException;

/** Says in words why a file could not be written. */
public final class FileFailure {

    private FileFailure() {}

    /**
     * The cause and the place, which may be a directory above the file.
     *
     * @param failure what the operation threw
     * @return for example {@code permission denied (exports)}; no full stop
     */
    public static String cause(IOException failure) {
        String reason = failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException
                ? "a file is where a directory is needed"
                : StorageException.reason(failure);
        String place = failure instanceof FileSystemException known ? known.getFile() : null;
        return place == null ? reason : reason + " (" + place + ")";
    }
}

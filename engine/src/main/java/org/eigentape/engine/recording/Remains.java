package org.eigentape.engine.recording;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.RecordingLock;

/**
 * What is left of a recording whose process died before it had a manifest, so before its first event: an empty journal and
 * an unfinished manifest at most. Nobody misses it, so a new recording may take its place.
 */
final class Remains {

    private static final String UNFINISHED_MANIFEST = ".manifest.json.new";
    private static final String EVENTS = "events";

    private Remains() {}

    /** Whether a directory holds nothing else, or nothing at all. */
    static boolean areAllOf(Path root) {
        return eachOf(
                root,
                entry -> isNamed(entry, UNFINISHED_MANIFEST) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                        || isNamed(entry, EVENTS)
                                && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                                && !hasEvents(entry));
    }

    /** Whether a journal's directory holds more than a lock that was taken before the first event. */
    static boolean hasEvents(Path events) {
        return !eachOf(events, entry -> isNamed(entry, RecordingLock.FILE_NAME));
    }

    private static boolean isNamed(Path entry, String name) {
        return name.equals(String.valueOf(entry.getFileName()));
    }

    private static boolean eachOf(Path directory, Predicate<Path> condition) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!condition.test(entry)) {
                    return false;
                }
            }
            return true;
        } catch (DirectoryIteratorException e) {
            throw unlisted(directory, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unlisted(directory, e);
        }
    }

    private static StorageException unlisted(Path directory, IOException cause) {
        return new StorageException("Cannot list " + directory + ": " + StorageException.reason(cause) + ".", cause);
    }
}

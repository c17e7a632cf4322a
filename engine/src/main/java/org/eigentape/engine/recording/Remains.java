package org.eigentape.engine.recording;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.RecordingLock;

/**
 * What is left of a recording whose process died before its first event: its manifest, whole or unfinished, its
 * configuration, and a journal without a segment or with a blank one. No event was ever acknowledged, so nobody misses it,
 * and a new recording may take its place. Whatever else is there makes it somebody's data.
 */
final class Remains {

    private static final String UNFINISHED_MANIFEST = ".manifest.json.new";
    private static final String MANIFEST = "manifest.json";
    private static final String CONFIGURATION = "config.yaml";
    private static final String EVENTS = "events";
    /** What the queue writes before its first segment; nothing of it is an event. */
    private static final String QUEUE_DATA = "metadata.cq4t";

    private static final String SEGMENT_SUFFIX = ".cq4";

    private Remains() {}

    /** Whether a directory holds nothing else, or nothing at all. Says nothing of who is at work in it. */
    static boolean areAllOf(Path root) {
        boolean begun = isBegun(root.resolve(MANIFEST));
        return eachOf(
                root,
                entry -> isFile(entry, UNFINISHED_MANIFEST)
                        || begun && (isFile(entry, MANIFEST) || isFile(entry, CONFIGURATION))
                        || isNamed(entry, EVENTS)
                                && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                                && !hasEvents(entry));
    }

    /**
     * Deletes them, all but the journal's directory and its lock, which the caller must hold: then nobody else is at work here.
     * The manifest goes last, so that what a process leaves that dies on the way is still recognised.
     *
     * @throws StorageException if there is anything else, of which nothing is deleted, or something cannot be deleted
     */
    static void clear(Path root) {
        if (!areAllOf(root)) {
            throw new StorageException(root + " holds more than the beginning of a recording.", null);
        }
        try {
            for (Path segment : segments(root.resolve(EVENTS))) {
                Files.delete(segment);
            }
            for (Path file : List.of(
                    root.resolve(EVENTS).resolve(QUEUE_DATA),
                    root.resolve(CONFIGURATION),
                    root.resolve(UNFINISHED_MANIFEST),
                    root.resolve(MANIFEST))) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot clear " + root + ": " + StorageException.reason(e)
                            + "; choose another directory with --out.",
                    e);
        }
    }

    /** A manifest that was written before the first event; a damaged one may be that of anything. */
    private static boolean isBegun(Path manifest) {
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return Manifest.read(manifest).completion() == null;
        } catch (RecordingException e) {
            return false;
        }
    }

    /** Whether a journal's directory holds more than what is there before the first event. */
    static boolean hasEvents(Path events) {
        boolean onlyOurs = eachOf(
                events,
                entry -> isFile(entry, RecordingLock.FILE_NAME) || isFile(entry, QUEUE_DATA) || isSegment(entry));
        List<Path> segments = segments(events);
        return !onlyOurs
                || segments.size() > 1
                || segments.size() == 1 && !BlankJournal.isBlank(events, segments.get(0));
    }

    private static List<Path> segments(Path events) {
        List<Path> segments = new ArrayList<>();
        eachOf(events, entry -> !isSegment(entry) || segments.add(entry));
        return segments;
    }

    private static boolean isSegment(Path entry) {
        return String.valueOf(entry.getFileName()).endsWith(SEGMENT_SUFFIX)
                && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFile(Path entry, String name) {
        return isNamed(entry, name) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
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

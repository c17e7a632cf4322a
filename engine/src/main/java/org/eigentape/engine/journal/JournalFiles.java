package org.eigentape.engine.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.StorageException;

/**
 * The files of a journal in their order. {@code events/} is a Chronicle Queue with one file per segment. A recording that
 * was resumed goes on in {@code events/resumed-0001/}, {@code events/resumed-0002/}, ..., each a queue of its own, so
 * that the queue's code only ever opens files that the same process made.
 */
final class JournalFiles {

    static final String SUFFIX = ".cq4";

    private static final Pattern SEGMENT = Pattern.compile("\\d{8}-\\d{2}LX\\.cq4");
    private static final Pattern SESSION = Pattern.compile("resumed-\\d{4}");

    private JournalFiles() {}

    /**
     * All segments of the journal, of all sessions; while a writer rolls perhaps without the last ones, but without gaps.
     *
     * @throws CorruptRecordingException if a file is there that a journal does not have
     */
    static List<Path> segments(Path events) {
        return withoutGaps(listed(events), () -> listed(events));
    }

    /**
     * A directory that is listed while files are made may show a later one and not an earlier one. Whoever lists it again finds
     * all that were there before the last one of the first list.
     */
    static List<Path> withoutGaps(List<Path> first, Supplier<List<Path>> again) {
        if (first.isEmpty()) {
            return first;
        }
        List<Path> second = again.get();
        int last = second.indexOf(first.get(first.size() - 1));
        return last < 0 ? second : second.subList(0, last + 1);
    }

    private static List<Path> listed(Path events) {
        List<Path> segments = segmentsOf(events);
        for (Path session : sessions(events)) {
            segments.addAll(segmentsOf(session));
        }
        return segments;
    }

    /** The directory of the next session: {@code events} itself, or where a resumed recording goes on. */
    static Path nextSession(Path events) {
        if (segmentsOf(events).isEmpty()) {
            return events;
        }
        return events.resolve(String.format("resumed-%04d", sessions(events).size() + 1));
    }

    static List<Path> segmentsOf(Path session) {
        List<Path> segments = new ArrayList<>();
        for (Path file : list(session, "*" + SUFFIX)) {
            if (!SEGMENT.matcher(file.getFileName().toString()).matches()
                    || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new CorruptRecordingException(file + " is not a segment of this journal; move it elsewhere.");
            }
            segments.add(file);
        }
        return segments;
    }

    private static List<Path> sessions(Path events) {
        List<Path> sessions = list(events, "resumed-*");
        sessions.removeIf(
                path -> !SESSION.matcher(path.getFileName().toString()).matches()
                        || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
        return sessions;
    }

    private static List<Path> list(Path directory, String glob) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            stream.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new NotARecordingException("There is no journal at " + directory + ".");
        } catch (DirectoryIteratorException e) {
            throw unlisted(directory, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unlisted(directory, e);
        }
        Collections.sort(files);
        return files;
    }

    private static StorageException unlisted(Path directory, IOException cause) {
        return new StorageException("Cannot list " + directory + ": " + StorageException.reason(cause) + ".", cause);
    }
}

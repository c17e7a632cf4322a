package org.eigentape.engine.result;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.EventFrame;

/**
 * The directory {@code results/} of a recording: {@code STAGE@VERSION-HASH/run-N.results}, and {@code ensemble.results} beside them
 * for stages that look at all runs together.
 */
public final class ResultStore {

    private static final Pattern SET = Pattern.compile("[a-z0-9-]+@\\d+-[a-z0-9]+");
    private static final String ENSEMBLE = "ensemble.results";
    private static final Pattern FILE = Pattern.compile("run-(\\d{1,9})\\.results");

    /**
     * One file of results.
     *
     * @param file where it is
     * @param run its run, or {@link EventFrame#NO_RUN} for the ensemble
     * @param directoryName {@code STAGE@VERSION-HASH}
     * @param recordingId of the recording that it must be of; empty where any will do
     */
    public record Entry(Path file, int run, String directoryName, String recordingId) {

        /**
         * Reads and verifies the file, and that it lies where it belongs.
         *
         * @return its contents
         * @throws CorruptRecordingException if it is damaged, or is the file of another run, stage or recording
         */
        public StoredResult read() {
            StoredResult result = readFile();
            if (result.run() != run || !result.key().directoryName().equals(directoryName)) {
                throw new CorruptRecordingException(file + " holds the results of "
                        + (result.run() == EventFrame.NO_RUN ? "the ensemble" : "run " + result.run()) + " from "
                        + result.key().directoryName()
                        + ", which do not belong there; 'eigentape replay' of its stage"
                        + " makes the right ones.");
            }
            if (!recordingId.isEmpty() && !recordingId.equals(result.recordingId())) {
                throw new CorruptRecordingException(
                        file + " holds results of another recording; 'eigentape replay' of its"
                                + " stage makes the right ones.");
            }
            return result;
        }

        private StoredResult readFile() {
            try {
                return StoredResult.read(file);
            } catch (CorruptRecordingException e) {
                throw new CorruptRecordingException(
                        e.getMessage() + " 'eigentape replay' of its stage makes these results again.");
            }
        }
    }

    private final Path directory;
    private final String recordingId;

    /**
     * Opens the store.
     *
     * @param directory {@code results/} of a recording; may be missing, and is empty then
     */
    public ResultStore(Path directory) {
        this(directory, "");
    }

    /**
     * Opens the store of a recording that is known.
     *
     * @param directory {@code results/} of it; may be missing, and is empty then
     * @param recordingId of it; its entries do not read results of another
     */
    public ResultStore(Path directory, String recordingId) {
        this.directory = directory;
        this.recordingId = recordingId;
    }

    /**
     * The directory of one set of results.
     *
     * @param key stage, version, parameters and selection
     * @return may not exist
     */
    public Path directory(ResultKey key) {
        return directory.resolve(key.directoryName());
    }

    /**
     * The file of one set of results for a run or the ensemble.
     *
     * @param key stage, version, parameters and selection
     * @param run the run, or {@link EventFrame#NO_RUN} for the ensemble
     * @return may not exist
     */
    public Path file(ResultKey key, int run) {
        return directory(key).resolve(fileName(run));
    }

    /**
     * All finished files of the ensemble.
     *
     * @return sorted by directory name
     * @throws StorageException if the directory cannot be read
     */
    public List<Entry> ensembles() {
        List<Entry> entries = new ArrayList<>();
        forEachFile((parent, file) -> {
            if (String.valueOf(file.getFileName()).equals(ENSEMBLE)) {
                entries.add(new Entry(file, EventFrame.NO_RUN, parent, recordingId));
            }
        });
        entries.sort(Comparator.comparing(Entry::directoryName));
        return entries;
    }

    /**
     * All finished files, of the ensemble and of runs.
     *
     * @return those of the ensemble first
     * @throws StorageException if the directory cannot be read
     */
    public List<Entry> all() {
        List<Entry> all = new ArrayList<>(ensembles());
        all.addAll(entries());
        return all;
    }

    /**
     * All finished files of runs; those of the ensemble are not among them.
     *
     * @return sorted by run, then by directory name
     * @throws StorageException if the directory cannot be read
     */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        forEachFile((parent, file) -> {
            Matcher matcher = FILE.matcher(String.valueOf(file.getFileName()));
            if (matcher.matches()) {
                entries.add(new Entry(file, Integer.parseInt(matcher.group(1)), parent, recordingId));
            }
        });
        entries.sort(Comparator.comparingInt(Entry::run).thenComparing(Entry::directoryName));
        return entries;
    }

    /**
     * Removes unfinished files that no living process writes, and directories without any file: whoever was stopped or killed
     * leaves some.
     *
     * @throws StorageException if the directory cannot be read
     */
    public void removeAbandoned() {
        forEachFile((parent, file) -> UnfinishedFile.removeIfAbandoned(file));
        forEachDirectory(ResultStore::removeIfEmpty);
    }

    private static void removeIfEmpty(Path set) {
        try {
            if (SET.matcher(String.valueOf(set.getFileName())).matches()) {
                Files.delete(set);
            }
        } catch (IOException e) {
            // It has files, or somebody else has removed it.
        }
    }

    /** Only lists names: what somebody else writes may be gone the moment after. */
    private void forEachFile(BiConsumer<String, Path> receiver) {
        forEachDirectory(parent -> {
            String name = String.valueOf(parent.getFileName());
            try {
                list(parent).forEach(file -> receiver.accept(name, file));
            } catch (NoSuchFileException e) {
                // It was empty, and somebody else has removed it.
            } catch (IOException e) {
                throw unlisted(parent, e);
            }
        });
    }

    private void forEachDirectory(Consumer<Path> receiver) {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new CorruptRecordingException(directory
                    + " is not a directory; move it elsewhere, and 'eigentape replay' makes the results again.");
        }
        try {
            for (Path parent : list(directory)) {
                if (Files.isDirectory(parent)) {
                    receiver.accept(parent);
                }
            }
        } catch (IOException e) {
            throw unlisted(directory, e);
        }
    }

    private static StorageException unlisted(Path parent, IOException cause) {
        return new StorageException(
                "Results cannot be listed in " + parent + ": " + StorageException.reason(cause) + ".", cause);
    }

    private static List<Path> list(Path parent) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }

    /**
     * The name of the file that a set of results has for a run or the ensemble.
     *
     * @param run the run, or {@link EventFrame#NO_RUN} for the ensemble
     * @return without its directory
     */
    public static String fileName(int run) {
        return run == EventFrame.NO_RUN ? ENSEMBLE : "run-" + run + ".results";
    }
}

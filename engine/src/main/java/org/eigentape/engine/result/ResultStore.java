package org.eigentape.engine.result;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.StorageException;

/** The directory {@code results/} of a recording: {@code STAGE@VERSION-HASH/run-N.results}. */
public final class ResultStore {

    private static final Pattern FILE = Pattern.compile("run-(\\d{1,9})\\.results");

    /**
     * One file of results.
     *
     * @param file where it is
     * @param run its run
     * @param directoryName {@code STAGE@VERSION-HASH}
     */
    public record Entry(Path file, int run, String directoryName) {

        /**
         * Reads and verifies the file, and that it lies where it belongs.
         *
         * @return its contents
         * @throws CorruptRecordingException if it is damaged, or is the file of another run or stage
         */
        public StoredResult read() {
            StoredResult result = StoredResult.read(file);
            if (result.run() != run || !result.key().directoryName().equals(directoryName)) {
                throw new CorruptRecordingException(file + " holds the results of run " + result.run() + " from "
                        + result.key().directoryName()
                        + ", which do not belong there; 'eigentape replay --force' makes the"
                        + " right ones.");
            }
            return result;
        }
    }

    private final Path directory;

    /**
     * Opens the store.
     *
     * @param directory {@code results/} of a recording; may be missing, and is empty then
     */
    public ResultStore(Path directory) {
        this.directory = directory;
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
     * All finished files.
     *
     * @return sorted by run, then by directory name
     * @throws StorageException if the directory cannot be read
     */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        forEachFile((parent, file) -> {
            Matcher matcher = FILE.matcher(String.valueOf(file.getFileName()));
            if (matcher.matches()) {
                entries.add(new Entry(file, Integer.parseInt(matcher.group(1)), parent));
            }
        });
        entries.sort(Comparator.comparingInt(Entry::run).thenComparing(Entry::directoryName));
        return entries;
    }

    /**
     * Removes unfinished files that no living process writes: a process that was killed leaves some.
     *
     * @throws StorageException if the directory cannot be read
     */
    public void removeAbandoned() {
        forEachFile((parent, file) -> UnfinishedFile.removeIfAbandoned(file));
    }

    /** Only lists names: what somebody else writes may be gone the moment after. */
    private void forEachFile(BiConsumer<String, Path> receiver) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try {
            for (Path parent : list(directory)) {
                if (Files.isDirectory(parent)) {
                    String name = String.valueOf(parent.getFileName());
                    list(parent).forEach(file -> receiver.accept(name, file));
                }
            }
        } catch (IOException e) {
            throw new StorageException("Results cannot be listed in " + directory + ": " + e.getMessage() + ".", e);
        }
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

    static String fileName(int run) {
        return "run-" + run + ".results";
    }
}

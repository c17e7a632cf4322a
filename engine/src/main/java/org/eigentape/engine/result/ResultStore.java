package org.eigentape.engine.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
        if (!Files.isDirectory(directory)) {
            return entries;
        }
        try (Stream<Path> files = Files.walk(directory, 2)) {
            files.forEach(file -> {
                Matcher matcher = FILE.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    String parent = directory.relativize(file).getName(0).toString();
                    entries.add(new Entry(file, Integer.parseInt(matcher.group(1)), parent));
                }
            });
        } catch (IOException e) {
            throw new StorageException("Results cannot be listed in " + directory + ": " + e.getMessage() + ".", e);
        }
        entries.sort(Comparator.comparingInt(Entry::run).thenComparing(Entry::directoryName));
        return entries;
    }

    static String fileName(int run) {
        return "run-" + run + ".results";
    }
}

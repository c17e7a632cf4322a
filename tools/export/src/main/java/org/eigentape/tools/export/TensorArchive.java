package org.eigentape.tools.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.journal.JournalReader;
import org.eigentape.engine.result.ResultStore;

/**
 * Recorded tensors and results as one archive for {@code numpy.load}: an array for each tensor and run,
 * {@code weights/2/run/0} of shape (events, rows, columns), and its steps, {@code weights/2/run/0/step}; results likewise,
 * {@code results/spectrum/weights/2/eigenvalue/run/0}. The journal is read twice, first to count; memory is bounded by 64 MiB
 * of buffers and the results of one stage and run. Equal recordings give equal bytes. For one thread.
 */
public final class TensorArchive {

    private static final int LARGEST_BUFFERS = 64 << 20;
    private static final int LARGEST_BUFFER = 64 << 10;
    private static final int SMALLEST_BUFFER = 512;

    private final List<ArraySource> sources;

    /**
     * What was written.
     *
     * @param arrays number of arrays
     * @param bytes of the file
     */
    public record Summary(int arrays, long bytes) {}

    /**
     * An archive of a recording.
     *
     * @param schema the tensors that events may carry
     * @param journal opens the journal at its start; closed after each of two passes
     * @param wanted which tensors are wanted, by name
     * @param results the recording's results, all of which are wanted
     */
    public TensorArchive(
            Schema schema, Supplier<? extends JournalReader> journal, Predicate<String> wanted, ResultStore results) {
        this(schema, journal, wanted, results, () -> {});
    }

    /**
     * An archive whose writing may be abandoned.
     *
     * @param schema the tensors that events may carry
     * @param journal opens the journal at its start; closed after each of two passes
     * @param wanted which tensors are wanted, by name
     * @param results the recording's results, all of which are wanted
     * @param betweenResults called before each file and each step of results; what it throws ends the writing
     */
    public TensorArchive(
            Schema schema,
            Supplier<? extends JournalReader> journal,
            Predicate<String> wanted,
            ResultStore results,
            Runnable betweenResults) {
        sources = List.of(new TensorArrays(schema, journal, wanted), new ResultArrays(results, betweenResults));
    }

    /**
     * Writes the archive, completely or not at all.
     *
     * @param file usually {@code tensors.npz}
     * @return what was written
     * @throws StorageException if it cannot be written, or if there is less space than it needs
     * @throws org.eigentape.engine.error.CorruptRecordingException if the recording is damaged
     */
    public Summary write(Path file) {
        List<List<ArrayPlan>> plans = sources.stream().map(ArraySource::plan).toList();
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Path directory = file.toAbsolutePath().normalize().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            requireSpace(file, plans);
            Summary summary = writeTo(unfinished, plans);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } catch (IOException e) {
            throw new StorageException("Cannot write " + file + ": " + FileFailure.cause(e) + ".", e);
        } finally {
            WholeFile.removeQuietly(unfinished);
        }
    }

    private Summary writeTo(Path unfinished, List<List<ArrayPlan>> plans) throws IOException {
        int arrays = plans.stream().mapToInt(List::size).sum();
        int buffer = Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, LARGEST_BUFFERS / Math.max(1, arrays)));
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            StoredArchive archive = new StoredArchive(channel, buffer);
            List<Map<String, StoredEntry>> entries = new ArrayList<>();
            for (List<ArrayPlan> some : plans) {
                entries.add(layOut(some, archive));
            }
            for (int source = 0; source < sources.size(); source++) {
                sources.get(source).fill(entries.get(source));
            }
            archive.finish();
            return new Summary(arrays, channel.size());
        }
    }

    private static Map<String, StoredEntry> layOut(List<ArrayPlan> plans, StoredArchive archive) throws IOException {
        Map<String, StoredEntry> entries = new HashMap<>();
        for (ArrayPlan plan : plans) {
            StoredEntry entry = archive.add(plan.fileName(), plan.length());
            entry.put(plan.header());
            entries.put(plan.name(), entry);
        }
        return entries;
    }

    private static void requireSpace(Path file, List<List<ArrayPlan>> plans) throws IOException {
        long needed = plans.stream()
                .flatMap(List::stream)
                .mapToLong(ArrayPlan::length)
                .sum();
        Path directory = file.toAbsolutePath().normalize().getParent();
        long usable = directory == null
                ? Long.MAX_VALUE
                : Files.getFileStore(directory).getUsableSpace();
        if (needed > usable) {
            throw new StorageException(
                    "Writing " + file + " needs " + needed + " bytes, but only " + usable
                            + " are free; export fewer tensors, or to another disk.",
                    null);
        }
    }
}

package org.eigentape.tools.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.command.TextTable;
import org.eigentape.tools.export.FileFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code eigentape ls}. */
@picocli.CommandLine.Command(
        name = "ls",
        description = "List the recordings in a directory, or the cells of a sweep, with their state.",
        footer = {"", "Examples:", "  eigentape ls", "  eigentape ls recordings --json"})
public final class LsCommand extends Command {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where to look (recordings, where it exists, or here).")
    private @Nullable Path directory;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public LsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Path usual = Path.of("recordings");
        Path place = directory != null ? directory : Files.isDirectory(usual) ? usual : Path.of(".");
        if (!Files.isDirectory(place)) {
            throw new InvalidRequestException("There is no directory " + place + ".");
        }
        TextTable table = new TextTable("recording", "state", "simulation", "preset", "runs", "steps", "events");
        ArrayNode list = object().arrayNode();
        for (Path each : recordings(place)) {
            ObjectNode entry = describe(each);
            list.add(entry);
            table.add(
                    entry.path("recording").asText(),
                    entry.path("state").asText(),
                    entry.path("simulation").asText("-"),
                    entry.path("preset").asText("-"),
                    number(entry, "runs"),
                    number(entry, "steps"),
                    size(entry));
        }
        if (isJson()) {
            document(list);
        } else if (list.isEmpty()) {
            say("There are no recordings in " + place + whatElse(place));
        } else {
            table.print(text(), "");
        }
        return ExitCode.DONE;
    }

    private static String whatElse(Path place) {
        if (SweepDirectory.isSweep(place)) {
            return "; the sweep has not begun.";
        }
        List<Path> sweeps = children(place, SweepDirectory::isSweep);
        if (sweeps.isEmpty()) {
            return "; make one with 'eigentape record demo'.";
        }
        return ", but " + (sweeps.size() == 1 ? "a sweep" : "sweeps") + ", whose cells are recordings: 'eigentape ls "
                + ShellWord.of(sweeps.get(0)) + "' lists " + (sweeps.size() == 1 ? "its" : "those of the first") + ".";
    }

    private static String size(ObjectNode entry) {
        if (entry.has("bytesAtMost")) {
            return "up to " + Quantity.bytes(entry.path("bytesAtMost").asLong());
        }
        return entry.has("bytes") ? Quantity.bytes(entry.path("bytes").asLong()) : "-";
    }

    private static String number(ObjectNode entry, String field) {
        return entry.has(field) ? Quantity.count(entry.path(field).asLong()) : "-";
    }

    private static List<Path> recordings(Path place) {
        if (Files.isRegularFile(place.resolve("manifest.json"))) {
            return List.of(place);
        }
        // Those of a sweep are its cells.
        Path parent = SweepDirectory.isSweep(place) ? new SweepDirectory(place).cells() : place;
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        return children(parent, child -> Files.isRegularFile(child.resolve("manifest.json")));
    }

    private static List<Path> children(Path parent, Predicate<Path> isWanted) {
        try (Stream<Path> children = Files.list(parent)) {
            Path root = parent.equals(Path.of(".")) ? Path.of("") : parent;
            return children.filter(isWanted)
                    .map(child -> root.resolve(child.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StorageException("Cannot list " + parent + ": " + FileFailure.cause(e) + ".", e);
        }
    }

    private static ObjectNode describe(Path recording) {
        ObjectNode entry = object().put("recording", recording.toString());
        try {
            RecordingDirectory directory = RecordingDirectory.open(recording);
            Manifest manifest = Manifest.read(directory.manifest());
            entry.put("state", Condition.of(directory, manifest).word());
            entry.put("simulation", manifest.simulation());
            if (manifest.preset() != null) {
                entry.put("preset", manifest.preset());
            }
            entry.put("runs", manifest.ensemble().runs());
            entry.put("steps", manifest.ensemble().steps());
            if (manifest.completion() != null) {
                entry.put("bytes", manifest.completion().bytes());
            } else {
                // How much of the files is events is known only to whoever reads them.
                try (JournalScanner scanner = new JournalScanner(directory.events())) {
                    entry.put("bytesAtMost", scanner.totalBytes());
                }
            }
        } catch (RecordingException e) {
            entry.put("state", "damaged").put("problem", e.getMessage());
        }
        return entry;
    }
}

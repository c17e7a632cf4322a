package org.eigentape.tools.cli.summary;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.journal.RecordingLock;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.RecordingReader;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/**
 * Results that are there for some runs only, because a replay was interrupted or asked for one run. They are valid, but an
 * ensemble average over them is not that of the recording, so whoever uses them is told.
 */
public final class MissingRuns {

    private MissingRuns() {}

    /**
     * Says on standard error whether the recording is incomplete, and which results lack runs.
     *
     * @param console told one sentence for each set of results
     * @param directory of the recording
     * @param manifest of the recording
     * @param stages on the class path, of which those are known that look at all runs together
     * @param isWanted stages whose results are used
     * @return the exit code of a command whose answer was made of them: {@link ExitCode#INCOMPLETE} where it is partial
     */
    public static int tell(
            Console console,
            RecordingDirectory directory,
            Manifest manifest,
            StageCatalog stages,
            Predicate<String> isWanted) {
        boolean complete = manifest.completion() != null;
        if (!complete) {
            console.err().println("The recording is incomplete, or still being written: this is what there is of it.");
        }
        List<String> missing = missing(directory, manifest, stages, isWanted);
        missing.forEach(console.err()::println);
        return complete && missing.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    /** A sentence for each set of results that lacks runs or those of the ensemble, and for each stage that ran live and has none at all. */
    private static List<String> missing(
            RecordingDirectory directory, Manifest manifest, StageCatalog stages, Predicate<String> isWanted) {
        int runs = manifest.ensemble().runs();
        boolean complete = manifest.completion() != null;
        List<String> sentences = new ArrayList<>();
        Set<String> there = new TreeSet<>();
        Map<String, List<ResultStore.Entry>> sets = new TreeMap<>();
        ResultStore store = new ResultStore(directory.results());
        for (ResultStore.Entry entry : store.entries()) {
            sets.computeIfAbsent(entry.directoryName(), ignored -> new ArrayList<>())
                    .add(entry);
        }
        sets.forEach((name, entries) -> {
            if (isWanted.test(stage(name))) {
                ResultKey key = entries.get(0).read().key();
                there.add(request(key));
                if (entries.size() < runs) {
                    sentences.add(sentence(text(key), entries.size(), runs)
                            + (complete ? rest(directory, options(key)) : " of this incomplete recording."));
                } else if (stages.looksAtAllRuns(key.stage(), key.version())
                        && !Files.exists(store.file(key, EventFrame.NO_RUN))) {
                    sentences.add("Results of " + text(key) + " are there for every run and not for all together"
                            + (complete ? rest(directory, options(key)) : " in this incomplete recording."));
                }
            }
        });
        for (String live : complete ? manifest.stages() : List.<String>of()) {
            if (!there.contains(live) && isWanted.test(live.replaceFirst(":.*", ""))) {
                sentences.add(sentence(live, 0, runs) + rest(directory, "--stages " + live));
            }
        }
        return sentences;
    }

    private static String sentence(String results, int some, int runs) {
        return "Results of " + results + " are there for " + some + " of " + Quantity.of(runs, "run");
    }

    private static String rest(RecordingDirectory directory, String options) {
        return "; 'eigentape replay " + ShellWord.of(directory.root()) + " " + options + "' computes the rest.";
    }

    private static String stage(String directoryName) {
        return directoryName.replaceFirst("@.*", "");
    }

    /**
     * Refuses to look for results where there is nothing to compute them from.
     *
     * @param directory of the recording
     * @param manifest of the recording
     * @throws IncompleteRecordingException if it has no results because no run has begun
     */
    public static void requireRuns(RecordingDirectory directory, Manifest manifest) {
        if (manifest.completion() != null
                || !new ResultStore(directory.results()).entries().isEmpty()) {
            return;
        }
        try (RecordingReader reader = RecordingReader.open(directory.root(), EventSelection.ALL)) {
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                if (event.run() >= 0) {
                    return;
                }
            }
        }
        throw new IncompleteRecordingException(directory.root() + " has no results, and nothing to compute any from: "
                + (RecordingLock.isHeld(directory.events())
                        ? "no run has begun yet."
                        : "its writer ended before a run began. Record it again."));
    }

    /**
     * The options of the replay that makes results.
     *
     * @param key of the results
     * @return {@code --stages NAME:parameter=value --from A --to B --every K}, as far as it differs from defaults
     */
    public static String options(ResultKey key) {
        return "--stages " + request(key)
                + (key.selection().isEmpty()
                        ? ""
                        : " --" + key.selection().replaceAll("[,;]", " --").replace('=', ' '));
    }

    /**
     * The stage as people ask for it.
     *
     * @param key of results
     * @return {@code NAME} or {@code NAME:parameter=value}
     */
    public static String request(ResultKey key) {
        return key.parameters().isEmpty() ? key.stage() : key.stage() + ":" + key.parameters();
    }

    private static String text(ResultKey key) {
        return request(key) + (key.selection().isEmpty() ? "" : " (" + key.selection() + ")");
    }
}

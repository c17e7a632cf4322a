package org.eigentape.tools.cli.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.Quantity;

/**
 * Results that are there for some runs only, because a replay was interrupted or asked for one run. They are valid, but an
 * ensemble average over them is not that of the recording, so whoever uses them is told.
 */
public final class MissingRuns {

    private MissingRuns() {}

    /**
     * Says on standard error which results lack runs.
     *
     * @param console told one sentence for each set of results
     * @param directory of the recording
     * @param manifest of the recording
     * @param isWanted stages whose results are used
     */
    public static void tell(
            Console console, RecordingDirectory directory, Manifest manifest, Predicate<String> isWanted) {
        Map<String, List<ResultStore.Entry>> sets = new TreeMap<>();
        for (ResultStore.Entry entry : new ResultStore(directory.results()).entries()) {
            sets.computeIfAbsent(entry.directoryName(), ignored -> new ArrayList<>())
                    .add(entry);
        }
        sets.forEach((name, entries) -> {
            int runs = manifest.ensemble().runs();
            if (entries.size() < runs && isWanted.test(name.replaceFirst("@.*", ""))) {
                ResultKey key = entries.get(0).read().key();
                console.err()
                        .println("Results of " + text(key) + " are there for " + entries.size() + " of "
                                + Quantity.of(runs, "run")
                                + (manifest.completion() == null
                                        ? " of this incomplete recording."
                                        : "; 'eigentape replay " + directory.root() + " " + options(key)
                                                + "' computes the rest."));
            }
        });
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

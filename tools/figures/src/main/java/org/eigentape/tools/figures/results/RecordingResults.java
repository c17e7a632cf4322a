package org.eigentape.tools.figures.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingStatus;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;

/**
 * The results of a recording's stages, read one file at a time and thinned, so that memory is bounded by the largest file
 * and by what can be seen: 2,000 steps of each series, evenly taken among the recorded ones.
 *
 * <p>Where a stage has several sets of results, those of its newest version count, and among them those of default
 * parameters over the whole recording if they exist, unless others are asked for.
 */
public final class RecordingResults {

    /** Steps of each series that are read at most, evenly taken among the recorded ones. */
    public static final int MOST_STEPS = 2000;

    private final ResultStore store;
    private final RecordingFacts facts;
    private final Map<String, String> parameters;

    /**
     * Opens the results of a recording and reads the facts about it.
     *
     * @param recording an existing one
     * @return its results
     * @throws org.eigentape.engine.error.RecordingException if its manifest cannot be read
     */
    public static RecordingResults open(RecordingDirectory recording) {
        return open(recording, Map.of());
    }

    /**
     * Opens the results of a recording, of some stages those of other parameters than the defaults.
     *
     * @param recording an existing one
     * @param parameters canonical texts of parameters by stage; for other stages the defaults are preferred
     * @return its results
     * @throws org.eigentape.engine.error.RecordingException if its manifest cannot be read
     */
    public static RecordingResults open(RecordingDirectory recording, Map<String, String> parameters) {
        RecordingFacts facts = RecordingFacts.of(Manifest.read(recording.manifest()), reached(recording));
        return new RecordingResults(recording.root(), facts, parameters);
    }

    /** By the recording's own account; without it, captions say what was planned. */
    private static Collection<Long> reached(RecordingDirectory recording) {
        try {
            return RecordingStatus.read(recording.status()).lastSteps().values();
        } catch (RecordingException e) {
            return List.of();
        }
    }

    /**
     * Opens the results of a recording.
     *
     * @param recording its directory
     * @param facts what figures say about it
     */
    public RecordingResults(Path recording, RecordingFacts facts) {
        this(recording, facts, Map.of());
    }

    /**
     * Opens the results of a recording, of some stages those of other parameters than the defaults.
     *
     * @param recording its directory
     * @param facts what figures say about it
     * @param parameters canonical texts of parameters by stage; for other stages the defaults are preferred
     */
    public RecordingResults(Path recording, RecordingFacts facts, Map<String, String> parameters) {
        this.store = new ResultStore(recording.resolve("results"));
        this.facts = facts;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * Facts about the recording.
     *
     * @return as given
     */
    public RecordingFacts facts() {
        return facts;
    }

    /**
     * A stage as people ask for it.
     *
     * @param stage its name
     * @return for example {@code level-spacing:convention=published} where these results are asked for, else the name
     */
    public String request(String stage) {
        String wanted = parameters.getOrDefault(stage, "");
        return wanted.isEmpty() ? stage : stage + ":" + wanted;
    }

    /**
     * Whether a stage has results.
     *
     * @param stage its name
     * @return true if it has some for at least one run
     */
    public boolean has(String stage) {
        return directory(stage).isPresent();
    }

    /**
     * Reads outputs of a stage for all runs.
     *
     * @param stage its name
     * @param outputs their names
     * @return their values, thinned
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file is not as it was written
     */
    public StageResults read(String stage, String... outputs) {
        Map<String, List<Series>> found = new LinkedHashMap<>();
        for (String output : outputs) {
            found.put(output, new ArrayList<>());
        }
        String directory = directory(stage).orElse("");
        for (ResultStore.Entry entry : store.entries()) {
            if (entry.directoryName().equals(directory)) {
                StoredResult result = entry.read();
                for (ResultHistory history : result.histories()) {
                    List<Series> series = found.get(history.series().output());
                    if (series != null && history.size() > 0) {
                        series.add(thin(result.run(), history));
                    }
                }
            }
        }
        return new StageResults(found);
    }

    /**
     * With which parameters a stage computed the results that are read.
     *
     * @param stage its name
     * @return canonical, for example {@code convention=published}; empty for the defaults or where there are no results
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file is not as it was written
     */
    public String parameters(String stage) {
        String directory = directory(stage).orElse("");
        for (ResultStore.Entry entry : store.entries()) {
            if (entry.directoryName().equals(directory)) {
                return entry.read().key().parameters();
            }
        }
        return "";
    }

    /**
     * Why a stage has no more results than it has.
     *
     * @param stage its name
     * @return a sentence about the first run for which it failed or was skipped, which names the stage once; empty if
     *     there is none
     */
    public Optional<String> failure(String stage) {
        String directory = directory(stage).orElse("");
        for (ResultStore.Entry entry : store.entries()) {
            if (entry.directoryName().equals(directory)) {
                StoredResult result = entry.read();
                if (result.state() == ResultState.FAILED || result.state() == ResultState.SKIPPED) {
                    return Optional.of(failure(stage, result));
                }
            }
        }
        return Optional.empty();
    }

    private String failure(String stage, StoredResult result) {
        String reason = String.valueOf(result.reason());
        String verb = result.state() == ResultState.FAILED ? "failed" : "was skipped";
        // Results stored by earlier builds hold the whole sentence as their reason.
        return reason.startsWith("Stage " + stage + " " + verb)
                ? reason
                : "the stage " + request(stage) + " " + verb + " in run " + result.run() + ": " + reason;
    }

    private Optional<String> directory(String stage) {
        return store.entries().stream()
                .map(ResultStore.Entry::directoryName)
                .distinct()
                .filter(name -> name.startsWith(stage + "@"))
                .filter(name -> isWanted(stage, name))
                .min(Comparator.comparingInt(RecordingResults::version)
                        .reversed()
                        .thenComparing(name -> !name.endsWith("-default"))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private boolean isWanted(String stage, String directoryName) {
        String wanted = parameters.get(stage);
        return wanted == null
                || new ResultKey(stage, version(directoryName), wanted, "")
                        .directoryName()
                        .equals(directoryName);
    }

    private static int version(String directoryName) {
        String version = directoryName.substring(directoryName.lastIndexOf('@') + 1);
        String digits = version.replaceFirst("-.*", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static Series thin(int run, ResultHistory history) {
        int kept = Math.min(history.size(), MOST_STEPS);
        int elements = history.series().elements();
        double[] steps = new double[kept];
        double[][] values = new double[elements][kept];
        for (int at = 0; at < kept; at++) {
            // The first and the last step are always kept.
            int index = kept == 1 ? 0 : (int) ((long) at * (history.size() - 1) / (kept - 1));
            steps[at] = history.step(index);
            for (int element = 0; element < elements; element++) {
                values[element][at] = history.value(index, element);
            }
        }
        return new Series(run, history.series().tensor(), steps, values);
    }
}

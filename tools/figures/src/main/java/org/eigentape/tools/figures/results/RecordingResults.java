package org.eigentape.tools.figures.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingStatus;
import org.eigentape.engine.result.ResultHistory;
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

    private final ResultSets sets;
    private final RecordingFacts facts;

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
        Manifest manifest = Manifest.read(recording.manifest());
        return new RecordingResults(
                new ResultStore(recording.results(), manifest.recordingId()),
                RecordingFacts.of(manifest, reached(recording)),
                parameters);
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
        this(new ResultStore(recording.resolve("results")), facts, parameters);
    }

    private RecordingResults(ResultStore store, RecordingFacts facts, Map<String, String> parameters) {
        this.sets = new ResultSets(store, parameters);
        this.facts = facts;
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
        String wanted = sets.wanted(stage);
        return wanted.isEmpty() ? stage : stage + ":" + wanted;
    }

    /**
     * Whether a stage has results.
     *
     * @param stage its name
     * @return true if it has some for at least one run
     */
    public boolean has(String stage) {
        return sets.has(stage);
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
        return read(stage, Series::thinned, outputs);
    }

    /**
     * Reads outputs of a stage for all runs at every step from a given one on, for statistics that need all values.
     *
     * @param stage its name
     * @param fromStep the first step
     * @param outputs their names
     * @return their values, not thinned; series that end before that step are left out
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file is not as it was written
     */
    public StageResults readWhole(String stage, long fromStep, String... outputs) {
        return read(stage, (run, history) -> Series.at(run, history, step -> step >= fromStep), outputs);
    }

    /**
     * Reads outputs of a stage for all runs at some steps, where all of them would take too much memory.
     *
     * @param stage its name
     * @param steps which
     * @param outputs their names
     * @return their values; series without a value at any of the steps are left out
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file is not as it was written
     */
    public StageResults readAt(String stage, Set<Long> steps, String... outputs) {
        return read(stage, (run, history) -> Series.at(run, history, steps::contains), outputs);
    }

    private StageResults read(String stage, SeriesReader reader, String... outputs) {
        Map<String, List<Series>> found = new LinkedHashMap<>();
        for (String output : outputs) {
            found.put(output, new ArrayList<>());
        }
        for (ResultStore.Entry entry : sets.runs(stage)) {
            StoredResult result = entry.read();
            for (ResultHistory history : result.histories()) {
                List<Series> series = found.get(history.series().output());
                if (series != null && history.size() > 0) {
                    Series one = reader.read(result.run(), history);
                    if (one.steps().length > 0) {
                        series.add(one);
                    }
                }
            }
        }
        return new StageResults(found);
    }

    /** How many of a history's steps become part of a series. */
    private interface SeriesReader {
        Series read(int run, ResultHistory history);
    }

    /**
     * Reads outputs of a stage over all runs together.
     *
     * @param stage its name
     * @param outputs their names
     * @return their values; none where the stage did not look at all runs
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file is not as it was written
     */
    public EnsembleResults readEnsemble(String stage, String... outputs) {
        return sets.ensemble(stage)
                .map(entry -> EnsembleResults.of(entry.read(), Set.of(outputs)))
                .orElse(EnsembleResults.none());
    }

    /**
     * With which parameters a stage computed the results that are read.
     *
     * @param stage its name
     * @return canonical, for example {@code convention=published}; empty for the defaults or where there are no results
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file is not as it was written
     */
    public String parameters(String stage) {
        return sets.runs(stage).stream()
                .findFirst()
                .map(entry -> entry.read().key().parameters())
                .orElse("");
    }

    /**
     * Why a stage has no more results than it has.
     *
     * @param stage its name
     * @return a sentence about the first run for which it failed or was skipped, which names the stage once; empty if
     *     there is none
     */
    public Optional<String> failure(String stage) {
        for (ResultStore.Entry entry : sets.runs(stage)) {
            StoredResult result = entry.read();
            if (result.state() == ResultState.FAILED || result.state() == ResultState.SKIPPED) {
                return Optional.of(failure(stage, result));
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
}

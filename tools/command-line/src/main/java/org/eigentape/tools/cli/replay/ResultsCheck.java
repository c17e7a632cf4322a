package org.eigentape.tools.cli.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.replay.Replay;
import org.eigentape.replay.VerificationProgress;
import org.eigentape.tools.cli.summary.MissingRuns;

/**
 * Computes a recording's results again, from its events, in a temporary directory, and compares their digests. The
 * recording is not touched.
 */
public final class ResultsCheck {

    /**
     * What came of one file of results.
     *
     * @param directory {@code STAGE@VERSION-HASH}
     * @param run its run, or {@link EventFrame#NO_RUN} for the ensemble
     * @param verdict how it compares
     * @param detail a sentence where there is more to say, for a file that was not compared the reason as a clause, for one
     *     that is missing the options of the replay that makes it; empty otherwise
     */
    public record Finding(String directory, int run, Verdict verdict, String detail) {}

    /** How a stored result compares with its recomputation. */
    public enum Verdict {
        /** Bit for bit the same. */
        SAME,
        /** Not the same. */
        DIFFERENT,
        /** The file is not as it was written. */
        DAMAGED,
        /** Cannot be compared: the stage is missing here, has another version, or saw only a part of the run. */
        NOT_COMPARED,
        /** There is no file for this run, but there are for others, or the stage ran while it was recorded. */
        MISSING
    }

    private final Path recording;
    private final StageCatalog catalog;
    private final Set<Integer> runs;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<ResultKey, Map<Integer, StoredResult>> stored = new LinkedHashMap<>();

    /**
     * Prepares a check.
     *
     * @param recording a verified recording
     * @param catalog the known stages
     * @param runs of which the recording has events
     */
    public ResultsCheck(Path recording, StageCatalog catalog, Set<Integer> runs) {
        this.recording = recording;
        this.catalog = catalog;
        this.runs = Set.copyOf(runs);
    }

    /**
     * Recomputes and compares.
     *
     * @param progress told how far each pass over the events is; what it throws ends the check
     * @return one finding for each file of results and for each that is missing, by directory and run
     */
    public List<Finding> run(VerificationProgress progress) {
        readStored();
        findMissing();
        Map<String, List<ResultKey>> bySelection = new LinkedHashMap<>();
        stored.keySet().stream()
                .filter(this::isKnown)
                .forEach(key -> bySelection
                        .computeIfAbsent(key.selection(), ignored -> new ArrayList<>())
                        .add(key));
        for (Map.Entry<String, List<ResultKey>> pass : bySelection.entrySet()) {
            try (ScratchDirectory scratch = ScratchDirectory.create("eigentape-verify-")) {
                recompute(pass.getKey(), pass.getValue(), scratch.path(), progress);
            }
        }
        return findings.stream()
                .sorted(java.util.Comparator.comparing(Finding::directory).thenComparingInt(Finding::run))
                .toList();
    }

    private void readStored() {
        for (ResultStore.Entry entry :
                new ResultStore(RecordingDirectory.open(recording).results()).all()) {
            try {
                StoredResult result = entry.read();
                stored.computeIfAbsent(result.key(), ignored -> new TreeMap<>()).put(result.run(), result);
            } catch (CorruptRecordingException e) {
                findings.add(new Finding(
                        entry.directoryName(), entry.run(), Verdict.DAMAGED, String.valueOf(e.getMessage())));
            }
        }
    }

    private void findMissing() {
        RecordingDirectory directory = RecordingDirectory.open(recording);
        for (String live : Manifest.read(directory.manifest()).stages()) {
            if (stored.keySet().stream()
                    .noneMatch(key -> MissingRuns.request(key).equals(live))) {
                runs.forEach(run -> findings.add(new Finding(live, run, Verdict.MISSING, "--stages " + live)));
            }
        }
        stored.forEach((key, results) -> {
            Set<Integer> absent = new TreeSet<>(runs);
            absent.removeAll(results.keySet());
            findings.stream()
                    .filter(finding -> finding.directory().equals(key.directoryName()))
                    .forEach(finding -> absent.remove(finding.run()));
            absent.forEach(run ->
                    findings.add(new Finding(key.directoryName(), run, Verdict.MISSING, MissingRuns.options(key))));
            if (absent.isEmpty() && catalog.looksAtAllRuns(key.stage(), key.version()) && lacksEnsemble(key, results)) {
                findings.add(
                        new Finding(key.directoryName(), EventFrame.NO_RUN, Verdict.MISSING, MissingRuns.options(key)));
            }
        });
    }

    private boolean lacksEnsemble(ResultKey key, Map<Integer, StoredResult> results) {
        return !results.containsKey(EventFrame.NO_RUN)
                && findings.stream()
                        .noneMatch(finding ->
                                finding.directory().equals(key.directoryName()) && finding.run() == EventFrame.NO_RUN);
    }

    private boolean isKnown(ResultKey key) {
        String problem = catalog.all().stream()
                .map(StageProvider::description)
                .filter(description -> description.name().equals(key.stage()))
                .findFirst()
                .map(description -> description.version() == key.version()
                        ? ""
                        : "the results are of version " + key.version() + " of the stage, which here has version "
                                + description.version())
                .orElse("stage " + key.stage() + " is not on the class path");
        if (!problem.isEmpty()) {
            notCompared(key, problem);
        }
        return problem.isEmpty();
    }

    private void recompute(String selection, List<ResultKey> keys, Path scratch, VerificationProgress progress) {
        Set<Integer> runs = new TreeSet<>();
        keys.forEach(key -> runs.addAll(stored.getOrDefault(key, Map.of()).keySet()));
        if (runs.contains(EventFrame.NO_RUN)) {
            // An ensemble needs all runs, which a selection of none stands for.
            runs.clear();
        }
        List<StageRequest> requests = keys.stream()
                .map(key -> StageRequest.parse(
                        key.parameters().isEmpty() ? key.stage() : key.stage() + ":" + key.parameters()))
                .toList();
        List<StageOutcome> outcomes;
        try {
            outcomes = new Replay(recording, SelectionText.parse(selection, runs), catalog, requests)
                    .run(scratch, progress, () -> false);
        } catch (InvalidRequestException | TensorNotRecordedException e) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            keys.forEach(key -> notCompared(key, reason));
            return;
        }
        Set<StoredResult> left = new LinkedHashSet<>();
        keys.forEach(key -> left.addAll(stored.getOrDefault(key, Map.of()).values()));
        for (StageOutcome outcome : outcomes) {
            StoredResult result = stored.getOrDefault(outcome.key(), Map.of()).get(outcome.run());
            if (result != null && left.remove(result)) {
                findings.add(compare(result, outcome));
            }
        }
        left.forEach(result -> findings.add(new Finding(
                result.key().directoryName(),
                result.run(),
                Verdict.DIFFERENT,
                "The events of this recording give no results for this run.")));
    }

    private static Finding compare(StoredResult result, StageOutcome outcome) {
        String directory = result.key().directoryName();
        if (result.state() == ResultState.PARTIAL && outcome.state() != ResultState.PARTIAL) {
            return new Finding(
                    directory,
                    result.run(),
                    Verdict.NOT_COMPARED,
                    "the results are of a part of the run; replay again");
        }
        boolean same = result.digest().equals(outcome.digest()) && result.state() == outcome.state();
        return new Finding(
                directory,
                result.run(),
                same ? Verdict.SAME : Verdict.DIFFERENT,
                same
                        ? ""
                        : "Stored: " + result.state().label() + ", " + result.digest() + "; recomputed: "
                                + outcome.state().label() + ", " + outcome.digest() + ".");
    }

    private void notCompared(ResultKey key, String problem) {
        stored.getOrDefault(key, Map.of())
                .keySet()
                .forEach(run -> findings.add(new Finding(key.directoryName(), run, Verdict.NOT_COMPARED, problem)));
    }
}

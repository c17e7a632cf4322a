package org.eigentape.engine.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.RunOutcome;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.engine.session.SessionSummary;

/**
 * Brings one cell from whatever a killed process left of it to its end. The order is what makes it safe: {@code cell.json} is
 * written last and deleted first, so where it is and matches the manifest, everything else is there too. For several threads,
 * each with a cell that it has locked.
 */
final class CellRecorder {

    private final SweepRequest request;
    private final SweepDirectory directory;

    CellRecorder(SweepRequest request, SweepDirectory directory) {
        this.request = request;
        this.directory = directory;
    }

    /** What keeps a cell from being finished, see {@link SweepRequest#problem}. */
    Optional<String> problem(Cell cell) {
        try {
            Optional<CellState> state = CellState.read(directory.state(cell.point()));
            if (state.isEmpty()) {
                return Optional.of("");
            }
            if (state.get().state() != CellState.State.COMPLETE) {
                return Optional.of(String.valueOf(state.get().reason()));
            }
            Manifest manifest = Manifest.read(
                    RecordingDirectory.open(directory.cell(cell.point())).manifest());
            if (manifest.completion() == null
                    || !manifest.recordingId().equals(state.get().recordingId())) {
                return Optional.of("its cell.json is that of another recording");
            }
            return request.identity()
                    .difference(cell.point(), manifest)
                    .or(() -> manifest.ensemble().seeds().stream().allMatch(seed -> seed == cell.seed())
                            ? Optional.empty()
                            : Optional.of("its seed is not " + cell.seed()));
        } catch (RecordingException e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    /** A session for a cell of which nothing is left. */
    RecordingSession prepare(Cell cell, long keptFree) {
        Path root = directory.cell(cell.point());
        try {
            Files.deleteIfExists(directory.state(cell.point()));
            FileTree.delete(root);
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot remove the unfinished cell " + root + ": " + StorageException.reason(e)
                            + "; delete it yourself.",
                    e);
        }
        return new RecordingSession(request.recording(cell, root), keptFree);
    }

    /** Records; what comes back is not complete if the session was stopped, and the cell is unfinished then. */
    SessionSummary record(Cell cell, RecordingSession session, SweepListener listener) throws InterruptedException {
        SessionSummary summary = session.record(new SessionListener() {
            @Override
            public void started(RecordingDirectory recording) {
                listener.started(cell, recording);
            }

            @Override
            public void advanced(long updates) {
                listener.advanced(updates);
            }
        });
        if (summary.complete()) {
            state(summary).write(directory.state(cell.point()));
        }
        return summary;
    }

    /** Why a stage failed in a cell that was recorded to its end. */
    Optional<String> failure(Cell cell) {
        return CellState.read(directory.state(cell.point())).flatMap(state -> Optional.ofNullable(state.reason()));
    }

    private static CellState state(SessionSummary summary) {
        List<StageOutcome> outcomes = summary.groups().stream()
                .flatMap(group -> group.outcomes().stream())
                .toList();
        return CellState.of(
                summary.directory(),
                outcomes,
                summary.runs().stream()
                        .filter(run -> run.end() == RunOutcome.End.DIVERGED)
                        .map(RunOutcome::run)
                        .toList(),
                failure(summary, outcomes).orElse(null));
    }

    private static Optional<String> failure(SessionSummary summary, List<StageOutcome> outcomes) {
        Stream<String> groups = summary.groups().stream()
                .filter(group -> group.failure() != null)
                .map(group -> "the stages " + group.name() + " failed: " + group.failure());
        Stream<String> stages = outcomes.stream()
                .filter(outcome -> outcome.state() != ResultState.COMPLETE)
                .map(outcome -> "the " + outcome.clause());
        return Stream.concat(groups, stages).findFirst();
    }
}

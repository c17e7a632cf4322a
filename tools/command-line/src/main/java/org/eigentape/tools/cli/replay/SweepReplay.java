package org.eigentape.tools.cli.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.sweep.CellState;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;
import org.eigentape.engine.sweep.SweepLocks;
import org.eigentape.engine.sweep.phase.PhaseTables;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.Replay;
import org.eigentape.replay.VerificationProgress;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.request.SelectionOptions;
import org.eigentape.tools.cli.sweep.SweepPlan;
import org.eigentape.tools.cli.sweep.cells.FinishedResults;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/**
 * Runs stages over all cells of a sweep, several cells at a time, and writes its tables anew. Nothing is needed of what made
 * the sweep: neither its simulation nor its stages' earlier results.
 */
final class SweepReplay {

    private final SweepDirectory directory;
    private final Grid grid;
    private final SweepIdentity identity;
    private final StageCatalog catalog;
    private final List<StageRequest> requests;
    private final SelectionOptions selectionOptions;
    private final boolean force;
    private final List<String> failures = new ArrayList<>();
    private List<String> gaps = List.of();
    private int replayed;

    SweepReplay(
            SweepDirectory directory,
            SweepIdentity identity,
            StageCatalog catalog,
            List<StageRequest> requests,
            SelectionOptions selectionOptions,
            boolean force) {
        this.directory = directory;
        this.grid = SweepPlan.grid(directory);
        this.identity = identity;
        this.catalog = catalog;
        this.requests = requests;
        this.selectionOptions = selectionOptions;
        this.force = force;
    }

    /** Replays every cell, then writes the tables unless a stage failed. */
    void run(Console console) throws InterruptedException {
        List<GridPoint> points = grid.points();
        points.forEach(this::refuseUnfinishedAndForeign);
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.min(points.size(), Runtime.getRuntime().availableProcessors()), work -> {
                    Thread thread = new Thread(work, "eigentape-replay");
                    thread.setDaemon(true);
                    return thread;
                });
        try (Progress progress = Progress.start(console, "replaying", "cells", points.size())) {
            List<Future<List<StageOutcome>>> cells = new ArrayList<>();
            for (GridPoint point : points) {
                cells.add(workers.submit(() -> {
                    List<StageOutcome> outcomes = replay(point, console);
                    progress.advance(1);
                    return outcomes;
                }));
            }
            for (int index = 0; index < points.size(); index++) {
                note(points.get(index), outcomes(cells.get(index)));
            }
        } finally {
            workers.shutdownNow();
        }
        console.interruption().check();
        if (failures.isEmpty()) {
            try (SweepLocks locks = SweepLocks.open(directory);
                    SweepLocks.Held held = locks.awaitWhole()) {
                gaps = PhaseTables.write(directory, grid, identity).gaps();
            }
        }
    }

    private void refuseUnfinishedAndForeign(GridPoint point) {
        if (CellState.read(directory.state(point)).isEmpty()) {
            throw new IncompleteRecordingException("The cell " + point.name()
                    + " is not finished; complete the sweep with '" + SweepPlan.command(directory) + "'.");
        }
        identity.check(directory, point);
    }

    private List<StageOutcome> replay(GridPoint point, Console console) {
        console.interruption().check();
        RecordingDirectory recording = RecordingDirectory.open(directory.cell(point));
        Manifest manifest = Manifest.read(recording.manifest());
        EventSelection selection = selectionOptions.selection(manifest);
        List<StageRequest> due = force
                ? requests
                : new FinishedResults(recording, manifest, selection).withoutFinished(catalog, requests);
        return due.isEmpty()
                ? List.of()
                : new Replay(recording.root(), selection, catalog, due)
                        .run(VerificationProgress.NONE, console.interruption()::isRequested);
    }

    private static List<StageOutcome> outcomes(Future<List<StageOutcome>> cell) throws InterruptedException {
        try {
            return cell.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void note(GridPoint point, List<StageOutcome> outcomes) {
        replayed += outcomes.isEmpty() ? 0 : 1;
        outcomes.stream()
                .filter(outcome -> outcome.state() == ResultState.FAILED || outcome.state() == ResultState.SKIPPED)
                .findFirst()
                .ifPresent(outcome -> failures.add("In the cell " + point.name() + " the " + outcome.clause()));
    }

    void print(PrintStream text) {
        int cells = grid.points().size();
        text.println("Replayed " + Quantity.of(replayed, "cell") + " of " + Quantity.count(cells) + " in "
                + directory.root() + (replayed < cells ? "; the others have these results already." : "."));
        failures.forEach(text::println);
        if (failures.isEmpty()) {
            gaps.forEach(text::println);
            text.println("Tables: " + directory.phase() + " and " + directory.runs());
        }
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sweep", directory.root().toString());
        node.put("cells", grid.points().size());
        node.put("replayed", replayed);
        failures.forEach(node.putArray("failed")::add);
        gaps.forEach(node.putArray("gaps")::add);
        return node;
    }

    int exitCode() {
        if (!failures.isEmpty()) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        return gaps.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}

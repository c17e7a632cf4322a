package org.eigentape.tools.cli.sweep.cells;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.sweep.Cell;
import org.eigentape.engine.sweep.CellInspector;
import org.eigentape.engine.sweep.CellState;
import org.eigentape.engine.sweep.RunEnds;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepRequest;
import org.eigentape.engine.sweep.phase.TableOrigin;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.Replay;
import org.eigentape.replay.Verification;
import org.eigentape.replay.VerificationProgress;
import org.eigentape.replay.VerificationResult;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.record.RecordingFile;
import org.eigentape.tools.command.Interruption;

/**
 * Keeps recordings whose events are as they were written: results and {@code cell.json} are made again from the events, to the
 * same bytes. Only where that cannot be, the cell must be recorded again. For several threads, each with a cell that it has
 * locked.
 */
public final class CellMender implements CellInspector {

    private final SweepRequest request;
    private final SweepDirectory directory;
    private final Function<Cell, ObjectNode> configuration;
    private final boolean thorough;
    private final BiConsumer<Cell, String> mended;
    private final Interruption interruption;

    /**
     * Prepares to look at cells.
     *
     * @param request what is swept
     * @param directory of the sweep
     * @param configuration what {@code record --config} takes to record a cell again
     * @param thorough whether finished cells are read from the first byte to the last
     * @param mended told of each cell that was mended, and what was wrong with it, as a clause
     * @param interruption ends the reading
     */
    public CellMender(
            SweepRequest request,
            SweepDirectory directory,
            Function<Cell, ObjectNode> configuration,
            boolean thorough,
            BiConsumer<Cell, String> mended,
            Interruption interruption) {
        this.request = request;
        this.directory = directory;
        this.configuration = configuration;
        this.thorough = thorough;
        this.mended = mended;
        this.interruption = interruption;
    }

    @Override
    public Optional<String> problem(Cell cell) {
        Optional<String> problem = request.problem(cell, directory);
        if (problem.isPresent() && hasDamagedState(cell)) {
            return rebuildState(cell, "its cell.json was damaged", problem.get() + "; and so is the recording: ");
        }
        if (problem.isPresent() && lacksOnlyState(cell)) {
            return rebuildState(
                    cell, "its cell.json was missing", "its cell.json is missing, and the recording is damaged: ");
        }
        if (problem.isPresent()) {
            return problem;
        }
        return thorough ? check(cell) : Optional.empty();
    }

    private boolean hasDamagedState(Cell cell) {
        try {
            CellState.read(directory.state(cell.point()));
            return false;
        } catch (CorruptRecordingException e) {
            return true;
        }
    }

    /** Whether a recording came to its end, and not its state, since it was deleted or the writer killed just then. */
    private boolean lacksOnlyState(Cell cell) {
        if (Files.exists(directory.state(cell.point()))) {
            return false;
        }
        try {
            Manifest manifest = Manifest.read(
                    RecordingDirectory.open(directory.cell(cell.point())).manifest());
            return manifest.completion() != null
                    && request.identity().difference(cell.point(), manifest).isEmpty();
        } catch (RecordingException e) {
            return false;
        }
    }

    private Optional<String> check(Cell cell) {
        CellFinding found = find(cell);
        String problem = clause(found.message());
        return switch (found.kind()) {
            case INTACT -> {
                if (!added(cell).isEmpty()) {
                    recompute(cell, "results of stages that the tables have columns of are missing");
                }
                yield Optional.empty();
            }
            case RESULTS_MISSING, RESULTS_DAMAGED -> {
                recompute(cell, problem);
                yield Optional.empty();
            }
            default -> Optional.of(problem);
        };
    }

    private CellFinding find(Cell cell) {
        return CellCheck.find(directory, cell.point(), request.identity(), interruption);
    }

    /** Makes results again, or fails: what is wrong with results is no reason to record a cell again. */
    private void recompute(Cell cell, String problem) {
        RecordingDirectory recording = RecordingDirectory.open(directory.cell(cell.point()));
        Manifest manifest = Manifest.read(recording.manifest());
        List<StageRequest> due =
                new ArrayList<>(finished(recording, manifest).withoutFinished(request.catalog(), request.stages()));
        due.addAll(added(cell));
        UnreadableResults.in(recording, manifest).forEach(set -> set.request().ifPresent(due::add));
        List<StageRequest> known = due.stream().distinct().filter(this::isKnown).toList();
        replay(recording, known.isEmpty() ? request.stages() : known);
        CellFinding found = find(cell);
        if (found.kind() != CellFinding.Kind.INTACT) {
            throw new CorruptRecordingException("The cell " + cell.name()
                    + " cannot be mended without recording it again, which would delete a recording"
                    + " that is as it was written: " + found.message());
        }
        mended.accept(cell, problem);
    }

    /** Stages that the tables have columns of, and that were replayed over the other cells only. */
    private List<StageRequest> added(Cell cell) {
        RecordingDirectory recording = RecordingDirectory.open(directory.cell(cell.point()));
        List<StageRequest> added = TableOrigin.addedBefore(directory).keySet().stream()
                .map(StageRequest::parse)
                .filter(this::isKnown)
                .toList();
        return finished(recording, Manifest.read(recording.manifest())).withoutFinished(request.catalog(), added);
    }

    private static FinishedResults finished(RecordingDirectory recording, Manifest manifest) {
        return new FinishedResults(recording, manifest, EventSelection.ALL);
    }

    private boolean isKnown(StageRequest stage) {
        return request.catalog().all().stream()
                .anyMatch(provider -> provider.description().name().equals(stage.name()));
    }

    private Optional<String> rebuildState(Cell cell, String reason, String beforeDamage) {
        VerificationResult result =
                Verification.verify(directory.cell(cell.point()), (bytes, total) -> interruption.check());
        if (result.state() != VerificationState.COMPLETE) {
            return Optional.of(beforeDamage + clause(result.message()));
        }
        try {
            request.identity().check(directory, cell.point());
            RecordingDirectory recording = RecordingDirectory.open(directory.cell(cell.point()));
            restoreConfiguration(cell, recording.configuration());
            List<StageOutcome> outcomes = replay(recording, request.stages());
            Optional<StageOutcome> failed = outcomes.stream()
                    .filter(outcome -> outcome.state() != ResultState.COMPLETE)
                    .findFirst();
            if (failed.isPresent()) {
                return Optional.of(reason + "; and the " + failed.get().clause());
            }
            List<Integer> diverged = List.copyOf(RunEnds.diverged(recording).keySet());
            CellState.of(recording, outcomes, diverged, null).write(directory.state(cell.point()));
        } catch (StorageException e) {
            // A full disk or a missing permission says nothing about the recording, which would be deleted else.
            throw e;
        } catch (RecordingException e) {
            return Optional.of(reason + "; and " + clause(String.valueOf(e.getMessage())));
        }
        mended.accept(cell, reason);
        return thorough ? check(cell) : Optional.empty();
    }

    private List<StageOutcome> replay(RecordingDirectory recording, List<StageRequest> stages) {
        if (stages.isEmpty()) {
            return List.of();
        }
        List<StageOutcome> outcomes = new Replay(recording.root(), EventSelection.ALL, request.catalog(), stages)
                .run(VerificationProgress.NONE, interruption::isRequested);
        interruption.check();
        return outcomes;
    }

    /** Its digest is part of the state, so it must be there first. */
    private void restoreConfiguration(Cell cell, Path file) {
        ObjectNode content = configuration.apply(cell);
        try {
            if (Files.isRegularFile(file) && RecordingFile.isOf(file, content)) {
                return;
            }
        } catch (InvalidRequestException e) {
            // It cannot be read, so it is not what it was.
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StorageException("Cannot replace " + file + ": " + StorageException.reason(e) + ".", e);
        }
        RecordingFile.write(file, content);
    }

    private static String clause(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }
}

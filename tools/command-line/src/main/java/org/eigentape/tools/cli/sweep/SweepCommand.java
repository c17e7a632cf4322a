package org.eigentape.tools.cli.sweep;

import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.sweep.Cell;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepLocks;
import org.eigentape.engine.sweep.SweepRequest;
import org.eigentape.engine.sweep.SweepRunner;
import org.eigentape.engine.sweep.SweepSummary;
import org.eigentape.engine.sweep.phase.PhaseTables;
import org.eigentape.engine.sweep.phase.WrittenTables;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.OutputOption;
import org.eigentape.tools.cli.sweep.cells.CellMender;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.InterruptedCommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** {@code eigentape sweep}. */
@picocli.CommandLine.Command(
        name = "sweep",
        description = "Record an experiment at every point of a grid, and write a table of the whole diagram.",
        footer = {
            "",
            "Every cell is a recording of its own in SWEEP/cells. A finished cell is never done again: after Ctrl-C, or when"
                    + " the process was killed, the same command goes on. When all cells are finished, it writes"
                    + " SWEEP/phase.csv, one row for each cell, and SWEEP/runs.csv.",
            "",
            "Exit codes: 0 all cells that were asked for are finished; 1 stopped before that, because the disk is nearly"
                    + " full, or results of finished cells are missing; 2 a stage or cell failed, or something is"
                    + " damaged; 130 or 143 interrupted.",
            "",
            "Examples:",
            "  eigentape sweep paper-short --grid temperature=2^-5,2^-2,2^1,2^4 --grid inverseSigmaW=2^-4,1,8 --runs 5",
            "  eigentape sweep paper-short --shard 1/8 --out /shared/diagram",
            "  eigentape sweep demo --grid learningRate=0.5,1 --grid batchSize=4,8 --steps 1000",
            "  eigentape sweep --config sweeps/paper-short/sweep.yaml --out again"
        })
public final class SweepCommand extends Command {

    @Mixin
    private SweepOptions options = new SweepOptions();

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public SweepCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        Shard shard = options.shard == null ? Shard.WHOLE : Shard.parse(options.shard);
        int threads = options.threads == null ? Runtime.getRuntime().availableProcessors() : options.threads;
        if (threads < 1 || threads > 4096) {
            throw new InvalidRequestException("threads is " + threads + "; it must be between 1 and 4096.");
        }
        SweepChoice choice = SweepChoice.read(options, Catalogs.simulations(console()), Catalogs.stages(console()));
        OutputOption.refuseBlank(options.out, "the directory of the sweep");
        Path out = options.out != null
                ? options.out
                : Path.of("sweeps", choice.experiment().name());
        SweepRequest request = choice.request();
        List<Cell> cells = shard.of(request.cells());
        SweepSize size = size(request, cells, new SweepDirectory(out));
        if (!options.force) {
            size.checkSpace(out);
        }
        console().interruption().check();
        SweepDirectory directory = SweepDirectory.create(out);
        try (SweepLocks locks = SweepLocks.open(directory)) {
            try (SweepLocks.Held held = locks.awaitWhole()) {
                SweepPlan.establish(directory, choice.toFile());
            }
            console().err().println(size.announcement(choice, out, options.check));
            SweepProgress progress = new SweepProgress(console(), choice, cells.size(), System::nanoTime);
            SweepSummary summary = run(choice, request, cells, directory, locks, threads, progress);
            return finish(request, directory, locks, summary, progress);
        }
    }

    private SweepSize size(SweepRequest request, List<Cell> cells, SweepDirectory directory) {
        try (Progress progress = Progress.start(console(), "preparing", "cells", cells.size())) {
            return SweepSize.of(request, cells, directory, () -> {
                console().interruption().check();
                progress.advance(1);
            });
        }
    }

    private SweepSummary run(
            SweepChoice choice,
            SweepRequest request,
            List<Cell> cells,
            SweepDirectory directory,
            SweepLocks locks,
            int threads,
            SweepProgress progress)
            throws InterruptedException {
        CellMender mender = new CellMender(
                request,
                directory,
                choice::toFile,
                options.check,
                progress::mended,
                console().interruption());
        SweepRunner runner = new SweepRunner(
                request,
                cells,
                directory,
                locks,
                threads,
                options.force ? SpaceGuard.KEPT_FREE_AT_LEAST : SpaceGuard.KEPT_FREE,
                mender,
                progress);
        console().interruption().whenRequested(() -> runner.requestStop("Interrupted."));
        try {
            return runner.run();
        } catch (RuntimeException | Error e) {
            if (console().interruption().isRequested()) {
                throw new InterruptedCommandException("Interrupted; the same command goes on with the sweep.");
            }
            throw e;
        } finally {
            progress.end();
        }
    }

    private int finish(
            SweepRequest request,
            SweepDirectory directory,
            SweepLocks locks,
            SweepSummary summary,
            SweepProgress progress)
            throws InterruptedException {
        WrittenTables tables = null;
        if (options.shard == null && summary.complete()) {
            try (SweepLocks.Held held = locks.awaitWhole()) {
                tables = PhaseTables.write(directory, request.grid(), request.identity());
            }
        }
        SweepReport report = new SweepReport(
                directory, summary, tables, diverged(request, directory, summary, tables), progress.notes());
        report.print(text());
        if (isJson()) {
            document(report.json());
        }
        if (summary.complete()) {
            return tables == null || tables.gaps().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
        if (summary.stopReason() == null) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        return console().interruption().isRequested() ? ExitCode.INTERRUPTED : ExitCode.INCOMPLETE;
    }

    /** Counted as in the tables: in all cells where these were written, else in the cells that were recorded. */
    private static long diverged(
            SweepRequest request, SweepDirectory directory, SweepSummary summary, @Nullable WrittenTables tables) {
        if (tables != null) {
            return tables.diverged();
        }
        return summary.recorded().stream()
                .mapToLong(point -> PhaseTables.diverged(directory, point, request.identity()))
                .sum();
    }
}

package org.eigentape.stages.input;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStep;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;

/**
 * The spectra of one matrix in all runs, at one step or pooled over steps, in the order of steps and runs; and how many there are, how many are
 * missing, and how many runs diverged, which are results too. Not thread-safe.
 */
public final class PooledLevels {

    private final EnsembleContext context;
    private final WeightMatrix matrix;
    private final Pooling pooling;
    private final ResultSeries eigenvalue;
    private final ScalarResults counts;
    private final List<Levels> spectra = new ArrayList<>();
    private final List<Integer> runs = new ArrayList<>();
    private int missing;

    /**
     * Declares the counts.
     *
     * @param context of a stage that names {@code spectrum} as upstream
     * @param matrix one that is recorded
     * @param eigenvalue the series of {@code spectrum}
     * @param pooling which steps go together
     */
    public PooledLevels(EnsembleContext context, WeightMatrix matrix, ResultSeries eigenvalue, Pooling pooling) {
        this.context = context;
        this.matrix = matrix;
        this.pooling = pooling;
        this.eigenvalue = eigenvalue;
        this.counts = new ScalarResults(context, matrix.name(), "pooled_spectra", "missing_spectra", "diverged_runs");
    }

    /**
     * Takes a step.
     *
     * @param step of the ensemble
     * @return whether the pool is to be looked at: at each step at which a run has the matrix, or at the last one where steps are pooled
     */
    public boolean take(EnsembleStep step) {
        if (!pooling.overSteps()) {
            spectra.clear();
            runs.clear();
            missing = 0;
        }
        boolean recorded = step.step() >= pooling.from() && add(step);
        return pooling.overSteps() ? step.isLast() : recorded;
    }

    /** Adds the spectra of a step, unless the matrix was recorded in no run at it, since other matrices may have steps of their own. */
    private boolean add(EnsembleStep step) {
        int lacking = 0;
        int undefined = 0;
        for (int run = 0; run < context.runs(); run++) {
            double[] ascending = new double[matrix.shape().smaller()];
            if (!step.copy(eigenvalue, run, ascending)) {
                lacking++;
            } else if (RecordedLevels.resolve(ascending)) {
                spectra.add(new Levels(ascending, matrix.shape(), matrix.isSymmetric()));
                runs.add(run);
            } else {
                undefined++;
            }
        }
        if (lacking == context.runs()) {
            return false;
        }
        // Runs that diverged have no values, and are counted once and not at every step.
        missing += lacking - context.divergedRuns() + undefined;
        return true;
    }

    /**
     * Emits how many spectra there are.
     *
     * @param results of the step
     */
    public void putCounts(ResultSink results) {
        counts.put(results, "pooled_spectra", spectra.size(), "");
        counts.put(results, "missing_spectra", missing, "");
        counts.put(results, "diverged_runs", context.divergedRuns(), "");
    }

    /** The spectra of the pool. */
    public List<Levels> spectra() {
        return spectra;
    }

    /**
     * The run of a spectrum.
     *
     * @param index its place in {@link #spectra}
     */
    public int run(int index) {
        return runs.get(index);
    }

    /** Why there is no spectrum; empty where there is one. */
    public String whyEmpty() {
        if (!spectra.isEmpty()) {
            return "";
        }
        return pooling.overSteps() && missing == 0
                ? "no step is recorded from step " + pooling.from() + " on"
                : "no run has eigenvalues here that are defined";
    }

    /**
     * In how many spectra a level is below what W resolves, so that {@code spectrum} leaves it undefined, and it is 0 here.
     *
     * @param place of the level, from 0, ascending
     */
    public int unresolved(int place) {
        return matrix.isSymmetric()
                ? 0
                : (int) spectra.stream()
                        .filter(levels -> levels.ascending()[place] == 0)
                        .count();
    }

    /**
     * Why statistics that need a level are undefined.
     *
     * @param place of the level, from 0, ascending
     * @return one clause; empty where all spectra have it
     */
    public String whyUnresolved(int place) {
        int unresolved = unresolved(place);
        return unresolved == 0
                ? ""
                : "level " + place + " is below what the weights resolve in " + unresolved + " of " + spectra.size()
                        + " spectra (see spectrum)";
    }

    /** All levels of all spectra, ascending. */
    public double[] all() {
        return spectra.stream()
                .flatMapToDouble(levels -> java.util.Arrays.stream(levels.ascending()))
                .sorted()
                .toArray();
    }
}

package org.eigentape.tools.cli.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.engine.session.RunOutcome;
import org.eigentape.tools.command.Quantity;

/**
 * How far the runs of a recording came.
 *
 * @param steps updates that each run was to take
 * @param runs number of runs that were to be recorded
 * @param diverged number of runs that diverged
 * @param stoppedAt last steps of the runs that were stopped, in run order
 * @param notStarted number of runs of which nothing was recorded
 * @param stepsPerPass updates in which a run sees its training set once; 0 where that is not known
 */
public record RunExtent(long steps, int runs, int diverged, List<Long> stoppedAt, int notStarted, long stepsPerPass) {

    private static final int MOST_NAMED = 4;

    /** Copies the list. */
    public RunExtent {
        stoppedAt = List.copyOf(stoppedAt);
    }

    /**
     * Counts how runs ended.
     *
     * @param steps updates that each run was to take
     * @param runs number of runs that were to be recorded
     * @param outcomes of the runs that were started
     * @param stepsPerPass updates in which a run sees its training set once; 0 where that is not known
     * @return how far they came
     */
    public static RunExtent of(long steps, int runs, List<RunOutcome> outcomes, long stepsPerPass) {
        int diverged = 0;
        List<Long> stoppedAt = new ArrayList<>();
        for (RunOutcome outcome : outcomes) {
            if (outcome.end() == RunOutcome.End.DIVERGED) {
                diverged++;
            } else if (outcome.end() == RunOutcome.End.STOPPED) {
                stoppedAt.add(outcome.lastStep());
            }
        }
        return new RunExtent(steps, runs, diverged, stoppedAt, runs - outcomes.size(), stepsPerPass);
    }

    /**
     * Whether every run ended by itself.
     *
     * @return false if any was stopped or never started
     */
    public boolean isComplete() {
        return stoppedAt.isEmpty() && notStarted == 0;
    }

    /**
     * Where runs were cut short, for people.
     *
     * @return such as "Stopped at step 1 of 100,000."; empty if every run ended by itself
     */
    public String sentence() {
        if (isComplete()) {
            return "";
        }
        int ended = runs - stoppedAt.size() - notStarted;
        List<String> parts = new ArrayList<>();
        if (!stoppedAt.isEmpty()) {
            String which = runs == 1 ? "Stopped" : Quantity.of(stoppedAt.size(), "run") + " stopped";
            parts.add(which + " at " + where() + " of " + Quantity.count(steps));
        }
        if (notStarted > 0) {
            parts.add(Quantity.of(notStarted, "run") + " not started");
        }
        if (ended > 0) {
            parts.add(Quantity.of(ended, "run") + " ended before");
        }
        return String.join("; ", parts) + ".";
    }

    private String where() {
        List<Long> distinct = stoppedAt.stream().distinct().sorted().toList();
        if (distinct.size() > MOST_NAMED) {
            return String.format(Locale.ROOT, "steps %,d to %,d", distinct.get(0), distinct.get(distinct.size() - 1));
        }
        List<String> texts = distinct.stream().map(Quantity::count).toList();
        int last = texts.size() - 1;
        return last == 0
                ? "step " + texts.get(0)
                : "steps " + String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
    }
}

package org.eigentape.replay;

import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;

/**
 * Which events of a recording are wanted. Events of the recording as a whole, the first and last event of each wanted run
 * and its step 0 are always delivered, because stages need them to start.
 *
 * @param runs the wanted runs; empty for all
 * @param from first wanted step
 * @param to last wanted step
 * @param every wanted steps are its multiples; at least 1
 */
public record EventSelection(Set<Integer> runs, long from, long to, long every) {

    /** Everything. */
    public static final EventSelection ALL = new EventSelection(Set.of(), 0, Long.MAX_VALUE, 1);

    /**
     * Checks the range.
     *
     * @throws InvalidRequestException if it is empty
     */
    public EventSelection {
        runs = Set.copyOf(runs);
        if (from < 0) {
            throw new InvalidRequestException("The first step cannot be " + from + "; steps count from 0.");
        }
        if (to < from) {
            throw new InvalidRequestException(
                    "No step lies between " + from + " and " + to + "; the last must not come before the first.");
        }
        if (every < 1) {
            throw new InvalidRequestException("Steps cannot be taken every " + every + "; use 1 or more.");
        }
    }

    /**
     * Whether an event is wanted.
     *
     * @param event any event of the recording
     * @return true if it is to be delivered
     */
    public boolean wants(EventView event) {
        if (event.run() == EventFrame.NO_RUN) {
            return true;
        }
        if (!runs.isEmpty() && !runs.contains(event.run())) {
            return false;
        }
        long step = event.step();
        return step == 0
                || event.is(EventType.RUN_STARTED)
                || event.is(EventType.RUN_ENDED)
                || step >= from && step <= to && step % every == 0;
    }

    /**
     * Whether all runs are wanted.
     *
     * @param count the number of runs of the recording
     * @return true if none is left out
     */
    public boolean wantsAllOf(int count) {
        for (int run = 0; run < count && !runs.isEmpty(); run++) {
            if (!runs.contains(run)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The range as part of a result's key. Runs are not part of it, since results are kept by run.
     *
     * @return for example {@code from=100,to=200,every=10}; empty if every step is wanted
     */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        append(text, "from", from, 0);
        append(text, "to", to, Long.MAX_VALUE);
        append(text, "every", every, 1);
        return text.toString();
    }

    private static void append(StringBuilder text, String name, long value, long neutral) {
        if (value != neutral) {
            text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(value);
        }
    }
}

package org.eigentape.replay;

import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.RunDigest;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the events of one run tell its story in order: it starts once, steps do not go back, what is measured at a
 * step precedes the step, each step occurs once, and nothing follows the end. Event types of later releases are passed
 * over. For one thread.
 */
final class RunCheck {

    private final RunDigest digest = new RunDigest();
    private long events;
    private long lastStep;
    private boolean stepTaken;
    private boolean ended;

    /** Takes the run's next event; says what is wrong with its place, or null. */
    @Nullable
    String add(EventView event) {
        String problem = problem(event);
        if (problem == null) {
            digest.add(event);
            events++;
            if (event.step() > lastStep) {
                lastStep = event.step();
                stepTaken = false;
            }
            stepTaken |= event.is(EventType.STEP);
            ended |= event.is(EventType.RUN_ENDED);
        }
        return problem;
    }

    private @Nullable String problem(EventView event) {
        if (event.type().isEmpty()) {
            return null;
        }
        if (ended) {
            return "follows the end of its run";
        }
        if ((events == 0) != event.is(EventType.RUN_STARTED)) {
            return events == 0 ? "comes before the start of its run" : "starts its run a second time";
        }
        if (event.step() < lastStep) {
            return "is of step " + event.step() + " but follows step " + lastStep;
        }
        if (event.step() == lastStep && stepTaken && event.is(EventType.STEP)) {
            return "is step " + lastStep + " a second time";
        }
        if (event.step() == lastStep && stepTaken && event.is(EventType.PROBE)) {
            return "is a probe of step " + lastStep + " but follows that step";
        }
        return null;
    }

    boolean ended() {
        return ended;
    }

    String digest() {
        return digest.hex();
    }

    VerificationResult.RunSummary summary() {
        return new VerificationResult.RunSummary(events, lastStep, ended, digest.hex());
    }
}

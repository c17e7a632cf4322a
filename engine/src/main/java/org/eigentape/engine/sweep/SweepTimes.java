package org.eigentape.engine.sweep;

import org.eigentape.engine.ring.GroupReport;
import org.eigentape.engine.session.RunOutcome;
import org.eigentape.engine.session.SessionSummary;

/**
 * Where the time of cells went, in nanoseconds of threads; what threads do at the same time is counted apart.
 *
 * @param trainingNs updates
 * @param probingNs measuring and publishing probes and the start of runs
 * @param publishingNs publishing steps
 * @param stagesNs stages at work
 * @param cellsNs cells from their first event to their last result; what is more than training, probing and publishing was
 *     opening, closing and waiting for the disk and for stages
 */
public record SweepTimes(long trainingNs, long probingNs, long publishingNs, long stagesNs, long cellsNs) {

    /** No time at all. */
    static final SweepTimes NONE = new SweepTimes(0, 0, 0, 0, 0);

    /** These times and those of one more cell. */
    SweepTimes plus(SessionSummary cell, long cellNs) {
        return new SweepTimes(
                trainingNs
                        + cell.runs().stream().mapToLong(RunOutcome::trainingNs).sum(),
                probingNs
                        + cell.runs().stream().mapToLong(RunOutcome::probingNs).sum(),
                publishingNs
                        + cell.runs().stream()
                                .mapToLong(RunOutcome::publishingNs)
                                .sum(),
                stagesNs + cell.groups().stream().mapToLong(GroupReport::busyNs).sum(),
                cellsNs + cellNs);
    }
}

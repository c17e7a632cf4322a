package org.eigentape.engine.event;

import java.util.Optional;

/**
 * The kinds of events, with the codes under which they are stored. Codes are never reused. A reader keeps and skips
 * events with a code that it does not know.
 */
public enum EventType {
    /** First event of a journal: schema, configuration and policy. Its run is {@link EventFrame#NO_RUN}. */
    RECORDING_STARTED(1),
    /** Reserved: tensors that a recorder learned of after the start. */
    SCHEMA_EXTENDED(2),
    /** First event of a run: its configuration, seeds and static tensors. */
    RUN_STARTED(3),
    /** Measured at W_t on a whole data set; precedes the {@link #STEP} of the same step. */
    PROBE(4),
    /** W_t, after t updates, and the batch statistics at W_t that lead to W_{t+1}. */
    STEP(5),
    /** Everything that a run needs to go on bit for bit from step t. */
    SNAPSHOT(6),
    /** Last event of a run: completed, or diverged with the first non-finite step. */
    RUN_ENDED(7),
    /** Last event of a complete journal: the digest of every run. */
    RECORDING_ENDED(8),
    /** A stopped recording goes on: chain value and sequence before it. */
    RECORDING_RESUMED(9),
    /** First frame of a file of results: stage, parameters and series. */
    RESULTS_STARTED(100),
    /** Results of one stage at one step of one run. */
    RESULTS(101),
    /** Last frame of a file of results: its digest. */
    RESULTS_ENDED(102);

    private static final EventType[] BY_CODE = new EventType[128];

    static {
        for (EventType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;

    EventType(int code) {
        this.code = code;
    }

    /**
     * The code under which this type is stored.
     *
     * @return the code, 1 to 127
     */
    public int code() {
        return code;
    }

    /**
     * The type with the given code.
     *
     * @param code a stored code
     * @return the type, or empty where this release does not know the code
     */
    public static Optional<EventType> ofCode(int code) {
        return code > 0 && code < BY_CODE.length ? Optional.ofNullable(BY_CODE[code]) : Optional.empty();
    }
}

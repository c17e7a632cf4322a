package org.eigentape.tools.benchmarks.journal;

import org.eigentape.tools.benchmarks.measure.ThreadCounters;

/** Elapsed time and this thread's processor time of one stretch of work. For one thread. */
final class Stopwatch {

    private long elapsedNs;
    private long processorNs;

    void start() {
        processorNs = -ThreadCounters.processorNs();
        elapsedNs = -System.nanoTime();
    }

    void stop() {
        elapsedNs += System.nanoTime();
        processorNs += ThreadCounters.processorNs();
    }

    long elapsedNs() {
        return elapsedNs;
    }

    long processorNs() {
        return processorNs;
    }
}

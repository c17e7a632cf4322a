package org.eigentape.tools.benchmarks.measure;

import java.util.function.LongSupplier;

/**
 * Two pieces of work, timed in turns: subject, baseline, subject, baseline, and so on. What disturbs a machine comes and
 * goes, and only ever makes things slower; so both sides meet the same disturbances, and the least time of several rounds
 * is the one to quote.
 *
 * @param subjectNs least time of the subject, nanoseconds
 * @param baselineNs least time of the baseline, nanoseconds
 */
public record SideBySide(double subjectNs, double baselineNs) {

    private static final int WARM_UP_ROUNDS = 2;

    /** Something to time. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it once.
         *
         * @throws Exception if it fails; the comparison is given up
         */
        void run() throws Exception;
    }

    /** Something that times itself. */
    @FunctionalInterface
    public interface TimedWork {

        /**
         * Does it once.
         *
         * @return nanoseconds that it took
         * @throws Exception if it fails; the comparison is given up
         */
        double run() throws Exception;
    }

    /**
     * Times both.
     *
     * @param clockNs processor time of this thread, or elapsed time
     * @param rounds how often each runs, after two rounds that are not counted
     * @param subject what is judged
     * @param baseline what it is compared with
     * @return the least times
     * @throws Exception what either throws
     */
    public static SideBySide measure(LongSupplier clockNs, int rounds, Work subject, Work baseline) throws Exception {
        return measure(rounds, () -> time(clockNs, subject), () -> time(clockNs, baseline));
    }

    /**
     * Compares two that time themselves.
     *
     * @param rounds how often each runs, after two rounds that are not counted
     * @param subject what is judged
     * @param baseline what it is compared with
     * @return the least times
     * @throws Exception what either throws
     */
    public static SideBySide measure(int rounds, TimedWork subject, TimedWork baseline) throws Exception {
        double leastSubject = Double.POSITIVE_INFINITY;
        double leastBaseline = Double.POSITIVE_INFINITY;
        int warmUp = rounds > 1 ? WARM_UP_ROUNDS : 0;
        for (int round = -warmUp; round < rounds; round++) {
            double subjectNs = subject.run();
            double baselineNs = baseline.run();
            if (round >= 0) {
                leastSubject = Math.min(leastSubject, subjectNs);
                leastBaseline = Math.min(leastBaseline, baselineNs);
            }
        }
        return new SideBySide(leastSubject, leastBaseline);
    }

    /**
     * Times one piece of work.
     *
     * @param clockNs processor time of this thread, or elapsed time
     * @param work what is done
     * @return nanoseconds, at least 1
     * @throws Exception what the work throws
     */
    public static double time(LongSupplier clockNs, Work work) throws Exception {
        long started = clockNs.getAsLong();
        work.run();
        return Math.max(1, clockNs.getAsLong() - started);
    }
}

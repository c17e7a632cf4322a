package org.eigentape.engine.policy;

import java.util.Arrays;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * Reads the WHEN of a policy: {@code every=K}, {@code log=N}, {@code at=a,b,c} (where {@code end} is the
 * last step), {@code window=A:B}, {@code none}.
 */
final class Schedules {

    /** Steps that log=N and at=A,B,C may name, since each of them is kept in memory; every=K has no such limit. */
    private static final int MOST_LISTED = 1_000_000;

    private Schedules() {}

    /**
     * Reads a WHEN for runs of a given length.
     *
     * @param when as people type it
     * @param steps number of updates of a run; steps beyond it are dropped
     * @return the steps
     * @throws InvalidRequestException if it cannot be read
     */
    static Schedule parse(String when, long steps) {
        int equals = when.indexOf('=');
        String kind = equals < 0 ? when : when.substring(0, equals);
        String value = equals < 0 ? "" : when.substring(equals + 1);
        return switch (kind) {
            case "every" -> new Every(number(when, value, 1), steps);
            case "log" -> new Listed(logarithmic(number(when, value, 2), steps), steps);
            case "at" ->
                new Listed(
                        Arrays.stream(value.split(",", -1))
                                .mapToLong(part -> part.trim().equals("end") ? steps : number(when, part, 0)),
                        steps);
            case "window" -> window(when, value, steps);
            case "none" -> new Listed(java.util.stream.LongStream.empty(), steps);
            default -> throw unreadable(when);
        };
    }

    private static Schedule window(String when, String value, long steps) {
        String[] bounds = value.split(":", -1);
        if (bounds.length != 2) {
            throw unreadable(when);
        }
        long first = number(when, bounds[0], 0);
        long last = number(when, bounds[1], 0);
        if (first > last || first > steps) {
            throw new InvalidRequestException("The window " + value + " of the policy \"" + when
                    + "\" is empty: it must be A:B with A <= B and A at most " + steps + ", the number of steps.");
        }
        return new Window(first, Math.min(last, steps));
    }

    private static java.util.stream.LongStream logarithmic(long points, long steps) {
        if (points > MOST_LISTED) {
            throw new InvalidRequestException("The policy \"log=" + points + "\" asks for more than " + MOST_LISTED
                    + " points, the most that log can have; use every=K for more.");
        }
        // 0, then points that grow by a constant factor from 1 to the end; the first ones coincide and count once.
        java.util.stream.LongStream.Builder chosen = java.util.stream.LongStream.builder();
        chosen.add(0);
        for (long point = 0; point < points - 1; point++) {
            double exponent = points == 2 ? 1.0 : (double) point / (points - 2);
            chosen.add(Math.round(StrictMath.pow((double) steps, exponent)));
        }
        return chosen.build();
    }

    private static long number(String when, String value, long least) {
        try {
            long number = Long.parseLong(value.trim());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unreadable(when);
        }
        throw new InvalidRequestException(
                "The policy \"" + when + "\" has the number " + value + "; it must be at least " + least + ".");
    }

    private static InvalidRequestException unreadable(String when) {
        return new InvalidRequestException("\"" + when + "\" does not say when to record; use every=K, log=N, at=a,b,c,"
                + " window=A:B or none, as in --record weights/2:every=100.");
    }

    /** Multiples of a number, and the last step. */
    private record Every(long interval, long steps) implements Schedule {
        @Override
        public long nextFrom(long step) {
            if (step > steps) {
                return NEVER;
            }
            return Math.min(steps, (step + interval - 1) / interval * interval);
        }

        @Override
        public long count() {
            return steps / interval + 1 + (steps % interval == 0 ? 0 : 1);
        }
    }

    /** All steps from first to last. */
    private record Window(long first, long last) implements Schedule {
        @Override
        public long nextFrom(long step) {
            return step > last ? NEVER : Math.max(step, first);
        }

        @Override
        public long count() {
            return last - first + 1;
        }
    }

    /** Given steps. */
    private static final class Listed implements Schedule {
        private final long[] chosen;

        Listed(java.util.stream.LongStream steps, long last) {
            chosen = steps.filter(step -> step <= last).sorted().distinct().toArray();
        }

        @Override
        public long nextFrom(long step) {
            int found = Arrays.binarySearch(chosen, step);
            int index = found >= 0 ? found : -found - 1;
            return index < chosen.length ? chosen[index] : NEVER;
        }

        @Override
        public long count() {
            return chosen.length;
        }
    }
}

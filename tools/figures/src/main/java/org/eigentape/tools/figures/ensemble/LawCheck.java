package org.eigentape.tools.figures.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which of several samples lie farther from a law than chance would have it: the Kolmogorov-Smirnov distance of n independent values exceeds
 * 1.36/sqrt n once in twenty times. For one thread.
 */
final class LawCheck {

    private static final double FIVE_PERCENT = 1.36;

    private final String law;
    private final String reason;
    private final PooledSpectra spectra;
    private final double bound;
    private final List<String> beyond = new ArrayList<>();
    private int checked;

    /**
     * Starts with nothing.
     *
     * @param law its name
     * @param reason why it may not fit, one clause
     * @param spectra that the samples come from
     * @param values how many values a sample has
     */
    LawCheck(String law, String reason, PooledSpectra spectra, double values) {
        this.law = law;
        this.reason = reason;
        this.spectra = spectra;
        this.bound = FIVE_PERCENT / Math.sqrt(values);
    }

    /** Looks at one sample. */
    void add(String name, double distance) {
        if (!Double.isNaN(distance)) {
            checked++;
            if (distance > bound) {
                beyond.add(name);
            }
        }
    }

    /** A sentence for captions, empty where no sample was looked at. */
    String caption() {
        if (checked == 0) {
            return "";
        }
        String limit = String.format(Locale.ROOT, " 5 %% bound of the distance (KS) to %s: %s", law, Numbers.of(bound));
        String dependent = spectra.pooled()
                ? " for independent spectra, and wider for those of one run that follow each other closely"
                : "";
        String verdict = switch (beyond.size()) {
            case 0 -> checked == 1 ? "; it holds" : "; it holds for all";
            case 1 -> checked == 1 ? "; the law does not fit" : "; the law does not fit " + beyond.get(0);
            default ->
                beyond.size() == checked
                        ? "; the law fits none"
                        : "; the law does not fit " + String.join(", ", beyond);
        };
        return limit + dependent + verdict + (beyond.isEmpty() ? "." : ": " + reason + ".");
    }
}

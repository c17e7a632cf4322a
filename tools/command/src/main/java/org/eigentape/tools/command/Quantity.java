package org.eigentape.tools.command;

import java.util.Locale;

/** Numbers as people read them. */
public final class Quantity {

    private Quantity() {}

    /**
     * A number of bytes.
     *
     * @param count 0 or more
     * @return for example {@code 1.5 MiB}
     */
    public static String bytes(long count) {
        if (count < 1024) {
            return count + " B";
        }
        double amount = count / 1024.0;
        for (String unit : new String[] {"KiB", "MiB", "GiB"}) {
            if (amount < 1024) {
                return String.format(Locale.ROOT, amount < 10 ? "%.1f %s" : "%.0f %s", amount, unit);
            }
            amount /= 1024;
        }
        return String.format(Locale.ROOT, "%.1f TiB", amount);
    }

    /**
     * A number with its thousands apart.
     *
     * @param count any
     * @return for example {@code 100,000}
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * A count with its noun.
     *
     * @param count any
     * @param singular the noun, which takes an s
     * @return for example {@code 1 run} or {@code 20 runs}
     */
    public static String of(long count, String singular) {
        return count(count) + " " + singular + (count == 1 ? "" : "s");
    }

    /**
     * A measured value.
     *
     * @param value any
     * @return four significant digits, for example {@code 3.217e-06} or {@code 0.1250}
     */
    public static String value(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1e-3 && size < 1e5 ? "%.4g" : "%.3e", value);
    }

    /**
     * A time that was estimated.
     *
     * @param seconds 0 or more
     * @return for example {@code about 45 s}, or {@code under a second}, which is vague enough by itself
     */
    public static String roughly(double seconds) {
        String words = duration(seconds);
        return Character.isDigit(words.charAt(0)) ? "about " + words : words;
    }

    /**
     * A time.
     *
     * @param seconds 0 or more
     * @return for example {@code 45 s}, {@code 3 min 20 s} or {@code 2 h 05 min}
     */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole < 1 ? "under a second" : whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}

package org.eigentape.tools.figures.ensemble;

import java.util.Locale;

/** Numbers in captions. */
public final class Numbers {

    private Numbers() {}

    /**
     * A number of four digits at most.
     *
     * @param value any
     * @return for example {@code 0.3651} or {@code 1.2e-05}; {@code undefined} for NaN
     */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        String digits = String.format(Locale.ROOT, "%.4g", value);
        if (!digits.contains(".")) {
            return digits;
        }
        return digits.contains("e") ? digits.replaceFirst("\\.?0+e", "e") : digits.replaceFirst("\\.?0+$", "");
    }

    /**
     * A number with its standard error.
     *
     * @param value any
     * @param error NaN for none
     * @return for example {@code 0.3651 +- 0.0021}, the number to the last digit of the error's two
     */
    public static String of(double value, double error) {
        if (Double.isNaN(error) || Double.isNaN(value) || !(error > 0) || error < 1e-6 * Math.abs(value)) {
            return of(value);
        }
        int digits = (int) Math.max(0, 1 - Math.floor(Math.log10(error)));
        return digits > 8
                ? of(value) + " +- " + String.format(Locale.ROOT, "%.1e", error)
                : String.format(Locale.ROOT, "%." + digits + "f +- %." + digits + "f", value, error);
    }
}

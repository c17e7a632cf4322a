package org.eigentape.tools.figures.paper;

import java.util.Locale;

/** How numbers of the grid are written. */
final class Notation {

    private Notation() {}

    /** A power of two in TeX where it is one below 1, else a decimal. */
    static String tex(double number) {
        int exponent = Math.getExponent(number);
        return isSmallPower(number, exponent) ? "2^{" + exponent + "}" : decimal(number);
    }

    /** The same in plain words. */
    static String words(double number) {
        int exponent = Math.getExponent(number);
        return isSmallPower(number, exponent) ? "2^" + exponent : decimal(number);
    }

    private static boolean isSmallPower(double number, int exponent) {
        return number == Math.scalb(1.0, exponent) && exponent < 0;
    }

    private static String decimal(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e6
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.3g", number);
    }
}

package org.eigentape.engine.sweep.phase;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers in tables: decimals that read back exactly, and that every Java platform writes alike ({@link Double#toString} has
 * written shorter ones since JDK 19).
 */
final class Decimal {

    /** Whatever has fewer digits is among the numbers of so many. */
    private static final int LEAST_DIGITS = 15;

    private static final int MOST_DIGITS = 17;
    /** Exponents between which there is none: 0.001 to 999999. */
    private static final int LEAST_PLAIN = -3;

    private static final int MOST_PLAIN = 5;

    private Decimal() {}

    /** At most 15 significant digits where these read back exactly, else 16 or 17; an exponent for small and large numbers. */
    static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = LEAST_DIGITS; digits <= MOST_DIGITS; digits++) {
            rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                break;
            }
        }
        BigDecimal number = rounded.stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= LEAST_PLAIN && exponent <= MOST_PLAIN) {
            return number.toPlainString();
        }
        return number.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}

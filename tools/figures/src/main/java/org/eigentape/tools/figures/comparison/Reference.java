package org.eigentape.tools.figures.comparison;

import java.math.BigDecimal;

/**
 * A published or independently measured number.
 *
 * @param text as it was stated, for example {@code 1.1e-2}
 * @param models from how many models it was measured; 0 for a number without statistical error
 */
public record Reference(String text, int models) {

    /**
     * The number.
     *
     * @return its value
     */
    public double value() {
        return Double.parseDouble(text);
    }

    /**
     * By how much it may have been rounded.
     *
     * @return half a unit of its last digit
     */
    public double rounding() {
        return new BigDecimal(text).ulp().doubleValue() / 2;
    }
}

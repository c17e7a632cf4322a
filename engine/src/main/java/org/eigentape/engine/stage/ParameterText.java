package org.eigentape.engine.stage;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one text for each value of a parameter, so that the same value has the same results however it was written: {@code 4} for
 * {@code 04}, {@code 4.0} and {@code 4e0}. Numbers keep all their digits.
 */
public final class ParameterText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,6})?");

    /** Numbers with more places before or after the point keep their exponent. */
    private static final int MOST_PLACES = 20;

    private ParameterText() {}

    /**
     * The shortest form of a number or of numbers separated by commas, in their order; anything else as it is, without spaces around it.
     *
     * @param text as people write it
     * @return itself where it was returned by this method before
     */
    public static String canonical(String text) {
        String[] parts = text.split(",", -1);
        boolean numbers = Arrays.stream(parts).allMatch(ParameterText::isNumber);
        return numbers ? Arrays.stream(parts).map(ParameterText::number).collect(Collectors.joining(",")) : text.trim();
    }

    /** Whether it is a decimal number; the words and suffixes that Java reads as numbers, too, are none. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text.trim()).matches();
    }

    private static String number(String text) {
        BigDecimal number = new BigDecimal(text.trim()).stripTrailingZeros();
        return Math.abs(number.scale()) <= MOST_PLACES ? number.toPlainString() : number.toString();
    }
}

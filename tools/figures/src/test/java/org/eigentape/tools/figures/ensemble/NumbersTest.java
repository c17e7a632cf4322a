package org.eigentape.tools.figures.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void shouldRoundToTheErrorsSecondDigit() {
        assertEquals("0.3763 +- 0.0022", Numbers.of(0.37629, 0.00221));
        assertEquals("12 +- 25", Numbers.of(12.4, 25));
        assertEquals("0.25", Numbers.of(0.25, Double.NaN));
        assertEquals("undefined", Numbers.of(Double.NaN));
        assertEquals("undefined", Numbers.of(Double.NaN, 0.1));
    }

    @Test
    void shouldDropZerosAtTheEndOnly() {
        assertEquals("100", Numbers.of(100));
        assertEquals("0.2", Numbers.of(0.2));
        assertEquals("1.235e-05", Numbers.of(1.2346e-5));
        assertEquals("-1.5", Numbers.of(-1.5));
        assertEquals("2e+04", Numbers.of(20_000));
        assertEquals("1.5e+10", Numbers.of(1.5e10));
    }
}

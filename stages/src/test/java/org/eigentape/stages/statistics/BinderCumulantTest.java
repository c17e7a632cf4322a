package org.eigentape.stages.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BinderCumulantTest {

    @Test
    void shouldNotDependOnUnits() {
        double[] sample = {1, 2, 4, 8, 9};
        double expected = BinderCumulant.excess(sample).value();
        for (int exponent : new int[] {-900, -300, 300, 900}) {
            double[] scaled =
                    Arrays.stream(sample).map(x -> Math.scalb(x, exponent)).toArray();
            assertEquals(expected, BinderCumulant.excess(scaled).value(), "times 2^" + exponent);
        }
        assertEquals(
                "the sample does not vary",
                BinderCumulant.excess(new double[] {3, 3}).reason());
    }
}

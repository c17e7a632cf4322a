package org.eigentape.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TanhTest {

    @Test
    void shouldBeFaithfullyRounded() {
        List<Oracle> oracles = Oracle.read("tanh");
        assertEquals(1000, oracles.size());
        double error = Oracle.largestError(oracles, Tanh::tanh);
        assertTrue(error < 0.9, "error of " + error + " units in the last place");
    }

    /** Among 300,000 arguments from 0.4 to 0.6 those of largest error. */
    @Test
    void shouldKeepItsBoundWhereItIsWorst() {
        List<Oracle> oracles = Oracle.read("hard-tanh");
        assertEquals(12, oracles.size());
        double error = Oracle.largestError(oracles, Tanh::tanh);
        assertTrue(error > 0.8 && error < 0.95, "error of " + error + " units in the last place");
    }

    @Test
    void shouldBeOddToTheBit() {
        for (Oracle oracle : Oracle.read("tanh")) {
            double x = oracle.argument();
            assertSameBits(-Tanh.tanh(x), Tanh.tanh(-x));
        }
        assertSameBits(0.0, Tanh.tanh(0.0));
        assertSameBits(-0.0, Tanh.tanh(-0.0));
    }

    @Test
    void shouldReturnTinyArgumentsUnchanged() {
        for (double x :
                new double[] {Double.MIN_VALUE, 3 * Double.MIN_VALUE, 0x1p-1022, 0x1.fffffffffffffp-1023, 1e-300, 1e-9
                }) {
            assertSameBits(x, Tanh.tanh(x));
            assertSameBits(-x, Tanh.tanh(-x));
        }
    }

    @Test
    void shouldSaturateAndPropagateNan() {
        for (double x :
                new double[] {18.943, 19.1, 20, 20.000001, 22, 700, 1e300, Double.MAX_VALUE, Double.POSITIVE_INFINITY
                }) {
            assertEquals(1.0, Tanh.tanh(x), "x = " + x);
            assertEquals(-1.0, Tanh.tanh(-x), "x = " + -x);
        }
        assertTrue(Double.isNaN(Tanh.tanh(Double.NaN)));
    }

    @Test
    void shouldNeverExceedOneNorFall() {
        double before = 0.0;
        for (double x = 0x1p-12; x < 21.0; x += 0x1p-12) {
            double value = Tanh.tanh(x);
            assertTrue(value >= before && value <= 1.0, "tanh " + x + " = " + value + " after " + before);
            before = value;
        }
    }

    @Test
    void shouldGiveTheSameBitsForArrays() {
        double[] z = {-2.5, -0.1, 0.0, 0.3, 1.0, 25.0};
        double[] expected = {9, Tanh.tanh(-0.1), Tanh.tanh(0.0), Tanh.tanh(0.3), 9};
        double[] out = {9, 9, 9, 9, 9};
        Tanh.apply(z, 1, out, 1, 3);
        assertArrayEquals(expected, out);
    }

    private static void assertSameBits(double expected, double actual) {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual), expected + " " + actual);
    }
}

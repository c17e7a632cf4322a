package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void shouldPutLinearTicksAtRoundNumbers() {
        assertEquals(List.of("0.0", "0.5", "1.0", "1.5"), labels(new LinearScale(), -0.1, 1.9, 5));
        assertEquals(List.of("-5", "0", "5"), labels(new LinearScale(), -6, 6, 4));
    }

    @Test
    void shouldLeaveOutAPowerOfTenFromLargeAndSmallNumbers() {
        LinearScale scale = new LinearScale();
        assertEquals(List.of("0", "2", "4", "6", "8", "10"), labels(scale, 0, 100_000, 7));
        assertEquals("\\times 10^{4}", scale.factor(0, 100_000, 7));
        assertEquals("\\times 10^{-2}", scale.factor(0, 0.046, 6));
        assertEquals("", scale.factor(0, 2.9, 7));
    }

    @Test
    void shouldPutLogarithmicTicksAtPowersOfTen() {
        assertEquals(List.of("10^{-3}", "10^{-2}", "10^{-1}", "10^{0}"), labels(new LogarithmicScale(), 5e-4, 2, 8));
        assertTrue(Double.isNaN(new LogarithmicScale().position(0)));
    }

    @Test
    void shouldLabelANarrowLogarithmicAxisInDecimals() {
        LogarithmicScale scale = new LogarithmicScale();
        assertEquals(List.of("1.02", "1.04", "1.06", "1.08"), labels(scale, 1.01, 1.09, 5));
        assertEquals("\\times 10^{-3}", scale.factor(0.081, 0.094, 5));
        assertEquals(List.of("82", "84", "86", "88", "90", "92", "94"), labels(scale, 0.081, 0.094, 8));
        assertEquals(List.of("1.25", "1.30", "1.35"), labels(scale, 0.0122, 0.0138, 4));
        assertEquals("\\times 10^{-2}", scale.factor(0.0122, 0.0138, 4));
        assertEquals("", scale.factor(1, 1e5, 5));
        assertEquals(scale.factor(0.081, 0.094, 5), new BinaryLogarithmicScale().factor(0.081, 0.094, 5));
        assertEquals("", new BinaryLogarithmicScale().factor(1, 64, 5));
    }

    @Test
    void shouldKeepAConstantBetweenNeighbouringPowers() {
        for (double constant : new double[] {1e-303, 1e-100, 1, 1e50}) {
            LogarithmicScale scale = new LogarithmicScale();
            Extent extent = new Extent(scale);
            extent.include(new double[] {constant});
            TexAxis axis = new TexAxis(scale, "y");
            extent.apply(axis);
            assertEquals(1, scale.position(axis.getUpperBound()) - scale.position(axis.getLowerBound()), 1e-9);
        }
    }

    @Test
    void shouldShowZeroAndBothSignsOnASymmetricScale() {
        SymmetricLogarithmicScale scale = new SymmetricLogarithmicScale(1e-3);
        assertEquals(List.of("-10^{-2}", "-10^{-3}", "0", "10^{-3}", "10^{-2}"), labels(scale, -0.02, 0.02, 9));
        assertEquals(1, scale.position(1e-3));
        assertEquals(3, scale.position(0.1), 1e-12);
        assertEquals(-3, scale.position(-0.1), 1e-12);
    }

    @Test
    void shouldReturnToEveryValue() {
        Random random = new Random(20260101);
        for (int trial = 0; trial < 2000; trial++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            assertReturns(new LinearScale(), value);
            assertReturns(new LogarithmicScale(), Math.abs(value));
            assertReturns(new SymmetricLogarithmicScale(1e-2), value);
        }
    }

    @Test
    void shouldNeverLabelMoreTicksThanThereIsRoomFor() {
        Random random = new Random(20260102);
        for (int trial = 0; trial < 2000; trial++) {
            double lower = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            double upper = lower + Math.pow(10, random.nextDouble() * 12 - 6);
            int most = 3 + random.nextInt(8);
            int labelled = labels(new LinearScale(), lower, upper, most).size();
            String place = "lower " + lower + " upper " + upper + " most " + most + ": " + labelled;
            assertTrue(labelled <= most && labelled >= 1, place);
        }
    }

    private static void assertReturns(Scale scale, double value) {
        double returned = scale.value(scale.position(value));
        assertEquals(value, returned, 1e-12 * Math.abs(value), scale.getClass().getSimpleName());
    }

    private static List<String> labels(Scale scale, double lower, double upper, int most) {
        return scale.ticks(lower, upper, most).stream()
                .filter(tick -> !tick.tex().isEmpty())
                .sorted((a, b) -> Double.compare(a.value(), b.value()))
                .map(ScaleTick::tex)
                .toList();
    }
}

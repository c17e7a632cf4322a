package org.eigentape.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {

    @Test
    void shouldKnowTheExponentialToOneUnit() {
        double error = Oracle.largestError(Oracle.read("exp"), Exponential::exp);
        assertTrue(error < 1.0, "error of " + error + " units in the last place");
        assertEquals(1.0, Exponential.exp(0.0));
        assertEquals(0.0, Exponential.exp(-708.1));
        assertEquals(0.0, Exponential.exp(Double.NEGATIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, Exponential.exp(709.1));
        assertEquals(Double.POSITIVE_INFINITY, Exponential.exp(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Exponential.exp(Double.NaN)));
    }

    @Test
    void shouldKnowTheLowerTailRelativeToItself() {
        List<Oracle> tail = Oracle.read("cumulative").stream()
                .filter(oracle -> oracle.argument() < 0)
                .toList();
        double error = Oracle.largestError(tail, NormalDistribution::cumulative);
        assertTrue(error < 6.0, "error of " + error + " units in the last place");
    }

    @Test
    void shouldKnowTheUpperHalfToOneUnit() {
        List<Oracle> upper = Oracle.read("cumulative").stream()
                .filter(oracle -> oracle.argument() > 0)
                .toList();
        double error = Oracle.largestError(upper, NormalDistribution::cumulative);
        assertTrue(error < 2.0, "error of " + error + " units in the last place");
    }

    @Test
    void shouldHaveTheRightLimits() {
        assertEquals(0.5, NormalDistribution.cumulative(0.0), 1e-16);
        assertEquals(0.0, NormalDistribution.cumulative(-38.0));
        assertEquals(0.0, NormalDistribution.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(1.0, NormalDistribution.cumulative(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(NormalDistribution.cumulative(Double.NaN)));
        assertEquals(1 / Math.sqrt(2 * Math.PI), NormalDistribution.density(0.0), 1e-16);
    }

    @Test
    void shouldGiveGeluAndItsDerivative() {
        double[] z = {-40, -3, -1, -0.5, 0, 0.25, 1, 2, 40};
        double[] value = new double[z.length];
        double[] fused = new double[z.length];
        double[] derivative = new double[z.length];
        Gelu.apply(z, 0, value, 0, z.length);
        Gelu.applyWithDerivative(z, fused, derivative, z.length);
        for (int i = 0; i < z.length; i++) {
            assertEquals(value[i], fused[i]);
            double h = 1e-5;
            double difference = gelu(z[i] + h) - gelu(z[i] - h);
            assertEquals(difference / (2 * h), derivative[i], 1e-9, "z = " + z[i]);
        }
        // 0.8413447460685429 = Phi(1)
        assertEquals(0.8413447460685429, value[6], 2e-16);
        assertEquals(40.0, value[8]);
    }

    private static double gelu(double z) {
        return z * NormalDistribution.cumulative(z);
    }
}

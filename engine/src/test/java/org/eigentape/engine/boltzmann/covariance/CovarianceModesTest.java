package org.eigentape.engine.boltzmann.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.eigentape.engine.error.InvalidRequestException;
import org.junit.jupiter.api.Test;

class CovarianceModesTest {

    private static CovarianceModes of(int rows, double... values) {
        return CovarianceModes.of(new SquareMatrix(rows, values), "C");
    }

    @Test
    void shouldComposeTheCovarianceAgain() {
        int n = 7;
        double[] root = new Random(1).doubles(49, -1, 1).toArray();
        double[] covariance = new double[n * n];
        for (int element = 0; element < n * n; element++) {
            for (int k = 0; k < n; k++) {
                covariance[element] += root[element / n * n + k] * root[element % n * n + k];
            }
        }
        CovarianceModes modes = of(n, covariance);
        double[] composed = new double[n * n];
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    double weight = modes.modes()[i * n + k] * modes.modes()[j * n + k];
                    composed[i * n + j] += weight * modes.variances()[k];
                    product[i * n + j] += weight;
                }
            }
        }
        assertArrayEquals(covariance, composed, 1e-13);
        for (int element = 0; element < n * n; element++) {
            assertEquals(element % (n + 1) == 0 ? 1 : 0, product[element], 1e-14);
        }
        for (int mode = 1; mode < n; mode++) {
            assertTrue(modes.variances()[mode] <= modes.variances()[mode - 1], "descending");
        }
    }

    @Test
    void shouldTakeEigenvaluesThatVanishButForRoundingForZero() {
        double[] root = new Random(2).doubles(40, -1, 1).toArray();
        double[] covariance = new double[400];
        for (int element = 0; element < 400; element++) {
            for (int k = 0; k < 2; k++) {
                covariance[element] += root[element / 20 * 2 + k] * root[element % 20 * 2 + k];
            }
        }
        CovarianceModes modes = of(20, covariance);
        assertTrue(modes.variances()[1] > 1);
        for (int mode = 2; mode < 20; mode++) {
            assertEquals(0, modes.variances()[mode]);
        }
        assertEquals(Double.POSITIVE_INFINITY, modes.kappas()[2]);
    }

    @Test
    void shouldRefuseWhatIsNoCovariance() {
        refused("not symmetric: element (0, 1) is 2.0 and (1, 0) is 2.1", 1, 2, 2.1, 5);
        refused("its eigenvalues go from -1.000 to 3.000", 1, 2, 2, 1);
        refused("not all 0", 0, 0, 0, 0);
        refused("not finite", 1, Double.NaN, Double.NaN, 1);
        refused("not finite", 1, 0, 0, Double.POSITIVE_INFINITY);
    }

    private static void refused(String reason, double... values) {
        var refused = assertThrows(InvalidRequestException.class, () -> of(2, values));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}

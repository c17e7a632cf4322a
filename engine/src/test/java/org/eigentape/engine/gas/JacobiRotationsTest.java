package org.eigentape.engine.gas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacobiRotationsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 41})
    void shouldComposeTheMatrixAgainFromOrthogonalVectors(int n) {
        Random random = new Random(n);
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                matrix[i * n + j] = random.nextGaussian();
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
        JacobiRotations eigen = new JacobiRotations(n);
        assertTrue(eigen.decompose(matrix));
        double[] composed = new double[n * n];
        eigen.recompose(composed);
        assertArrayEquals(matrix, composed, 1e-13 * n);
        double[] o = eigen.vectors();
        for (int k = 0; k < n; k++) {
            double norm = 0;
            for (int i = 0; i < n; i++) {
                norm += o[i * n + k] * o[i * n + k];
            }
            assertEquals(1, norm, 1e-13);
        }
    }

    @Test
    void shouldTakeZerosDegenerateLevelsAndPathsInClosedForm() {
        JacobiRotations eigen = new JacobiRotations(4);
        assertTrue(eigen.decompose(new double[16]));
        assertArrayEquals(new double[4], eigen.values());
        double[] ones = new double[16];
        Arrays.fill(ones, 1);
        assertTrue(eigen.decompose(ones));
        double[] values = eigen.values().clone();
        Arrays.sort(values);
        assertArrayEquals(new double[] {0, 0, 0, 4}, values, 1e-15);
        // A path of 4 vertices: 2 cos(pi k/5).
        eigen.decompose(new double[] {0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0});
        values = eigen.values().clone();
        Arrays.sort(values);
        double golden = (1 + Math.sqrt(5)) / 2;
        assertArrayEquals(new double[] {-golden, 1 - golden, golden - 1, golden}, values, 4e-15);
        assertFalse(eigen.decompose(new double[] {Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    }
}

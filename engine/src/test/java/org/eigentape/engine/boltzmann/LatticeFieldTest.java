package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeFieldTest {

    @Test
    void shouldHaveThePairsOfTheLattice() {
        double[] kappas = new LatticeField(10, 4).ascendingKappas();
        double[] expected = {4, 4.381966, 4.381966, 5.381966, 5.381966, 6.618034, 6.618034, 7.618034, 7.618034, 8};
        assertArrayEquals(expected, kappas, 1e-6);
        for (int pair = 1; pair < 9; pair += 2) {
            assertEquals(kappas[pair], kappas[pair + 1], "degenerate bit for bit");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 17})
    void shouldHaveTheInverseKernelAsCovariance(int sites) {
        LatticeField field = new LatticeField(sites, 0.3);
        double[] covariance = field.covariance();
        double[] root = field.covarianceRoot();
        for (int i = 0; i < sites; i++) {
            for (int j = 0; j < sites; j++) {
                double kernel = (0.3 + 2) * covariance[i * sites + j]
                        - covariance[(i + 1) % sites * sites + j]
                        - covariance[(i + sites - 1) % sites * sites + j];
                assertEquals(i == j ? 1 : 0, kernel, 1e-14 * sites);
                double square = 0;
                for (int k = 0; k < sites; k++) {
                    square += root[i * sites + k] * root[k * sites + j];
                }
                assertEquals(covariance[i * sites + j], square, 1e-14 * sites);
            }
        }
    }
}

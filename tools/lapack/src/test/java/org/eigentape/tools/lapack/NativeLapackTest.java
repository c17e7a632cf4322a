package org.eigentape.tools.lapack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.large.LargeSingularValues;
import org.eigentape.stages.large.SingularValueLibrary;
import org.eigentape.stages.spectrum.SpectrumProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Skipped, with the reason, where the system has no LAPACK. */
class NativeLapackTest {

    private final NativeLapack library = new NativeLapack();

    private void needLapack() {
        assumeTrue(library.whyMissing().isEmpty(), library.whyMissing()::orElseThrow);
    }

    /** Both are right to a small multiple of epsilon times the largest value, so statistics agree to far better than 1e-10. */
    @ParameterizedTest
    @CsvSource({"1,1", "1,5", "5,1", "16,32", "300,70", "70,300", "1024,256"})
    void shouldAgreeWithPlainJava(int rows, int columns) {
        needLapack();
        Random random = new Random(1);
        double[] weights = random.doubles((long) rows * columns, -1, 1).toArray();
        LargeSingularValues java = new LargeSingularValues(new MatrixShape(rows, columns));
        assertTrue(java.compute(weights));
        int n = Math.min(rows, columns);
        double[] descending = new double[n];
        // Row by row is column by column of the transpose.
        assertTrue(library.singularValues(weights, columns, rows, descending));
        for (int k = 0; k < n; k++) {
            assertEquals(java.values()[n - 1 - k], descending[k], 1e-13 * descending[0], "value " + k);
        }
    }

    @Test
    void shouldBeFoundByItsName() {
        needLapack();
        StageParameters parameters =
                new StageParameters(new SpectrumProvider().description(), Map.of("solver", "lapack"));
        SingularValueLibrary chosen = SingularValueLibrary.chosen("spectrum", parameters);
        assertTrue(chosen instanceof NativeLapack);
    }

    @Test
    void shouldSayWhatToInstallWhereThereIsNone() {
        Optional<String> missing = library.whyMissing();
        assertTrue(missing.isEmpty() || missing.get().contains("install"), String.valueOf(missing));
    }
}

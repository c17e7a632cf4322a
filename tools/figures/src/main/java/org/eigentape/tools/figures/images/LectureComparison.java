package org.eigentape.tools.figures.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.ComparisonTable;

/** MNIST's spectrum beside the numbers in the lecture of the authors of arXiv:2309.15002; no other data have such numbers. */
final class LectureComparison {

    /** Largest eigenvalues of MNIST's correlator, to the digits of the lecture. */
    private static final double[] LECTURE = {6.572, 4.806, 4.178, 3.650, 3.297, 2.920, 2.216, 1.953, 1.871, 1.596, 1.428
    };

    /** Of the uncompressed file of MNIST's training images. */
    private static final String MNIST = "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";

    private static final double ROUNDING = 5e-4;
    private static final String SOURCE = "lecture of the authors";

    private LectureComparison() {}

    /**
     * Compares.
     *
     * @param machines of a sweep, the largest first
     * @return empty where the data are not MNIST's 60,000 training images over 225
     */
    static Optional<ComparisonTable> of(List<SweptMachine> machines) {
        SweptMachine first = machines.get(0);
        var configuration = first.manifest().configuration();
        boolean mnist = configuration.path("dataSha256").asText().equals(MNIST)
                && configuration.path("pixelScale").asDouble() == 225;
        return mnist ? first.correlator().map(LectureComparison::table) : Optional.empty();
    }

    private static ComparisonTable table(LearnedCorrelator machine) {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int mode = 0; mode < LECTURE.length; mode++) {
            rows.add(row(
                    "1/kappa of mode " + (mode + 1) + " of the data", LECTURE[mode], machine.data()[mode], ROUNDING));
        }
        for (int mode = 0; mode < 3; mode++) {
            rows.add(row(
                    "1/(mu^2 - x) of mode " + (mode + 1) + ", N_h = " + machine.hidden(),
                    LECTURE[mode],
                    machine.machine()[mode],
                    0.01 * LECTURE[mode]));
        }
        return new ComparisonTable(
                "MNIST's spectrum beside the lecture's",
                "Eigenvalues of the centred covariance of pixels over 225. Those of the data agree if they are the lecture's to its last digit,"
                        + " those of the machine if they are within 1 %.",
                rows);
    }

    private static ComparisonRow row(String statement, double reference, double measured, double bound) {
        return new ComparisonRow.Question(statement, String.format(Locale.ROOT, "%.3f", reference), SOURCE)
                .judged(String.format(Locale.ROOT, "%.4f", measured), Math.abs(measured - reference) <= bound);
    }
}

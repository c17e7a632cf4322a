package org.eigentape.tools.figures.paper.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.ComparisonTable;
import org.eigentape.tools.figures.diagram.PaperGridTable;
import org.eigentape.tools.figures.paper.cells.InitialEigenvalues;
import org.eigentape.tools.figures.paper.cells.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperComparisonTest {

    private static final Protocol PAPER = protocol(List.of(3, 32, 16, 1), 4);

    @TempDir
    Path directory;

    @Test
    void shouldFindThePaperInNumbersThatAreThePapers() throws IOException {
        ComparisonTable table = table(new PaperGridTable());
        assertEquals("holds", row(table, "Field alignment is strongest").verdict());
        assertEquals("holds", row(table, "The rate (4.7) is smallest").verdict());
        assertEquals("holds", row(table, "The rate (4.7) is largest").verdict());
        assertEquals("holds", row(table, "G(t_f, 0) is preserved").verdict());
        assertEquals("holds", row(table, "The largest mean test loss").verdict());
        assertEquals("holds", row(table, "The loss rises fastest").verdict());
        assertEquals("holds", row(table, "At T of about 1e2").verdict());
        assertEquals("holds", row(table, "At low T and large").verdict());
        assertEquals(
                "holds", row(table, "T_c at 1/sigma_W = 8, convention dyson").verdict());
        assertInside(row(table, "T_c at 1/sigma_W = 8, 68 %, convention gradient-basis"));
        assertInside(row(table, "T_c at 1/sigma_W = 8, 68 %, convention published"));
        assertInside(row(table, "Gradient norm (3.3) before training, median, 1/sigma_W = 2^-8"));
        assertInside(row(table, "(N-1) S(t_f) after 10^5 steps"));
        assertInside(row(table, "Rate (4.7) per step after 10^5 steps"));
        assertInside(row(table, "<(N-1) S(0)>/sigma_W^2"));
    }

    @Test
    void shouldFindNumbersThatAreNotThePapers() throws IOException {
        ComparisonTable table = table(new PaperGridTable()
                .with("alignment_mean", (t, s) -> t)
                .with("rate_mean", (t, s) -> s == 8 && t == 64 ? 1.9e-4 : -s)
                .with("G_tf_0_mean", (t, s) -> 0.9)
                .with("test_loss_mean", (t, s) -> 5)
                .with("converged_gradient_basis", (t, s) -> t < 16 ? 1 : 0)
                .with("converged_published", (t, s) -> 1)
                .with("converged_dyson", (t, s) -> t < 1 ? 1 : 0)
                .with("gradient_norm_initial_median", (t, s) -> 0.1));
        assertEquals("does not hold", row(table, "Field alignment is strongest").verdict());
        assertEquals("does not hold", row(table, "The rate (4.7) is smallest").verdict());
        assertEquals("does not hold", row(table, "G(t_f, 0) is preserved").verdict());
        assertEquals("does not hold", row(table, "The largest mean test loss").verdict());
        assertEquals(
                "does not hold",
                row(table, "T_c at 1/sigma_W = 8, convention dyson").verdict());
        assertOutside(row(table, "T_c at 1/sigma_W = 8, 68 %, convention gradient-basis"));
        assertOutside(row(table, "T_c at 1/sigma_W = 8, 68 %, convention published"));
        assertOutside(row(table, "Gradient norm (3.3) before training, median, 1/sigma_W = 2^-8"));
        assertOutside(row(table, "Rate (4.7) per step after 10^5 steps"));
    }

    @Test
    void shouldSayWhatASweepWouldNeedToAnswer() throws IOException {
        ComparisonTable shorter = table(new PaperGridTable().with("steps", (t, s) -> 20_000));
        assertUnanswered(row(shorter, "T_c at 1/sigma_W = 8, 68 %"), "needs 100,000 steps");
        assertUnanswered(row(shorter, "Field alignment is strongest"), "needs at least 100,000 steps");
        assertUnanswered(
                row(shorter, "G(t_f, 0), mean, after 1000 epochs"), "needs 1,000,000 steps; batches in fixed order");
        assertInside(row(shorter, "Gradient norm (3.3) before training, median, 1/sigma_W = 2^-8"));

        Measurements other = new Measurements(
                new PaperGridTable().write(directory),
                Optional.of(protocol(List.of(3, 64, 32, 1), 8)),
                List.of(),
                InitialEigenvalues.none());
        assertUnanswered(row(PaperComparison.of(other), "Gradient norm (3.3)"), "needs the paper's network");
        assertUnanswered(row(PaperComparison.of(other), "<(N-1) S(0)>"), "16 x 32");
        assertUnanswered(
                row(
                        PaperComparison.of(new Measurements(
                                other.table(), Optional.empty(), List.of(), InitialEigenvalues.none())),
                        "T_c"),
                "needs the sweep's cells");
        assertUnanswered(row(shorter, "Mean of x_N(0)"), "eigenvalues at step 0 in its cells");
    }

    @Test
    void shouldAnswerTheRowsOfLongerProtocolsAtTheirLengthsOnly() throws IOException {
        // Half of 5.8e-6, and 128 times 2.62e-3: the references are without the 1/2 and divided by 128.
        PaperGridTable thousand = new PaperGridTable()
                .with("steps", (t, s) -> 1_000_000)
                .with("train_loss_median", (t, s) -> 3.0e-6)
                .with("train_loss_p16", (t, s) -> 1.5e-6)
                .with("train_loss_p84", (t, s) -> 6.0e-6)
                .with("test_loss_mean", (t, s) -> 2.9e-6)
                .with("test_loss_se", (t, s) -> 1e-8)
                .with("alignment_mean", (t, s) -> 128 * 2.62e-3)
                .with("G_tf_0_mean", (t, s) -> 0.01);
        ComparisonTable table = table(thousand, "none");
        String where = " after 1000 epochs in fixed order, T = 2^-5, 1/sigma_W = ";
        assertInside(row(table, "Training loss, median," + where + "8"));
        assertInside(row(table, "Test loss without the 1/2, mean," + where + "8"));
        assertInside(row(table, "G(t_f, 0), mean," + where + "8"));
        assertInside(row(table, "Field alignment/128, mean," + where + "8"));
        assertOutside(row(table, "Training loss, median," + where + "2^-8"));
        assertOutside(row(table, "Test loss without the 1/2, mean," + where + "2^-8"));
        assertUnanswered(row(table, "T_c at 1/sigma_W = 8, 68 %"), "needs 100,000 steps; samples shuffled every epoch");
        assertUnanswered(row(table, "Epoch-mean gradient norm"), "needs 100,000,000 steps");
        assertUnanswered(
                row(table(thousand, "epoch"), "Training loss, median," + where + "8"), "batches in fixed order");

        ComparisonTable full = table(
                thousand.with("steps", (t, s) -> 100_000_000)
                        .with("train_loss_median", (t, s) -> 2.9e-8)
                        .with("train_loss_p16", (t, s) -> 2e-8)
                        .with("train_loss_p84", (t, s) -> 4e-8)
                        .with("gradient_norm_epoch_median", (t, s) -> 1),
                "none");
        String cold = " after 10^8 steps in fixed order, median, T = 2^-5";
        assertInside(row(full, "Training loss" + cold));
        assertOutside(row(full, "Training loss after 10^8 steps in fixed order, median, T = 64"));
        assertTrue(row(full, "Epoch-mean gradient norm" + cold).isAnswered());
        assertUnanswered(row(full, "Training loss, median," + where + "8"), "needs 1,000,000 steps");
    }

    @Test
    void shouldAnswerNothingWhereValuesAreUndefined() throws IOException {
        ComparisonTable table = table(new PaperGridTable()
                .with("rate_mean", (t, s) -> Double.NaN)
                .with("alignment_mean", (t, s) -> Double.NaN));
        assertUnanswered(row(table, "The rate (4.7) is largest"), "defined values");
        assertUnanswered(row(table, "Rate (4.7) per step"), "defined values");
        assertUnanswered(row(table, "Field alignment is strongest"), "defined values");
    }

    @Test
    void shouldNotCompareFewerRunsThanSayAnything() throws IOException {
        // Two runs of a cell have a mean with hardly any error in one of a hundred cells.
        PaperGridTable two = new PaperGridTable()
                .with("runs", (t, s) -> 2)
                .with("S_tf_mean", (t, s) -> 2e5)
                .with("S_tf_se", (t, s) -> 1)
                .with("S_0_se", (t, s) -> 0)
                .with("S_0_mean", (t, s) -> 2.47 / 15 / s / s);
        ComparisonTable table = table(two);
        assertUnanswered(row(table, "(N-1) S(t_f) after 10^5 steps"), "more runs");
        assertUnanswered(row(table, "Rate (4.7) per step"), "more runs");
        assertUnanswered(row(table, "Gradient norm (3.3) before training"), "more runs");
        assertUnanswered(row(table, "At T of about 1e2"), "more runs");
        // The variance of this law is known, so that 288 runs say something although those of a cell agree by chance.
        assertInside(row(table, "<(N-1) S(0)>/sigma_W^2"));
    }

    @Test
    void shouldPoolTheLargestEigenvaluesOfAllCellsWithTheVarianceOfTheirLaw() throws IOException {
        String mean = "Mean of x_N(0)/sigma_W^2";
        String share = "Share of matrices with x_N(0) above";
        assertUnanswered(row(initial(2, 3.2), mean), "more runs (eigenvalues of 10 matrices");
        assertUnanswered(row(initial(16, 2.6), share), "more runs (eigenvalues of 100 matrices");
        // All the same, so that a spread measured here would be 0; 3 standard errors of 16 are 0.20.
        assertInside(row(initial(16, 2.75), mean));
        assertOutside(row(initial(16, 2.85), mean));
        assertOutside(row(initial(1600, 2.65), mean));
        assertOutside(row(initial(100, 2.95), share));
        assertTrue(row(initial(1600, 2.58), mean).measured().contains("2.58 +- 0.0068"));
    }

    @Test
    void shouldFindALossThatDependsOnTheInitialisation() throws IOException {
        // A factor 2 over the columns with bands that all have a value in common.
        ComparisonTable table = table(new PaperGridTable()
                .with("test_loss_median", (t, s) -> s > 1 ? 2e-2 : 1e-2)
                .with("test_loss_p16", (t, s) -> s > 1 ? 1.2e-2 : 0.6e-2)
                .with("test_loss_p84", (t, s) -> s > 1 ? 3e-2 : 1.6e-2));
        ComparisonRow row = row(table, "At T of about 1e2");
        assertEquals("does not hold", row.verdict());
        assertTrue(row.measured().contains("largest over smallest 2.00; chi-squared"), row.measured());
    }

    private ComparisonTable initial(int count, double value) throws IOException {
        return PaperComparison.of(new Measurements(
                new PaperGridTable().write(directory),
                Optional.of(PAPER),
                List.of(),
                new InitialEigenvalues(Collections.nCopies(count, value))));
    }

    @Test
    void shouldWriteEveryRowAsALineOfCsv() throws IOException {
        ComparisonTable table = table(new PaperGridTable());
        List<String> lines = table.csv().lines().toList();
        assertEquals("statement,reference,source,measured,verdict", lines.get(0));
        assertEquals(table.rows().size() + 1, lines.size());
        assertEquals("\"says \"\"a\"\", b\",1,s,,v", new ComparisonRow("says \"a\", b", "1", "s", "", "v").csv());
    }

    @Test
    void shouldCallABoundarySharpWhereTheShareFallsWithinFewTemperatures() {
        double[] temperatures = {1, 2, 4, 8};
        assertEquals(4, BoundaryComparison.width(temperatures, new double[] {1, 1, 0.5, 0}), 0);
        assertEquals(
                Double.POSITIVE_INFINITY, BoundaryComparison.width(temperatures, new double[] {0.6, 0.5, 0.2, 0}), 0);
    }

    private ComparisonTable table(PaperGridTable table) throws IOException {
        return PaperComparison.of(
                new Measurements(table.write(directory), Optional.of(PAPER), List.of(), InitialEigenvalues.none()));
    }

    private ComparisonTable table(PaperGridTable table, String shuffle) throws IOException {
        Protocol protocol = new Protocol(
                "teacher-student", List.of(3, 32, 16, 1), "tanh", false, List.of(2), 4, 4000, shuffle, 1_000_000);
        return PaperComparison.of(
                new Measurements(table.write(directory), Optional.of(protocol), List.of(), InitialEigenvalues.none()));
    }

    private static Protocol protocol(List<Integer> layers, int batchSize) {
        return new Protocol("teacher-student", layers, "tanh", false, List.of(2), batchSize, 4000, "epoch", 100_000);
    }

    private static ComparisonRow row(ComparisonTable table, String start) {
        return table.rows().stream()
                .filter(row -> row.statement().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row \"" + start + "\""));
    }

    private static void assertInside(ComparisonRow row) {
        assertTrue(row.verdict().startsWith("inside"), row.toString());
    }

    private static void assertOutside(ComparisonRow row) {
        assertTrue(row.verdict().startsWith("outside"), row.toString());
    }

    private static void assertUnanswered(ComparisonRow row, String needs) {
        assertFalse(row.isAnswered(), row.toString());
        assertTrue(row.verdict().contains(needs), row.toString());
        assertEquals("", row.measured());
    }
}

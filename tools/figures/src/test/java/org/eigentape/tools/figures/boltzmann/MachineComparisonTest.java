package org.eigentape.tools.figures.boltzmann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eigentape.engine.boltzmann.LatticeField;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.boltzmann.levels.PairLevels;
import org.eigentape.tools.figures.boltzmann.levels.Setting;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.boltzmann.levels.SlopeFit;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.ComparisonTable;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.sweep.SweepFigure;
import org.junit.jupiter.api.Test;

/** Figures and comparison of machines whose pairs are drawn from the law of Gaussian 2 x 2 matrices, or not. */
class MachineComparisonTest {

    private static final double[][] SIX = {{0.1, 64}, {0.05, 32}, {0.1, 32}, {0.05, 16}, {0.1, 16}, {0.02, 16}};
    private static final int GROUPS = 20;
    private static final int SPECTRA = 150;

    @Test
    void shouldMeasurePairsOfKnownWidth() {
        SettingLevels levels = levels(0.1, 16, 2.376, true);
        PairLevels pair = levels.pairs().get(0);
        double expected = 2.376 * levels.setting().theory().spacingScale(1, 0.1 / 16);
        assertNear(expected, pair.meanSpacing(), "<S>");
        assertEquals(0.5227 / Math.sqrt(GROUPS * SPECTRA), pair.meanSpacing().error() / expected, 0.004);
        assertNear(expected / Math.sqrt(Math.PI), pair.widthFromDensity(), "sigma of the density");
        assertNear(4 / Math.PI, pair.scaledSquare(), "<s^2>");
        assertTrue(pair.distanceToSurmise() < 0.02, "distance " + pair.distanceToSurmise());
        assertNear(2.376, SlopeFit.of(List.of(levels)), "slope");
    }

    private static void assertNear(double expected, Estimate measured, String what) {
        assertEquals(expected, measured.value(), 3 * measured.error(), what);
        assertTrue(measured.error() < 0.03 * expected, what + " " + measured.words());
    }

    @Test
    void shouldFindTheReferencesInASweepThatFollowsThem() {
        ComparisonTable table = MachineComparison.of(facts(2.376, true));
        assertEquals("holds", row(table, "Slope of <S> over").verdict());
        assertEquals("holds", row(table, "Slope over all settings").verdict());
        assertEquals("holds", row(table, "s = S/<S>").verdict());
        assertEquals("holds", row(table, "<s^2>").verdict());
        assertEquals("holds", row(table, "sigma from the surmise").verdict());
        assertEquals("holds", row(table, "Equal alpha/|B| = 0.001563").verdict());
        assertEquals("holds", row(table, "Equal alpha/|B| = 0.003125").verdict());
        assertEquals("holds", row(table, "(sum x").verdict());
        assertEquals("holds", row(table, "Mean eigenvalues").verdict());
        assertTrue(row(table, "<S>/sqrt(pi) of pair 1, alpha = 0.1, |B| = 64").isAnswered());
    }

    @Test
    void shouldSayWhatDoesNotHold() {
        ComparisonTable wide = MachineComparison.of(facts(2.7, true));
        assertEquals("does not hold", row(wide, "Slope of <S> over").verdict());
        assertEquals("does not hold", row(wide, "Slope over all settings").verdict());
        assertTrue(row(wide, "<S>/sqrt(pi) of pair 1, alpha = 0.1, |B| = 64")
                .verdict()
                .startsWith("outside"));
        ComparisonTable independent = MachineComparison.of(facts(2.376, false));
        assertEquals("does not hold", row(independent, "s = S/<S>").verdict());
        assertEquals("does not hold", row(independent, "<s^2>").verdict());
        MachineFacts unequal =
                MachineFacts.of(List.of(levels(0.1, 32, 2.376, true), levels(0.05, 16, 2.6, true)), 1000, "");
        assertEquals(
                "does not hold",
                row(MachineComparison.of(unequal), "Equal alpha/|B|").verdict());
    }

    @Test
    void shouldSayWhatASweepNeedsToAnswer() {
        ComparisonTable table = MachineComparison.of(
                MachineFacts.of(List.of(levels(0.1, 16, 2.376, true), levels(0.02, 16, 2.376, true)), 1000, ""));
        assertFalse(row(table, "Slope of <S> over").isAnswered());
        assertTrue(row(table, "Slope of <S> over").verdict().contains("needs all six settings"));
        assertTrue(row(table, "Equal alpha/|B|").verdict().contains("needs settings of equal alpha/|B|"));
        assertTrue(row(table, "<S>/sqrt(pi) of pair 1, alpha = 0.1, |B| = 16").isAnswered());
        ComparisonTable unsettled =
                MachineComparison.of(MachineFacts.of(List.of(levels(0.02, 16, 2.376, true)), 1000, ""));
        for (String theory : List.of("(sum x", "Mean eigenvalues")) {
            assertTrue(row(unsettled, theory).verdict().contains("the slowest mode has settled"));
        }
        SweepFigure scaling = SweepFigure.of(
                "linear-scaling",
                "x",
                () -> LinearScalingFigure.draw(MachineFacts.of(List.of(levels(0.1, 16, 2.376, true)), 1000, "")));
        assertTrue(scaling.reason().contains("no two settings have the same alpha/|B|"), scaling.reason());
    }

    @Test
    void shouldSayWhereTrainingHadNotSettled() {
        String words = facts(2.376, true).words();
        // They pool from step 5,000, and alpha = 0.05 and 0.02 settle after 5,236 and 13,089 updates.
        assertTrue(words.contains("has not settled by then where alpha = 0.02, |B| = 16; "), words);
        assertFalse(words.contains("where alpha = 0.1"), words);
        assertTrue(words.contains("6 settings, 20 runs of 20,000 updates each"), words);
    }

    private static ComparisonRow row(ComparisonTable table, String statement) {
        return table.rows().stream()
                .filter(row -> row.statement().startsWith(statement))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + statement + " in " + table.csv()));
    }

    private static MachineFacts facts(double slope, boolean repel) {
        List<SettingLevels> settings = new ArrayList<>();
        for (double[] one : SIX) {
            settings.add(levels(one[0], (int) one[1], slope, repel));
        }
        return MachineFacts.of(settings, 20_000, "");
    }

    /**
     * Spectra in which each pair has the spacing of a Gaussian 2 x 2 matrix, or an exponential one, with the mean {@code slope} u, around the mean
     * of linear theory; the other modes have that mean.
     */
    private static SettingLevels levels(double learningRate, int chains, double slope, boolean repel) {
        LinearTheory theory = new LinearTheory(9, 1, new LatticeField(10, 4).ascendingKappas(), 10, 3);
        Setting setting = new Setting(learningRate, chains, 3, 1, 0.1, false, theory);
        Random random = new Random(chains + Math.round(1000 * learningRate));
        double[][][] levels = new double[10][GROUPS][SPECTRA];
        for (int group = 0; group < GROUPS; group++) {
            for (int spectrum = 0; spectrum < SPECTRA; spectrum++) {
                for (int mode = 0; mode < 10; mode++) {
                    levels[mode][group][spectrum] =
                            theory.eigenvalue(mode, setting.noise()) + 1e-4 * random.nextGaussian();
                }
                for (int mode : theory.pairs()) {
                    double sigma = slope * theory.spacingScale(mode, setting.noise()) / Math.sqrt(Math.PI);
                    double centre =
                            (theory.eigenvalue(mode, setting.noise()) + theory.eigenvalue(mode + 1, setting.noise()))
                                    / 2;
                    // Diagonal elements of variance 2 sigma^2/2, off the diagonal half of that: S^2 = (a - b)^2 + 4
                    // c^2.
                    double a = sigma * random.nextGaussian();
                    double b = sigma * random.nextGaussian();
                    double c = sigma * Math.sqrt(0.5) * random.nextGaussian();
                    double spacing = repel
                            ? Math.sqrt((a - b) * (a - b) + 4 * c * c)
                            : -Math.sqrt(Math.PI) * sigma * Math.log(1 - random.nextDouble());
                    levels[mode][group][spectrum] = centre + (a + b) / 2 + spacing / 2;
                    levels[mode + 1][group][spectrum] = centre + (a + b) / 2 - spacing / 2;
                }
            }
        }
        return new SettingLevels(setting, GROUPS, 0, 5_000, levels);
    }
}

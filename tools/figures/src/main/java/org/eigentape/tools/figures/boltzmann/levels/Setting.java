package org.eigentape.tools.figures.boltzmann.levels;

import java.util.Locale;
import org.eigentape.engine.boltzmann.LatticeField;
import org.eigentape.tools.figures.sweep.SweptCells;

/**
 * How the machines of one cell were trained. Immutable.
 *
 * @param learningRate alpha
 * @param chains |B|
 * @param sweeps k, Gibbs sweeps between two updates
 * @param sigmaHidden sigma_h
 * @param initialStd of the elements of W
 * @param exact whether chains and target have no noise at all
 * @param theory of the machine
 */
public record Setting(
        double learningRate,
        int chains,
        int sweeps,
        double sigmaHidden,
        double initialStd,
        boolean exact,
        LinearTheory theory) {

    private static final double SAME = 1e-9;

    /**
     * The setting of a cell.
     *
     * @param cell of a sweep of {@code rbm-lattice}
     * @return its setting
     */
    public static Setting of(SweptCells.Cell cell) {
        double sigmaHidden = cell.number("sigmaHidden");
        int sweeps = (int) cell.number("gibbsSweeps");
        int visible = (int) cell.number("visible");
        return new Setting(
                cell.number("learningRate"),
                (int) cell.number("batchSize"),
                sweeps,
                sigmaHidden,
                cell.number("initialStd"),
                cell.manifest().configuration().path("exactChains").asBoolean(),
                new LinearTheory(
                        cell.number("muSquared"),
                        sigmaHidden,
                        new LatticeField(visible, cell.number("massSquared")).ascendingKappas(),
                        (int) cell.number("hidden"),
                        sweeps));
    }

    /**
     * The ratio that alone matters.
     *
     * @return alpha/|B|
     */
    public double ratio() {
        return learningRate / chains;
    }

    /**
     * The noise of linear theory.
     *
     * @return nu = alpha sigma_h^2/|B|
     */
    public double noise() {
        return ratio() * sigmaHidden * sigmaHidden;
    }

    /**
     * Whether both have the same alpha/|B|.
     *
     * @param other of the same sweep
     * @return true up to rounding
     */
    public boolean hasRatioOf(Setting other) {
        return Math.abs(ratio() / other.ratio() - 1) < SAME;
    }

    /**
     * Whether it has this learning rate and these chains.
     *
     * @param rate alpha
     * @param count |B|
     * @return true up to rounding
     */
    public boolean is(double rate, int count) {
        return Math.abs(learningRate / rate - 1) < SAME && chains == count;
    }

    /**
     * The setting in words.
     *
     * @return for example {@code alpha = 0.1, |B| = 16}
     */
    public String words() {
        return "alpha = " + number(learningRate) + ", |B| = " + chains;
    }

    /**
     * The setting in TeX.
     *
     * @return for example {@code \alpha=0.1,\;|B|=16}
     */
    public String tex() {
        return "\\alpha=" + number(learningRate) + ",\\;|B|=" + chains;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}

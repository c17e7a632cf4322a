package org.eigentape.tools.figures.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;

/** The panels of what does not change with time: potential, bound states, stationary laws. */
final class LawPanels {

    /** By which factors of g^2 stationary laws are drawn. */
    static final double[] FACTORS = {0.25, 1, 4, 16};

    private static final double ABOVE_LEVELS = 1.25;
    private static final double AMPLITUDE = 0.75;
    /** Cells beside the classically allowed ones, into which eigenfunctions tunnel. */
    private static final int ROOM = 10;

    private LawPanels() {}

    /** V(x), its minimum dashed; what rises without bound at a wall leaves the frame. */
    static Panel potential(ModeLaw law) {
        double[] v = law.potential();
        double ends = Math.min(v[0], v[v.length - 1]);
        double top = 1.15 * Math.max(ends, 4 * law.variance());
        double minimum = law.minimum();
        return new Panel(new LinearScale(), "x", new LinearScale(), "V(x) - V_{\\min}")
                .tightX()
                .lines(List.of(new Curve(law.x(), v)), Style.BLUE, 2)
                .guides(
                        List.of(new Curve(new double[] {minimum, minimum}, new double[] {-0.05 * top, top})),
                        Style.INK,
                        1.2)
                .yRange(-0.05 * top, top)
                .heading("\\text{potential}");
    }

    /** U(x), the levels E_n and the eigenfunctions above them. */
    static Panel boundStates(ModeLaw law) {
        double[] u = law.boundStatePotential();
        double[] energies = law.energies();
        int count = energies.length;
        double top = ABOVE_LEVELS * energies[count - 1];
        double least =
                Arrays.stream(u).filter(value -> !Double.isNaN(value)).min().orElse(0);
        double bottom = Math.min(least, 0) - 0.08 * (top - Math.min(least, 0));
        int[] inside = IntStream.range(0, u.length).filter(i -> u[i] <= top).toArray();
        double lower = law.x()[Math.max(0, inside[0] - ROOM)];
        double upper = law.x()[Math.min(u.length - 1, inside[inside.length - 1] + ROOM)];
        Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "U(x),\\; E_n")
                .lines(List.of(new Curve(law.x(), u)), Style.BLUE, 2);
        double height = AMPLITUDE * energies[count - 1] / Math.max(1, count - 1);
        for (int n = 0; n < count; n++) {
            double energy = energies[n];
            double[] psi = law.eigenfunctions()[n];
            double largest = Arrays.stream(psi).map(Math::abs).max().orElse(1);
            panel.guides(List.of(Curve.level(lower, upper, energy)), Style.translucent(Style.INK, 0.5), 0.9);
            double[] y = Arrays.stream(psi)
                    .map(value -> energy + height * value / largest)
                    .toArray();
            panel.lines(List.of(new Curve(law.x(), y)), Style.ordered(n, count), 1.8);
        }
        return panel.xRange(lower, upper).yRange(bottom, top + height).heading("\\text{bound states}");
    }

    /** exp(-V/g^2) for several g^2, the minimum dashed. */
    static Panel stationary(ModeLaw law) {
        double[] x = law.fineX();
        Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "P_s(x)").fromZero();
        double highest = 0;
        double lower = x[x.length - 1];
        double upper = x[0];
        for (int at = 0; at < FACTORS.length; at++) {
            double[] density = law.stationary(FACTORS[at]);
            double peak = Arrays.stream(density).max().orElse(1);
            highest = Math.max(highest, peak);
            for (int i = 0; i < x.length; i++) {
                if (density[i] > 2e-3 * peak) {
                    lower = Math.min(lower, x[i]);
                    upper = Math.max(upper, x[i]);
                }
            }
            panel.lines(List.of(new Curve(x, density)), Style.ordered(at, FACTORS.length), 2);
        }
        double minimum = law.minimum();
        return panel.guides(
                        List.of(new Curve(new double[] {minimum, minimum}, new double[] {0, 1.1 * highest})),
                        Style.INK,
                        1.2)
                .xRange(lower, upper)
                .heading("\\text{stationary laws}");
    }
}

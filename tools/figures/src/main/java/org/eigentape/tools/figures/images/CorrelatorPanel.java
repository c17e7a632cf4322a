package org.eigentape.tools.figures.images;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;

/** Variances of modes over their number, and where both cut-offs are. */
final class CorrelatorPanel {

    /** Below the cut-off by more than this factor, nothing is shown: modes that hardly fluctuate reach far down. */
    private static final double DEPTH = 1e-3;

    private static final double HEADROOM = 2;
    /** Room beside the first and the last mode: share of the axis, and at least. */
    private static final double BESIDE = 0.015;

    private static final double SMALLEST_BESIDE = 0.02;
    private static final int MANY = 100;

    private CorrelatorPanel() {}

    /** A panel with both axes' ranges set: the first and the last mode stand beside the frame and not on it. */
    static Panel of(Scale modes, LearnedCorrelator any) {
        double lowest =
                Arrays.stream(any.data()).filter(value -> value > 0).min().orElse(any.floor());
        double highest = DoubleStream.concat(Arrays.stream(any.data()), Arrays.stream(any.machine()))
                .filter(Double::isFinite)
                .max()
                .orElse(any.floor());
        double first = modes.position(1);
        double last = modes.position(any.modes());
        double beside = Math.max(BESIDE * (last - first), SMALLEST_BESIDE);
        return new Panel(modes, "i", new LogarithmicScale(), "\\text{variance of mode }i")
                .xRange(modes.value(first - beside), modes.value(last + beside))
                .yRange(Math.max(lowest, DEPTH * any.floor()) / HEADROOM, HEADROOM * highest);
    }

    /** Of dots, points: a few may be seen from afar, many must not become a band. */
    static double diameter(LearnedCorrelator any) {
        return any.modes() > MANY ? 2.8 : 6;
    }

    /** What a mode must exceed for mu^2 not to cut it off, and the last that does. */
    static void addMass(Panel panel, LearnedCorrelator machine) {
        panel.guides(List.of(Curve.level(1, machine.modes(), machine.floor())), Style.VERMILION, 1.2);
        if (machine.aboveMass() > 0 && machine.belowMass() > 0) {
            panel.guides(List.of(vertical(machine.belowMass() + 0.5)), Style.VERMILION, 1.2);
        }
    }

    static void addHidden(Panel panel, LearnedCorrelator machine) {
        if (machine.hidden() < machine.modes()) {
            panel.dashDots(List.of(vertical(machine.hidden() + 0.5)), Style.GREEN, 1.4);
        }
    }

    private static Curve vertical(double x) {
        return new Curve(new double[] {x, x}, new double[] {1e-99, 1e99});
    }

    /** Variances over their numbers from 1. */
    static Curve curve(double[] variances) {
        double[] numbers = new double[variances.length];
        Arrays.setAll(numbers, mode -> mode + 1);
        double[] shown = Arrays.stream(variances)
                .map(value -> value > 0 ? value : Double.NaN)
                .toArray();
        return new Curve(numbers, shown);
    }
}

package org.eigentape.tools.figures.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.sweep.CaptionedFigure;
import org.eigentape.tools.figures.sweep.PageSection;
import org.eigentape.tools.figures.sweep.SweepFigure;
import org.eigentape.tools.figures.sweep.SweepKind;
import org.eigentape.tools.figures.sweep.SweepPage;
import org.eigentape.tools.figures.sweep.SweepTables;
import org.eigentape.tools.figures.sweep.SweptCells;

/**
 * Sweeps of a machine that learns a covariance or images over the number of its hidden nodes: what the removal of ultraviolet modes takes
 * from its correlator and from its images. Immutable.
 */
public final class MachineSweep implements SweepKind {

    private static final String SIMULATION = "rbm-covariance";

    /** Creates the kind. */
    public MachineSweep() {}

    @Override
    public String sweeps() {
        return SIMULATION + " (rbm-mnist) over hidden, its images and spectra";
    }

    @Override
    public boolean fits(SweptCells sweep) {
        return sweep.simulation().equals(SIMULATION);
    }

    @Override
    public SweepPage page(SweptCells sweep) {
        SweepTables.requireCurrent(sweep.directory());
        if (!sweep.axes().keySet().equals(Set.of("hidden"))) {
            throw new InvalidRequestException(sweep.directory().root() + " is a sweep of " + SIMULATION + " over "
                    + (sweep.axes().isEmpty()
                            ? "no key"
                            : String.join(", ", sweep.axes().keySet()))
                    + "; figures are drawn of sweeps over hidden alone, such as 'eigentape sweep rbm-mnist --set images=PATH'."
                    + " 'eigentape plot' draws each cell.");
        }
        List<SweptMachine> machines = machines(sweep);
        return new SweepPage(
                "Ultraviolet cut-offs in the sweep " + sweep.title(),
                words(sweep, machines),
                List.of(new PageSection("Removal of ultraviolet modes", figures(machines), false)),
                LectureComparison.of(machines),
                List.of());
    }

    private static List<SweptMachine> machines(SweptCells sweep) {
        List<SweptMachine> machines = new ArrayList<>();
        for (SweptCells.Cell cell : sweep.cells()) {
            machines.add(SweptMachine.of(cell.manifest(), RecordingResults.open(cell.recording())));
        }
        machines.sort(Comparator.comparingInt(SweptMachine::hidden).reversed());
        return List.copyOf(machines);
    }

    private static String words(SweptCells sweep, List<SweptMachine> machines) {
        SweptMachine first = machines.get(0);
        return String.format(
                Locale.ROOT,
                "Gaussian restricted Boltzmann machines of N_v = %,d visible and %s hidden nodes, mu^2 = %s, %s, after %,d updates at"
                        + " learning rate %s. Their correlator has the variances 1/(mu^2 - x), x being eigenvalues of W W-transposed times"
                        + " that of the hidden nodes, and should be that of the data, 1/kappa. Modes with kappa above mu^2 cannot be learned, and of the"
                        + " others only the N_h of the largest variance: both act as ultraviolet regulators (arXiv:2309.15002).",
                first.visible(),
                String.join(
                        ", ",
                        machines.stream()
                                .map(machine -> Integer.toString(machine.hidden()))
                                .toList()),
                LearnedCorrelator.number(
                        first.manifest().configuration().path("muSquared").asDouble()),
                first.manifest().configuration().path("exactChains").asBoolean()
                        ? "exact chains (no noise)"
                        : "persistent chains",
                first.manifest().ensemble().steps(),
                LearnedCorrelator.number(
                        first.manifest().configuration().path("learningRate").asDouble()));
    }

    private static List<SweepFigure> figures(List<SweptMachine> machines) {
        return List.of(
                SweepFigure.of(
                        "digits",
                        "Images as machines of fewer and fewer hidden nodes return them",
                        () -> digits(machines)),
                SweepFigure.of("samples", "Samples of the machines", () -> samples(machines)),
                SweepFigure.of(
                        "correlator-spectra",
                        "Spectra of the correlators against 1/kappa",
                        () -> CorrelatorSpectra.draw(machines)),
                SweepFigure.of(
                        "unexplained-variance", "What returned images lack", () -> UnexplainedVariance.draw(machines)));
    }

    private static CaptionedFigure digits(List<SweptMachine> machines) {
        List<Panel> panels = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        GeneratedDigits first = machines.get(0).requireDigits();
        if (machines.size() % 3 != 0) {
            panels.add(first.panel(first.originals(), "\\text{training images}"));
        }
        for (int index = 0; index < machines.size(); index++) {
            GeneratedDigits digits = machines.get(index).requireDigits();
            panels.add(digits.panel(digits.reconstructions(), heading(machines.get(index), index)));
            lacking.add(DigitsFigure.percent(digits.unexplained()));
        }
        String caption = String.format(
                Locale.ROOT,
                "The first %,d training images after one Gibbs sweep without noise, from the image to the hidden nodes and back, in"
                        + " machines of %s. They lack %s of the variance of all training images: removal of ultraviolet modes"
                        + " affects what a machine can return.",
                first.originals().length,
                heading(machines),
                String.join(", ", lacking));
        return sheet("digits", "Images as the machines return them", panels, first, first.originals().length, caption);
    }

    private static CaptionedFigure samples(List<SweptMachine> machines) {
        List<Panel> panels = new ArrayList<>();
        GeneratedDigits first = machines.get(0).requireDigits();
        for (int index = 0; index < machines.size(); index++) {
            GeneratedDigits digits = machines.get(index).requireDigits();
            if (digits.isSampled()) {
                panels.add(digits.panel(digits.samples(), heading(machines.get(index), index)));
            }
        }
        if (panels.isEmpty()) {
            throw new InvalidRequestException("no machine has a normalised distribution at its last step.");
        }
        String caption = "Independent draws from machines of " + heading(machines)
                + ": Gaussian fields with the correlator that was learned; machines without a normalised distribution have none. Cut-off modes keep the variance 1/mu^2. "
                + DigitsFigure.WHAT_SAMPLES_ARE;
        return sheet("samples", "Samples of the machines", panels, first, first.samples().length, caption);
    }

    private static CaptionedFigure sheet(
            String name, String title, List<Panel> panels, GeneratedDigits like, int images, String caption) {
        int columns = Math.min(3, panels.size());
        return new CaptionedFigure(
                title,
                caption,
                new Drawing(name, panels, columns, like.width(), like.height(images), new Legend(), caption));
    }

    private static String heading(SweptMachine machine, int index) {
        return "\\text{(" + (char) ('a' + index % 26) + ")}\\;\\; N_h = " + machine.hidden();
    }

    private static String heading(List<SweptMachine> machines) {
        return "N_h = "
                + String.join(
                        ", ",
                        machines.stream()
                                .map(machine -> Integer.toString(machine.hidden()))
                                .toList());
    }
}

package org.eigentape.tools.figures.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.tools.figures.paper.cells.EnsembleEigenvalues;
import org.eigentape.tools.figures.paper.cells.SweepCells;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.SymmetricLogarithmicScale;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/**
 * [P] Fig. 6: the eigenvalues of X = W W^T of all runs during training in one cell of each phase.
 *
 * @param ensembles of the cells that could be read
 * @param phases their names
 * @param problems sentences about those that could not, each beginning with a space
 * @param reason why nothing can be drawn; empty if something can
 */
record EnsembleFigure(List<EnsembleEigenvalues> ensembles, List<String> phases, String problems, String reason) {

    private static final List<Place> PLACES = List.of(
            new Place("ordered", 1.0 / 32, 8), new Place("hot", 4, 8), new Place("disordered", 1.0 / 32, 1.0 / 256));
    /** Powers of two along either axis by which a cell may be away from the paper's. */
    private static final double FARTHEST = 1;

    private static final double WIDTH = 0.7;
    private static final double SHARE_INSIDE = 0.005;

    private record Place(String phase, double temperature, double inverseSigma) {}

    /** Reads the three cells, and leaves out the runs that diverged. */
    static EnsembleFigure read(SweepFacts facts) {
        SweepCells cells = facts.cells();
        List<EnsembleEigenvalues> ensembles = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        StringBuilder problems = new StringBuilder();
        int outside = 0;
        for (Place place : PLACES) {
            Optional<SweepCells.Cell> cell = cells.nearest(place.temperature, place.inverseSigma, FARTHEST);
            if (cell.isEmpty()) {
                outside++;
                problems.append(missing(place)).append("the grid has no cell within a factor 2 of T = ");
                problems.append(Notation.words(place.temperature)).append(", 1/sigma_W = ");
                problems.append(Notation.words(place.inverseSigma)).append('.');
                continue;
            }
            try {
                EnsembleEigenvalues all = EnsembleEigenvalues.read(cell.get());
                EnsembleEigenvalues kept =
                        facts.table().runs().map(all::withoutDiverged).orElse(all);
                if (kept.runs() == 0) {
                    problems.append(missing(place)).append("all runs of the cell ");
                    problems.append(cell.get().recording().root().getFileName()).append(" diverged.");
                } else {
                    ensembles.add(kept);
                    phases.add(place.phase);
                }
            } catch (RecordingException e) {
                // Its message names the file with its whole path, which has no place in a caption.
                problems.append(missing(place)).append("the eigenvalues of the cell ");
                problems.append(cell.get().recording().root().getFileName());
                problems.append(" are missing or damaged; 'eigentape replay CELL --stages spectrum' makes them again.");
            }
        }
        String reason = "none of its cells has eigenvalues to show." + problems;
        if (cells.isEmpty()) {
            reason = "it shows eigenvalues of cells, and of this sweep there is the table only.";
        } else if (outside == PLACES.size()) {
            reason =
                    "the grid has none of its cells, nor others within a factor 2: T = 2^-5, 4 and 2^-5 at 1/sigma_W = 8, 8"
                            + " and 2^-8.";
        }
        return new EnsembleFigure(
                List.copyOf(ensembles), List.copyOf(phases), problems.toString(), ensembles.isEmpty() ? reason : "");
    }

    private static String missing(Place place) {
        return " The " + place.phase + " phase is left out: ";
    }

    CaptionedFigure draw(SweepFacts facts) {
        if (ensembles.isEmpty()) {
            throw new InvalidRequestException(reason);
        }
        Legend legend = new Legend();
        List<Panel> panels = new ArrayList<>();
        boolean anyTargets = false;
        int count = 0;
        StringBuilder where = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (int index = 0; index < ensembles.size(); index++) {
            EnsembleEigenvalues ensemble = ensembles.get(index);
            panels.add(panel(ensemble, phases.get(index)));
            anyTargets |= ensemble.targetMedians().length > 0;
            count = Math.max(count, ensemble.eigenvalues().get(0).values().length);
            where.append(index == 0 ? " " : "; ").append(words(ensemble, phases.get(index)));
            below.append(targetsBelow(ensemble, phases.get(index)));
        }
        legend.orderedColours(count, "x_1,\\,\\ldots,\\,x_{" + count + "}\\text{ of every run}");
        if (anyTargets) {
            legend.dashes(Style.INK, "\\text{target eigenvalues, medians over runs}");
        }
        String caption =
                "Eigenvalues of X, W times its transpose, during training, at the recorded steps, all runs of a cell"
                        + (facts.table().runs().isPresent()
                                ? " that did not diverge:"
                                : " (which of them diverged, runs.csv would say):")
                        + where + "." + below
                        + " The paper's cells are at T = 2^-5, 4 and 2^-5, 1/sigmaW = 8, 8 and 2^-8. Both axes are logarithmic (step 0 at the left end), where those of the paper are linear; frames leave out"
                        + " the smallest 0.5 % of the eigenvalues." + problems + facts.protocolWords();
        return new CaptionedFigure(
                "Figure 6: evolution of the eigenvalues in three phases",
                caption,
                new Drawing("figure-6", panels, panels.size(), 440, 400, legend, caption));
    }

    private static String words(EnsembleEigenvalues ensemble, String phase) {
        return String.format(
                Locale.ROOT,
                "%s, T = %s, 1/sigmaW = %s, %,d %s%s",
                phase,
                Notation.words(ensemble.cell().temperature()),
                Notation.words(ensemble.cell().inverseSigma()),
                ensemble.runs(),
                ensemble.runs() == 1 ? "run" : "runs",
                ensemble.diverged() == 0
                        ? ""
                        : String.format(Locale.ROOT, " (%,d more diverged)", ensemble.diverged()));
    }

    /** Target eigenvalues that a reader would look for in vain; begins with a space, empty if there are none. */
    private static String targetsBelow(EnsembleEigenvalues ensemble, String phase) {
        double[] targets = ensemble.targetMedians();
        double[] range = range(ensemble);
        long below = Arrays.stream(targets)
                .filter(target -> range.length > 0 && target < range[0])
                .count();
        return below == 0
                ? ""
                : " In the " + phase + " phase "
                        + (below == targets.length ? "all" : below + " of " + targets.length)
                        + " target eigenvalues are below the frame.";
    }

    private static Panel panel(EnsembleEigenvalues ensemble, String phase) {
        double[] steps = ensemble.eigenvalues().stream()
                .flatMapToDouble(series -> Arrays.stream(series.steps()))
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        double first = steps.length == 0 ? 1 : steps[0];
        Panel panel = new Panel(
                        new SymmetricLogarithmicScale(first),
                        "t\\;\\;[\\text{steps}]",
                        new LogarithmicScale(),
                        "x_i(t)")
                .tightX()
                .heading("\\text{" + phase + ": }T="
                        + Notation.tex(ensemble.cell().temperature()) + ",\\;1/\\sigma_W="
                        + Notation.tex(ensemble.cell().inverseSigma()));
        int runs = ensemble.runs();
        int count = ensemble.eigenvalues().get(0).values().length;
        for (int i = 0; i < count; i++) {
            List<Curve> curves = new ArrayList<>();
            for (Series series : ensemble.eigenvalues()) {
                curves.add(new Curve(series.steps(), series.element(i)));
            }
            panel.lines(curves, Style.translucent(Style.ordered(i, count), opacity(runs)), WIDTH);
        }
        double[] targets = ensemble.targetMedians();
        double end = steps.length == 0 ? 1 : steps[steps.length - 1];
        panel.dashes(
                Arrays.stream(targets)
                        .mapToObj(level -> Curve.level(0, end, level))
                        .toList(),
                Style.translucent(Style.INK, 0.7),
                1);
        double[] range = range(ensemble);
        if (range.length > 0) {
            panel.yRange(range[0], range[1]);
        }
        return panel;
    }

    /** The lowest and the highest value in the frame; empty if nothing can be shown. */
    private static double[] range(EnsembleEigenvalues ensemble) {
        double[] shown = Arrays.stream(SliceFigures.positive(Series.pool(ensemble.eigenvalues())))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (shown.length == 0) {
            return shown;
        }
        double highest = Math.max(
                shown[shown.length - 1],
                Arrays.stream(ensemble.targetMedians()).max().orElse(0));
        return new double[] {shown[(int) (SHARE_INSIDE * shown.length)] / 1.5, 1.5 * highest};
    }

    private static double opacity(int runs) {
        return Math.min(0.9, Math.max(0.15, 2 / Math.sqrt(runs)));
    }
}

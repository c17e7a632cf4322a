package org.eigentape.tools.figures.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureData;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.ensemble.Numbers;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.EnsembleResults;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;
import org.jspecify.annotations.Nullable;

/**
 * One mode as a particle in a potential: V and the bound states of the Fokker-Planck Hamiltonian, stationary laws for several strengths of
 * the noise, and the density in time beside the recorded runs (arXiv:2407.16427).
 */
public final class DiffusionFigure implements Figure {

    private static final String STAGE = "fokker-planck";
    /** Its levels have one noise, and the stage takes those that are alone. */
    private static final String GAS = "dyson-gas";

    private static final double FIVE_PERCENT = 1.36;

    /** Creates the figure. */
    public DiffusionFigure() {}

    @Override
    public String name() {
        return STAGE;
    }

    @Override
    public String description() {
        return "potential of one mode with its bound states, stationary laws, and the density in time against the runs";
    }

    @Override
    public List<String> stages() {
        return List.of(STAGE);
    }

    @Override
    public boolean isDrawable(RecordingResults results) {
        return missing(results).isEmpty()
                && results.read(STAGE, "noise").get("noise").stream().anyMatch(Series::isDefined);
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        StageResults laws = results.read(STAGE, ModeLaw.OUTPUTS);
        ModeLaw law = ModeLaw.of(laws).orElseThrow(() -> FigureData.empty(this, results, STAGE, "position"));
        ModeRuns runs = ModeRuns.of(results.read(STAGE, ModeRuns.OUTPUTS));
        double relaxation = 1 / (2 * law.energies()[1]);
        List<Long> steps = options.steps().isEmpty() ? runs.telling(relaxation) : recorded(runs, options.steps());
        StageResults densities = results.readAt(STAGE, Set.copyOf(steps), DensityPanel.OUTPUTS);
        List<Panel> panels = new ArrayList<>(
                List.of(LawPanels.potential(law), LawPanels.boundStates(law), LawPanels.stationary(law)));
        steps.forEach(
                step -> panels.add(DensityPanel.of(densities, laws, law, step).panel()));
        String tensor = laws.get("position").get(0).about();
        EnsembleResults ensemble = results.readEnsemble(STAGE, "cumulative_ks", "pooled_runs");
        String caption = results.facts().caption(FigureData.runs(laws.get("position")))
                + mode(results, law, runs, relaxation)
                + uniformity(
                        ensemble, tensor, steps, results.facts().simulation().equals(GAS));
        return List.of(new Drawing(name(), panels, 3, 400, 330, legend(law), caption));
    }

    private static Legend legend(ModeLaw law) {
        Legend legend = new Legend()
                .line(Style.BLUE, "V,\\; U")
                .dashes(Style.INK, "\\text{minimum of } V")
                .orderedColours(law.energies().length, "\\psi_n \\text{ above } E_n");
        for (int at = 0; at < LawPanels.FACTORS.length; at++) {
            legend.line(
                    Style.ordered(at, LawPanels.FACTORS.length),
                    "g^2 = " + tex(LawPanels.FACTORS[at] * law.variance()));
        }
        return legend.band(Style.translucent(Style.SKY, 0.6), "\\text{runs}").line(Style.VERMILION, "P(x, t)");
    }

    private static String tex(double value) {
        String digits = Numbers.of(value);
        int exponent = digits.indexOf('e');
        return exponent < 0
                ? digits
                : digits.substring(0, exponent) + "\\cdot 10^{" + Integer.parseInt(digits.substring(exponent + 1))
                        + "}";
    }

    private static List<Long> recorded(ModeRuns runs, List<Long> asked) {
        TreeSet<Long> steps = new TreeSet<>();
        Series series = new Series(0, null, runs.steps(), new double[0][]);
        asked.forEach(step -> steps.add((long) runs.steps()[series.nearest(step)]));
        return List.copyOf(steps);
    }

    private static String mode(RecordingResults results, ModeLaw law, ModeRuns runs, double relaxation) {
        String parameters = results.parameters(STAGE);
        return (parameters.isEmpty() ? " Mode 0" : " Stage parameters " + parameters)
                + ": g^2 = " + Numbers.of(law.variance()) + ", E_1 = " + Numbers.of(law.energies()[1]) + ", E_2 = "
                + Numbers.of(law.energies()[Math.min(2, law.energies().length - 1)])
                + ", relaxation in " + Numbers.of(relaxation * runs.stepsPerTime())
                + " steps. U = V'^2/(8 g^2) - V''/4.";
    }

    private static String uniformity(EnsembleResults ensemble, String tensor, List<Long> steps, boolean isGas) {
        List<String> all = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        double bound = 0;
        Series distances = ensemble.series("cumulative_ks", tensor).orElse(null);
        Series counts = ensemble.series("pooled_runs", tensor).orElse(null);
        for (long step : steps) {
            double distance = at(distances, step);
            double limit = FIVE_PERCENT / Math.sqrt(at(counts, step));
            String when = String.format(Locale.ROOT, "%,d", step);
            if (!Double.isNaN(distance)) {
                all.add(Numbers.of(distance) + " at t = " + when);
                bound = Math.max(bound, limit);
                if (distance > limit) {
                    beyond.add(when);
                }
            }
        }
        if (all.isEmpty()) {
            return " Too few runs to compare their distribution with it.";
        }
        String verdict = beyond.isEmpty()
                ? ", which holds."
                : ", which is exceeded at t = " + String.join(" and ", beyond)
                        + (isGas
                                ? ": by chance one step in twenty is."
                                : ": the equation knows neither other levels nor that a machine's noise grows with x.");
        return " Distance (KS) of the runs from P(x, t): " + String.join(", ", all) + "; 5 % bound " + Numbers.of(bound)
                + verdict;
    }

    private static double at(@Nullable Series series, double step) {
        int index = series == null ? -1 : Arrays.binarySearch(series.steps(), step);
        return series == null || index < 0 ? Double.NaN : series.element(0)[index];
    }
}

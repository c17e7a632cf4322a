package org.eigentape.tools.figures.boltzmann;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.boltzmann.levels.PairLevels;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.boltzmann.levels.SlopeFit;
import org.eigentape.tools.figures.comparison.Agreement;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.ComparisonTable;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.comparison.Scatter;

/** Numbers of a sweep of machines beside theory, independent measurements and the authors' fit. */
final class MachineComparison {

    private static final String RULE =
            "Measured numbers have standard errors (s.e.) from the means of independent runs. Slopes and moments hold within 3 % of the reference, the"
                    + " ratio of widths and the authors' fit within 5 %. Mean spacings of single pairs: inside up to 3 s.e. of the difference, the"
                    + " reference's own error being 1 %, and errors of few runs widened by Student's t. Linear theory is of first order in alpha/|B|, the"
                    + " memory of persistent chains included: the loss of the trace and the eigenvalues hold within 3 %, or 3 s.e. where these are"
                    + " more. Settings of equal alpha/|B|: chi-squared of the logarithms of their mean spacings, up to 3 s.e."
                    + " (m): measured with independent code.";

    private static final String MEASURED = "independent measurement (m)";
    private static final String LECTURES = "arXiv:2407.16427";
    private static final double ONE_PERCENT = 0.01;
    private static final String SETTLED =
            "spectra from a step on at which the slowest mode has settled: longer runs, and a later pool_from";
    private static final double THREE_PERCENT = 0.03;
    private static final double FIVE_PERCENT = 0.05;
    private static final double KOLMOGOROV = 0.02;

    /** alpha, |B| and {@code <S>/sqrt(pi)} of the four pairs. */
    private record Measured(double learningRate, int chains, List<String> widths) {}

    private static final List<Measured> TABLE = List.of(
            new Measured(0.1, 64, List.of("0.1167", "0.1043", "0.0848", "0.0648")),
            new Measured(0.1, 16, List.of("0.2083", "0.2039", "0.1628", "0.1205")));

    private final MachineFacts facts;

    private MachineComparison(MachineFacts facts) {
        this.facts = facts;
    }

    static ComparisonTable of(MachineFacts facts) {
        MachineComparison comparison = new MachineComparison(facts);
        List<ComparisonRow> rows = new ArrayList<>();
        if (!facts.theory().pairs().isEmpty()) {
            comparison.addSlopes(rows);
            comparison.addSurmise(rows);
            comparison.addRatios(rows);
            TABLE.forEach(measured -> comparison.addTable(rows, measured));
        }
        comparison.addTrace(rows);
        comparison.addRepulsion(rows);
        return new ComparisonTable("Comparison with theory and measurements", RULE, rows);
    }

    private void addSlopes(List<ComparisonRow> rows) {
        Optional<Estimate> six = NamedSettings.slope(facts.settings());
        String missing = "all six settings " + NamedSettings.WORDS + " of the machine of " + LECTURES + ", k = 3";
        ComparisonRow.Question repelled = new ComparisonRow.Question(
                "Slope of <S> over sqrt((alpha/|B|)(mu^2 - kappa)), six settings", "2.376", MEASURED);
        rows.add(six.map(slope -> within(repelled, slope, SpacingScalingFigure.REPELLED, THREE_PERCENT))
                .orElse(repelled.unanswered(missing)));
        ComparisonRow.Question authors = new ComparisonRow.Question(
                "The same", "2.275 +- 0.033", "the authors' fit, of an effective ensemble of about 230");
        rows.add(six.map(slope -> within(authors, slope, 2.275, FIVE_PERCENT)).orElse(authors.unanswered(missing)));
        Estimate all = SlopeFit.of(facts.settings());
        rows.add(new ComparisonRow.Question(
                        "Slope over all settings of this sweep: other levels keep pairs closer than they would be alone",
                        "below sqrt(2 pi) = 2.507",
                        "linear theory")
                .judged(Marks.number(all, 3), all.value() + all.error() < SpacingScalingFigure.ISOLATED));
    }

    private static ComparisonRow within(
            ComparisonRow.Question question, Estimate measured, double reference, double share) {
        return measured.isDefined()
                ? question.judged(
                        measured.words()
                                + String.format(Locale.ROOT, " (%+.1f %%)", 100 * (measured.value() / reference - 1)),
                        Math.abs(measured.value() / reference - 1) <= share)
                : question.undefined();
    }

    private void addSurmise(List<ComparisonRow> rows) {
        double[] pooled = CollapseFigure.pooled(facts);
        double distance = CollapseFigure.distance(pooled);
        rows.add(new ComparisonRow.Question(
                        "s = S/<S> of all settings and pairs follows the surmise (pi/2) s exp(-pi s^2/4)",
                        "Kolmogorov-Smirnov distance below 0.02",
                        "Wigner")
                .judged(
                        String.format(Locale.ROOT, "%.4f of %,d spacings", distance, pooled.length),
                        distance < KOLMOGOROV));
        List<Estimate> squares = facts.settings().stream()
                .flatMap(levels -> levels.pairs().stream())
                .map(PairLevels::scaledSquare)
                .toList();
        Estimate square = Estimate.pooled(squares);
        rows.add(within(
                new ComparisonRow.Question("<s^2>, mean over settings and pairs", "4/pi = 1.2732", "the surmise"),
                square,
                4 / Math.PI,
                THREE_PERCENT));
        rows.add(within(
                new ComparisonRow.Question(
                        "sigma from the surmise over sigma from the two-level density, mean over settings and pairs",
                        "1",
                        LECTURES + ": consistent"),
                WidthsFigure.meanRatio(facts),
                1,
                FIVE_PERCENT));
    }

    private void addRatios(List<ComparisonRow> rows) {
        List<List<SettingLevels>> groups = facts.equalRatios();
        ComparisonRow.Question rule = new ComparisonRow.Question(
                "Equal alpha/|B| gives equal statistics",
                "the same <S> of every pair",
                "linear scaling rule, " + LECTURES);
        if (groups.isEmpty()) {
            rows.add(rule.unanswered("settings of equal alpha/|B|"));
        }
        for (List<SettingLevels> group : groups) {
            Scatter worst = facts.theory().pairs().stream()
                    .map(mode -> Scatter.of(group.stream()
                            .map(levels -> logarithmic(levels.pairs()
                                    .get(facts.theory().pairs().indexOf(mode))
                                    .meanSpacing()))
                            .toList()))
                    .max(Comparator.comparingDouble(Scatter::deviations))
                    .orElseThrow();
            String words = String.format(
                    Locale.ROOT,
                    "Equal alpha/|B| = %.4g gives equal statistics: %s",
                    group.get(0).setting().ratio(),
                    String.join(
                            " and ",
                            group.stream().map(each -> each.setting().words()).toList()));
            rows.add(new ComparisonRow.Question(words, rule.reference(), rule.source())
                    .judged("worst pair: " + worst.words(), worst.deviations() <= Agreement.LIMIT));
        }
    }

    private static Estimate logarithmic(Estimate mean) {
        return new Estimate(mean.value(), mean.error() / mean.value(), true, mean.freedom());
    }

    private void addTable(List<ComparisonRow> rows, Measured measured) {
        Optional<SettingLevels> found = NamedSettings.find(facts.settings(), measured.learningRate, measured.chains);
        for (int pair = 0; pair < measured.widths.size(); pair++) {
            String reference = measured.widths.get(pair);
            String where = "alpha = " + measured.learningRate + ", |B| = " + measured.chains + ", k = 3";
            ComparisonRow.Question question = new ComparisonRow.Question(
                    "<S>/sqrt(pi) of pair " + (pair + 1) + ", " + where, reference, MEASURED);
            int index = pair;
            rows.add(found.map(levels -> beside(
                            question, levels.pairs().get(index).widthFromSurmise(), Double.parseDouble(reference)))
                    .orElse(question.unanswered("the setting " + where + " of the machine of " + LECTURES)));
        }
    }

    private static ComparisonRow beside(ComparisonRow.Question question, Estimate measured, double reference) {
        double factor = Math.hypot(1, ONE_PERCENT * reference / measured.error());
        return question.compared(measured, Agreement.of(measured, factor, reference, reference));
    }

    private void addTrace(List<ComparisonRow> rows) {
        LinearTheory theory = facts.theory();
        ComparisonRow.Question question = new ComparisonRow.Question(
                "(sum x - <tr X>)/(alpha/|B|), mean over settings that have settled",
                theory.isComplete()
                        ? String.format(Locale.ROOT, "%.2f", theory.traceLossPerNoise() * noisePerRatio())
                        : "",
                "linear theory");
        if (!theory.isComplete()) {
            rows.add(question.unanswered("a machine without modes that are cut off"));
            return;
        }
        List<SettingLevels> settled = settled();
        if (settled.isEmpty()) {
            rows.add(question.unanswered(SETTLED));
            return;
        }
        double total = 0;
        for (int mode = 0; mode < theory.learnable(); mode++) {
            total += theory.target(mode);
        }
        double sum = 0;
        double weights = 0;
        for (SettingLevels levels : settled) {
            Estimate trace = levels.trace();
            double ratio = levels.setting().ratio();
            // Weighted by 1/error^2 of the quotient.
            double weight = ratio * ratio / (trace.error() * trace.error());
            sum += weight * (total - trace.value()) / ratio;
            weights += weight;
        }
        Estimate loss = Estimate.mean(sum / weights, 1 / Math.sqrt(weights));
        double expected = theory.traceLossPerNoise() * noisePerRatio();
        rows.add(question.judged(
                loss.words(),
                Math.abs(loss.value() - expected)
                        <= Math.max(THREE_PERCENT * expected, Agreement.LIMIT * loss.error())));
    }

    private List<SettingLevels> settled() {
        return facts.settings().stream().filter(SettingLevels::isSettled).toList();
    }

    private double noisePerRatio() {
        return facts.settings().get(0).setting().noise()
                / facts.settings().get(0).setting().ratio();
    }

    private void addRepulsion(List<ComparisonRow> rows) {
        LinearTheory theory = facts.theory();
        ComparisonRow.Question question = new ComparisonRow.Question(
                "Mean eigenvalues at the smallest alpha/|B| that has settled, largest difference to linear theory",
                "within 3 %",
                "linear theory");
        if (!theory.isComplete()) {
            rows.add(question.unanswered("a machine without modes that are cut off"));
            return;
        }
        if (settled().isEmpty()) {
            rows.add(question.unanswered(SETTLED));
            return;
        }
        SettingLevels quietest = settled().get(0);
        double largest = 0;
        int at = 0;
        boolean holds = true;
        for (int mode = 0; mode < theory.learnable(); mode++) {
            double expected = theory.eigenvalue(mode, quietest.setting().noise()) / theory.target(mode);
            Estimate measured = quietest.overTarget(mode);
            double difference = measured.value() / expected - 1;
            holds &= Math.abs(difference) <= Math.max(THREE_PERCENT, Agreement.LIMIT * measured.error() / expected);
            if (Math.abs(difference) > Math.abs(largest)) {
                largest = difference;
                at = mode;
            }
        }
        rows.add(question.judged(
                String.format(
                        Locale.ROOT,
                        "%+.2f %% (x_%d; %s)",
                        100 * largest,
                        at + 1,
                        quietest.setting().words()),
                holds));
    }
}

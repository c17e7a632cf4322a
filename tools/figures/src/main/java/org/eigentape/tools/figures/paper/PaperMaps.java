package org.eigentape.tools.figures.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.diagram.Criterion;
import org.eigentape.tools.figures.diagram.DiagramFigure;
import org.eigentape.tools.figures.diagram.DiagramQuantity.Kind;
import org.eigentape.tools.figures.diagram.LeftOut;
import org.eigentape.tools.figures.diagram.PhaseLines;
import org.eigentape.tools.figures.diagram.PhaseMap;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** [P] Figs. 2, 5, 7 and 9: maps of means over the runs of a cell, with both boundaries. */
final class PaperMaps {

    private static final String DASHED =
            " Dashed: 1/sigmaW = sqrt\u00a02, where the bound sigmaW^2 of the pre-activations'"
                    + " variance is 1/2, and 0.83, where the measured variance is.";
    private static final String UNBOUNDED =
            " The paper's lines at 1/sigmaW = sqrt\u00a02 and 0.83 hold for tanh only and are left out.";
    private static final String DASH_DOTTED = " Dash-dotted: 68 % of the runs that did not diverge converge, "
            + Criterion.PRODUCTS
            + ", conventions gradient-basis and published (eigenvectors with a first component that is not negative).";

    /** What one map shows. */
    enum Shown {
        LOSS(
                "test_loss",
                Kind.MEDIAN,
                "mean test loss",
                "the loss",
                "\\mathbb{E}_S[\\mathcal{L}]\\;\\;\\text{(dimensionless)}",
                " Test loss (3.2) with the 1/2 of (2.6); the published figures leave it out, so that their values are twice"
                        + " these."),
        CORRELATION(
                "G_tf_0",
                Kind.CORRELATION,
                "time correlation of features",
                "G",
                "G(t_f,0)\\;\\;\\text{(dimensionless)}",
                " G: (3.4) over the test set."),
        ALIGNMENT(
                "alignment",
                Kind.MEDIAN,
                "feature alignment",
                "the alignment",
                "\\mathbb{E}_S[h\\phi]\\;\\;\\text{(dimensionless)}",
                " Alignment: (3.5) over the test set; the published figures divide it by 128 in addition."),
        RATE(
                "rate",
                Kind.MEDIAN,
                "rate of the mean level spacing",
                "the rate",
                "\\bar\\lambda(t_f)\\;\\;[1/\\text{step}]",
                " Rate: (4.7) over the whole run, per step");

        private final String quantity;
        private final Kind kind;
        private final String heading;
        private final String words;
        private final String label;
        private final String convention;

        Shown(String quantity, Kind kind, String heading, String words, String label, String convention) {
            this.quantity = quantity;
            this.kind = kind;
            this.heading = heading;
            this.words = words;
            this.label = label;
            this.convention = convention;
        }

        private String convention(SweepFacts facts) {
            return this == RATE
                    ? convention
                            + facts.protocol()
                                    .map(protocol -> String.format(
                                            Locale.ROOT,
                                            "; the published figure has it per epoch, here of %,d steps.",
                                            protocol.stepsPerEpoch()))
                                    .orElse("; the published figure has it per epoch.")
                    : convention;
        }
    }

    private PaperMaps() {}

    static CaptionedFigure loss(SweepFacts facts) {
        return draw(facts, "figure-2", "Figure 2: mean test loss", 1, 780, 520, List.of(Shown.LOSS));
    }

    static CaptionedFigure correlations(SweepFacts facts) {
        return draw(
                facts,
                "figure-5",
                "Figure 5: time correlation of features, and feature alignment",
                2,
                640,
                440,
                List.of(Shown.CORRELATION, Shown.ALIGNMENT));
    }

    static CaptionedFigure rate(SweepFacts facts) {
        return draw(
                facts,
                "figure-7",
                "Figure 7: time-averaged rate of the mean level spacing",
                1,
                780,
                520,
                List.of(Shown.RATE));
    }

    static CaptionedFigure summary(SweepFacts facts) {
        return draw(
                facts,
                "figure-9",
                "Figure 9: four observables with the phase boundaries",
                2,
                640,
                440,
                List.of(Shown.LOSS, Shown.CORRELATION, Shown.ALIGNMENT, Shown.RATE));
    }

    /** A map without lines; what is left out of its means is told to {@code leftOut}. */
    static PhaseMap map(SweepFacts facts, Shown shown, LeftOut leftOut) {
        Missing.require(facts, shown.quantity, shown.quantity + "_mean");
        leftOut.quantity(shown.quantity, shown.words);
        return PhaseMap.of(
                facts.table(),
                facts.values(shown.quantity, "mean"),
                shown.kind,
                shown.heading,
                shown.label,
                shown.quantity,
                leftOut);
    }

    private static CaptionedFigure draw(
            SweepFacts facts, String name, String title, int columns, double width, double height, List<Shown> all) {
        Legend legend = new Legend();
        List<PhaseMap> maps = new ArrayList<>();
        String outside = "";
        StringBuilder words = new StringBuilder("Means over the runs of a cell that did not diverge; darker is lower.");
        LeftOut leftOut = LeftOut.of(facts.table());
        List<String> layouts = new ArrayList<>();
        StringBuilder hatched = new StringBuilder();
        for (Shown shown : all) {
            PhaseMap map = map(facts, shown, leftOut);
            PhaseLines lines =
                    maps.isEmpty() ? new PhaseLines(facts.table(), map, legend) : new PhaseLines(facts.table(), map);
            if (facts.isBounded()) {
                lines.dashedBoundaries();
            }
            outside = lines.withoutSpecks().dashDottedContours().outside();
            maps.add(map);
            words.append(shown.convention(facts));
            layouts.add(map.layout());
            if (hatched.length() == 0) {
                hatched.append(DiagramFigure.undefined(map, legend));
            }
        }
        leftOut.explain(legend);
        String caption = words + leftOut.words() + " Colours: " + layout(layouts) + "."
                + (facts.isBounded() ? DASHED : UNBOUNDED)
                + DASH_DOTTED + Criterion.words(facts.table(), "gradient_basis", "published") + facts.variances()
                + outside + hatched + facts.protocolWords();
        return new CaptionedFigure(
                title,
                caption,
                new Drawing(
                        name, maps.stream().map(PhaseMap::panel).toList(), columns, width, height, legend, caption));
    }

    /** How the colours of all maps are laid out, in the order of reading. */
    private static String layout(List<String> layouts) {
        return layouts.stream().distinct().count() == 1
                ? layouts.get(0)
                : String.join("; ", layouts) + " (in the order of reading)";
    }
}

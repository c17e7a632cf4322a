package org.eigentape.tools.figures.paper;

import java.util.List;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.diagram.DiagramFigure;
import org.eigentape.tools.figures.diagram.DiagramQuantity;
import org.eigentape.tools.figures.diagram.PhaseDiagram;
import org.eigentape.tools.figures.paper.cells.InitialEigenvalues;
import org.eigentape.tools.figures.paper.cells.SweepCells;
import org.eigentape.tools.figures.paper.comparison.Measurements;
import org.eigentape.tools.figures.paper.comparison.PaperComparison;
import org.eigentape.tools.figures.sweep.CaptionedFigure;
import org.eigentape.tools.figures.sweep.PageSection;
import org.eigentape.tools.figures.sweep.SweepFigure;
import org.eigentape.tools.figures.sweep.SweepKind;
import org.eigentape.tools.figures.sweep.SweepPage;
import org.eigentape.tools.figures.sweep.SweptCells;

/**
 * Sweeps of networks over the plane of T and 1/sigma_W: the paper's figures, a map of every quantity, and the comparison with the paper. Where
 * {@code phase.csv} is all there is, figure 6 and most comparisons are left out. Immutable.
 */
public final class PhaseDiagramSweep implements SweepKind {

    private static final String NETWORKS = "teacher-student";

    /** Creates the kind. */
    public PhaseDiagramSweep() {}

    @Override
    public String sweeps() {
        return "networks (" + NETWORKS + ") over temperature and inverseSigmaW, their phase diagram";
    }

    @Override
    public boolean fits(SweptCells sweep) {
        return sweep.simulation().isEmpty()
                || sweep.simulation().equals(NETWORKS)
                || sweep.axes().keySet().containsAll(List.of("temperature", "inverseSigmaW"));
    }

    /**
     * Reads the table of a sweep, and what its cells say of themselves.
     *
     * @throws InvalidRequestException if the sweep is not over the plane of T and 1/sigma_W
     */
    @Override
    public SweepPage page(SweptCells sweep) {
        PhaseDiagram diagram = PhaseDiagram.open(sweep.directory().root());
        SweepFacts facts = new SweepFacts(diagram.table(), SweepCells.of(sweep));
        EnsembleFigure ensembles = EnsembleFigure.read(facts);
        Measurements measurements = new Measurements(
                facts.table(), facts.protocol(), ensembles.ensembles(), InitialEigenvalues.read(facts.cells()));
        List<SweepFigure> maps = DiagramQuantity.ALL.stream()
                .map(quantity -> SweepFigure.of(quantity.name(), quantity.title(), () -> map(facts, quantity)))
                .toList();
        return new SweepPage(
                "Phase diagram of the sweep " + sweep.title(),
                facts.protocolWords(),
                List.of(new PageSection("The figures of arXiv:2509.01349", paper(facts, ensembles), false)),
                Optional.of(PaperComparison.of(measurements)),
                List.of(new PageSection("Maps of every quantity", maps, true)));
    }

    private static CaptionedFigure map(SweepFacts facts, DiagramQuantity quantity) {
        boolean isAverage =
                quantity.kind() == DiagramQuantity.Kind.MEDIAN || quantity.kind() == DiagramQuantity.Kind.CORRELATION;
        if (quantity.kind() != DiagramQuantity.Kind.COUNT) {
            Missing.require(facts, quantity.column(), quantity.column() + (isAverage ? "_median" : ""));
        }
        return DiagramFigure.of(quantity, facts.table(), facts.isBounded(), facts.variances());
    }

    private static List<SweepFigure> paper(SweepFacts facts, EnsembleFigure ensembles) {
        return List.of(
                SweepFigure.of("figure-1", "Figure 1: distribution of features", FeatureFigure::draw),
                SweepFigure.of("figure-2", "Figure 2: mean test loss", () -> PaperMaps.loss(facts)),
                SweepFigure.of(
                        "figure-3",
                        "Figure 3: loss and gradient at the end of training along T",
                        () -> SliceFigures.allInverseSigmas(facts)),
                SweepFigure.of(
                        "figure-4",
                        "Figure 4: loss and gradient along T, initial gradient along 1/sigma_W",
                        () -> SliceFigures.slices(facts)),
                SweepFigure.of(
                        "figure-5",
                        "Figure 5: time correlation of features, and feature alignment",
                        () -> PaperMaps.correlations(facts)),
                SweepFigure.of(
                        "figure-6",
                        "Figure 6: evolution of the eigenvalues in three phases",
                        () -> ensembles.draw(facts)),
                SweepFigure.of(
                        "figure-7",
                        "Figure 7: time-averaged rate of the mean level spacing",
                        () -> PaperMaps.rate(facts)),
                SweepFigure.of("figure-8", "Figure 8: boundaries of convergence", () -> BoundaryFigure.draw(facts)),
                SweepFigure.of(
                        "figure-9",
                        "Figure 9: four observables with the phase boundaries",
                        () -> PaperMaps.summary(facts)));
    }
}

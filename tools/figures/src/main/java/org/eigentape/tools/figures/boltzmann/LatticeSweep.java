package org.eigentape.tools.figures.boltzmann;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.sweep.PageSection;
import org.eigentape.tools.figures.sweep.SweepFigure;
import org.eigentape.tools.figures.sweep.SweepKind;
import org.eigentape.tools.figures.sweep.SweepPage;
import org.eigentape.tools.figures.sweep.SweepTables;
import org.eigentape.tools.figures.sweep.SweptCells;

/** Sweeps of {@code rbm-lattice} over learning rate and batch size: how noise makes the learned eigenvalues repel each other. Immutable. */
public final class LatticeSweep implements SweepKind {

    private static final String MACHINES = "rbm-lattice";
    private static final Set<String> AXES = Set.of("learningRate", "batchSize");

    /** Creates the kind. */
    public LatticeSweep() {}

    @Override
    public String sweeps() {
        return MACHINES + " over learningRate and batchSize, repulsion and spacings of the learned eigenvalues";
    }

    @Override
    public boolean fits(SweptCells sweep) {
        return sweep.simulation().equals(MACHINES)
                && AXES.containsAll(sweep.axes().keySet());
    }

    /**
     * Reads the eigenvalues of all cells.
     *
     * @throws InvalidRequestException if they have none, or none with noise
     */
    @Override
    public SweepPage page(SweptCells sweep) {
        SweepTables.requireCurrent(sweep.directory());
        if (sweep.cells().isEmpty()) {
            throw new InvalidRequestException(sweep.directory().root()
                    + " has no cells that can be read, and the figures of " + MACHINES + " need their eigenvalues.");
        }
        SweptCells.Cell first = sweep.cells().get(0);
        if (first.manifest().configuration().path("exactChains").asBoolean()) {
            throw new InvalidRequestException(
                    "The machines of " + sweep.directory().root()
                            + " have exact chains, without noise that would depend on alpha/|B|; sweep with exactChains=false.");
        }
        if (first.manifest().configuration().path("target").asText().equals("batch")) {
            throw new InvalidRequestException(
                    "The machines of " + sweep.directory().root()
                            + " take their target from mini-batches, whose noise adds to that of the chains and is in none of the laws that"
                            + " are drawn; sweep with target=exact.");
        }
        List<SettingLevels> settings =
                sweep.cells().stream().map(SettingLevels::read).toList();
        MachineFacts facts =
                MachineFacts.of(settings, first.manifest().ensemble().steps(), fixed(first));
        return new SweepPage(
                "Learned eigenvalues in the sweep " + sweep.title(),
                facts.words(),
                List.of(new PageSection("Repulsion and spacings", figures(facts), false)),
                Optional.of(MachineComparison.of(facts)),
                List.of(),
                Map.of("settings.csv", SettingsTable.of(facts)));
    }

    private static String fixed(SweptCells.Cell cell) {
        return String.format(
                Locale.ROOT,
                ", N_v = %.0f, N_h = %.0f, m^2 = %s, mu^2 = %s, hidden nodes of width %s",
                cell.number("visible"),
                cell.number("hidden"),
                number(cell.number("massSquared")),
                number(cell.number("muSquared")),
                number(cell.number("sigmaHidden")));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static List<SweepFigure> figures(MachineFacts facts) {
        return List.of(
                SweepFigure.of("repulsion", RepulsionFigure.TITLE, () -> RepulsionFigure.draw(facts)),
                SweepFigure.of("spacing-scaling", SpacingScalingFigure.TITLE, () -> SpacingScalingFigure.draw(facts)),
                SweepFigure.of("collapse", CollapseFigure.TITLE, () -> CollapseFigure.draw(facts)),
                SweepFigure.of("surmise", SurmiseFigure.TITLE, () -> SurmiseFigure.draw(facts)),
                SweepFigure.of("widths", WidthsFigure.TITLE, () -> WidthsFigure.draw(facts)),
                SweepFigure.of("linear-scaling", LinearScalingFigure.TITLE, () -> LinearScalingFigure.draw(facts)));
    }
}

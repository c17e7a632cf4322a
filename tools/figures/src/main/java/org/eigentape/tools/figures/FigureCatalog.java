package org.eigentape.tools.figures;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.diffusion.DiffusionFigure;
import org.eigentape.tools.figures.ensemble.DensityFigure;
import org.eigentape.tools.figures.ensemble.LevelPairFigure;
import org.eigentape.tools.figures.ensemble.TargetRatioFigure;
import org.eigentape.tools.figures.ensemble.TwoLevelFigure;
import org.eigentape.tools.figures.images.CorrelatorFigure;
import org.eigentape.tools.figures.images.DigitsFigure;
import org.eigentape.tools.figures.results.RecordingResults;

/** All figures, in the order in which they are listed and drawn. */
public final class FigureCatalog {

    private static final List<Figure> FIGURES = List.of(
            new EigenvalueFigure(),
            new SpectrumFigure(),
            new LossFigure(),
            new SpacingFigure(),
            new IncrementFigure(),
            new CorrelatorFigure(),
            new DigitsFigure(),
            new LevelPairFigure(),
            new TwoLevelFigure(),
            new DensityFigure(),
            new TargetRatioFigure(),
            new DiffusionFigure());

    private FigureCatalog() {}

    /**
     * All figures.
     *
     * @return an immutable list
     */
    public static List<Figure> all() {
        return FIGURES;
    }

    /**
     * The figures that can be drawn from a recording's results as they are.
     *
     * @param results of a recording
     * @return perhaps none
     */
    public static List<Figure> drawable(RecordingResults results) {
        return FIGURES.stream().filter(figure -> figure.isDrawable(results)).toList();
    }

    /**
     * The figure with the given name.
     *
     * @param name for example {@code eigenvalues}
     * @return the figure
     * @throws InvalidRequestException if there is none
     */
    public static Figure figure(String name) {
        return FIGURES.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("There is no figure \"" + name + "\"; known are "
                        + String.join(", ", FIGURES.stream().map(Figure::name).toList()) + "."));
    }
}

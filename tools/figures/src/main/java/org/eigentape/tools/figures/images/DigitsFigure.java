package org.eigentape.tools.figures.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureData;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.results.RecordingResults;

/** Images that a Gaussian machine was shown, as it returns them, and images that it draws by itself. */
public final class DigitsFigure implements Figure {

    static final String WHAT_SAMPLES_ARE =
            "Samples are Gaussian fields about the mean image: a machine of this kind learns the correlator of the images and no"
                    + " more.";

    /** Creates the figure. */
    public DigitsFigure() {}

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public String description() {
        return "images that a Gaussian machine was shown, as it returns them, and samples of it";
    }

    @Override
    public List<String> stages() {
        return List.of(GeneratedDigits.STAGE);
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        GeneratedDigits digits = GeneratedDigits.of(results)
                .orElseThrow(() -> FigureData.empty(this, results, GeneratedDigits.STAGE, "original"));
        List<Panel> panels = new ArrayList<>();
        panels.add(digits.panel(digits.originals(), "\\text{training images}"));
        panels.add(digits.panel(digits.reconstructions(), "\\text{as the machine returns them}"));
        if (digits.isSampled()) {
            panels.add(digits.panel(digits.samples(), "\\text{samples of the machine}"));
        }
        return List.of(new Drawing(
                name(),
                panels,
                panels.size(),
                digits.width(),
                digits.height(Math.max(digits.originals().length, digits.samples().length)),
                new Legend(),
                results.facts().caption(1)
                        + String.format(
                                Locale.ROOT,
                                " Machine at step %,d. Returned images are means of one Gibbs sweep; they lack %s of the variance of the"
                                        + " training images, and those shown differ by %s per pixel in the root mean square, black"
                                        + " being %s. ",
                                digits.step(),
                                percent(digits.unexplained()),
                                LearnedCorrelator.number(digits.error()),
                                LearnedCorrelator.number(digits.black()))
                        + (digits.isSampled()
                                ? WHAT_SAMPLES_ARE
                                : "There are no samples: the machine has no normalised distribution at this step, see 'eigentape"
                                        + " results RECORDING --why'.")));
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "an unknown share" : String.format(Locale.ROOT, "%.2g %%", 100 * share);
    }
}

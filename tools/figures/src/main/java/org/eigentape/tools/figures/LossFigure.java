package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.TexText;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/** Loss and norm of the gradient during training ([P] eqs. 2.6, 3.2 and 3.3). */
final class LossFigure implements Figure {

    private static final double TEST_WIDTH = 1.2;
    private static final Map<String, String> WORDS = new TreeMap<>(Map.of(
            "train_loss", "training loss",
            "test_loss", "test loss",
            "gradient_norm", "gradient norm",
            "gradient_norm_epoch", "gradient norm over an epoch"));
    private static final String NOT_DRAWN = " Not drawn, because all values are zero, infinite or beyond 1e100: ";

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public String description() {
        return "training and test loss and gradient norm, median and 16-84 % band over runs";
    }

    @Override
    public List<String> stages() {
        return List.of("observables");
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        StageResults read =
                results.read("observables", "train_loss", "test_loss", "gradient_norm", "gradient_norm_epoch");
        List<Series> losses = new ArrayList<>(read.get("train_loss"));
        losses.addAll(read.get("test_loss"));
        Scale time = options.timeAxis().preferLogarithmic().scale(losses);
        Legend legend = new Legend();
        List<Panel> panels = new ArrayList<>();
        Panel loss = new Panel(time, TimeAxis.LABEL, new LogarithmicScale(), "\\mathcal{L}").tightX();
        add(loss, legend, read.get("train_loss"), Style.BLUE, "\\text{training loss}");
        boolean tested = visible(read.get("test_loss"));
        if (tested) {
            // Only its median: the bands of both would cover one another.
            EnsembleLines.median(loss, read.get("test_loss"), Style.VERMILION, TEST_WIDTH);
            legend.line(Style.VERMILION, "\\text{test loss}");
        }
        TimeAxis.widen(loss, losses, results.facts().steps());
        if (visible(losses)) {
            panels.add(loss);
        }
        Panel norm = new Panel(time, TimeAxis.LABEL, new LogarithmicScale(), "|\\nabla\\mathcal{L}|").tightX();
        int colour = 2;
        for (Map.Entry<String, List<Series>> matrix :
                read.byTensor("gradient_norm").entrySet()) {
            add(norm, legend, matrix.getValue(), kind(colour++), label("gradient norm", matrix.getKey()));
        }
        for (Map.Entry<String, List<Series>> matrix :
                read.byTensor("gradient_norm_epoch").entrySet()) {
            add(norm, legend, matrix.getValue(), kind(colour++), label("gradient norm over an epoch", matrix.getKey()));
        }
        List<Series> norms = new ArrayList<>(read.get("gradient_norm"));
        norms.addAll(read.get("gradient_norm_epoch"));
        TimeAxis.widen(norm, norms, results.facts().steps());
        if (visible(norms)) {
            panels.add(norm);
        }
        if (panels.isEmpty()) {
            throw FigureData.empty(this, results, "observables", "train_loss");
        }
        List<String> hidden = new ArrayList<>();
        WORDS.keySet().stream()
                .filter(output -> isHidden(read.get(output)))
                .forEach(output -> hidden.add(WORDS.get(output)));
        int runs = FigureData.runs(losses.isEmpty() ? read.get("gradient_norm") : losses);
        String caption = results.facts().caption(runs)
                + FigureData.bands(results.facts(), runs)
                + (runs > 1 && tested ? " Of the test loss, only the median is drawn." : "")
                + (hidden.isEmpty() ? "" : NOT_DRAWN + String.join(", ", hidden) + ".");
        return List.of(new Drawing(name(), panels, 1, 720, panels.size() == 1 ? 430 : 310, legend, caption));
    }

    private static void add(Panel panel, Legend legend, List<Series> series, Color color, String tex) {
        if (visible(series)) {
            EnsembleLines.withRuns(panel, series, color);
            legend.line(color, tex);
        }
    }

    /** Whether a logarithmic axis can show anything of some series. */
    private static boolean visible(List<Series> series) {
        return Arrays.stream(Series.pool(series)).anyMatch(value -> value > 0);
    }

    /** Whether there are values, but none that a logarithmic axis can show. */
    private static boolean isHidden(List<Series> series) {
        return series.stream().anyMatch(Series::isDefined) && !visible(series);
    }

    private static Color kind(int index) {
        return Style.KINDS.get(index % Style.KINDS.size());
    }

    private static String label(String words, String tensor) {
        return TexText.words(tensor.isEmpty() ? words : words + ", " + tensor);
    }
}

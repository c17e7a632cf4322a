package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.List;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Quantiles;
import org.eigentape.tools.figures.results.Series;

/** Draws a scalar of all runs: median, band from 16 % to 84 %, and single runs as thin lines. */
final class EnsembleLines {

    private static final double BAND = 0.18;
    private static final double LONELY_WIDTH = 4;

    private EnsembleLines() {}

    /** Median, band and single runs. */
    static void withRuns(Panel panel, List<Series> series, Color color) {
        double opacity = 0.5 * FigureData.opacity(FigureData.runs(series));
        panel.lines(
                series.stream()
                        .map(one -> new Curve(one.steps(), one.element(0)))
                        .toList(),
                Style.translucent(color, opacity),
                0.6);
        withoutRuns(panel, series, color);
    }

    /** A band over a single step is a line upwards. */
    private static void lonely(Panel panel, Quantiles quantiles, Color color) {
        if (quantiles.steps().length == 1) {
            double[] x = {quantiles.steps()[0], quantiles.steps()[0]};
            double[] y = {quantiles.low()[0], quantiles.high()[0]};
            panel.lines(List.of(new Curve(x, y)), Style.translucent(color, 2 * BAND), LONELY_WIDTH);
        }
    }

    /** Median only. */
    static void median(Panel panel, List<Series> series, Color color, double width) {
        Quantiles quantiles = Quantiles.of(series);
        panel.lines(List.of(new Curve(quantiles.steps(), quantiles.median())), color, width);
    }

    /** Median and band. */
    static void withoutRuns(Panel panel, List<Series> series, Color color) {
        Quantiles quantiles = Quantiles.of(series);
        if (!quantiles.isEmpty()) {
            if (series.size() > 1) {
                lonely(panel, quantiles, color);
                panel.band(quantiles.steps(), quantiles.low(), quantiles.high(), Style.translucent(color, BAND));
            }
            panel.lines(List.of(new Curve(quantiles.steps(), quantiles.median())), color, 2);
        }
    }
}

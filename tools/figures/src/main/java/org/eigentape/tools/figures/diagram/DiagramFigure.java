package org.eigentape.tools.figures.diagram;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.BinaryLogarithmicScale;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.HeatMap;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.TexText;

/**
 * One map of the diagram, ready to be written.
 *
 * @param title in words
 * @param caption what it shows and how the numbers came about
 * @param drawing with the caption below it
 */
record DiagramFigure(String title, String caption, Drawing drawing) {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 540;
    /** Room around the map, as a share of the frame, for the ticks of the axes. */
    private static final double MARGIN = 0.02;

    private static final Color FIRST = Style.SKY;
    private static final Color SECOND = Style.GREEN;
    private static final Color THIRD = Style.VERMILION;
    private static final Scale SCALE = new BinaryLogarithmicScale();

    /** Draws one quantity of a table. */
    static DiagramFigure of(DiagramQuantity quantity, PhaseTable table) {
        double[][] values = quantity.values(table);
        ColorRange range = ColorRange.of(quantity, values);
        HeatMap map = new HeatMap(
                edges(table.inverseSigmas()),
                edges(table.temperatures()),
                values,
                range.scale(),
                range.lower(),
                range.upper(),
                quantity.barLabel());
        Panel panel = new Panel(SCALE, "1/\\sigma_W", SCALE, "T=\\epsilon/|\\mathcal{B}|")
                .heading(TexText.words(quantity.title()))
                .map(map);
        fix(panel, map);
        Legend legend = new Legend();
        PhaseLines lines = new PhaseLines(table, map, panel, legend).boundaries();
        if (quantity.kind() == DiagramQuantity.Kind.CONVERGED) {
            String convention = quantity.column().substring("converged_".length());
            lines.contour(convention, 68, FIRST).contour(convention, 95, SECOND).contour(convention, 99.7, THIRD);
            if (!convention.equals("dyson")) {
                lines.contour("dyson", 68, Style.PURPLE);
            }
        } else {
            lines.contour("dyson", 68, FIRST).contour("gradient_basis", 68, SECOND);
        }
        String caption = quantity.meaning()
                + colours(quantity, range)
                + protocol(table)
                + lines.outside()
                + undefined(map, legend);
        return new DiagramFigure(
                quantity.title(),
                caption,
                new Drawing(quantity.name(), List.of(panel), 1, WIDTH, HEIGHT, legend, caption));
    }

    /** Cells meet in the middle between neighbours, and the outer ones are as wide on both sides. */
    static double[] edges(double[] points) {
        double[] edges = new double[points.length + 1];
        for (int index = 0; index < edges.length; index++) {
            double right = SCALE.position(points[Math.min(index, points.length - 1)]);
            double left = SCALE.position(points[Math.max(index - 1, 0)]);
            if (index == 0) {
                left = 2 * right - SCALE.position(points[1]);
            } else if (index == points.length) {
                right = 2 * left - SCALE.position(points[index - 2]);
            }
            edges[index] = SCALE.value((left + right) / 2);
        }
        return edges;
    }

    private static void fix(Panel panel, HeatMap map) {
        double[] x = widened(map.xEdges());
        double[] y = widened(map.yEdges());
        panel.xRange(x[0], x[1]).yRange(y[0], y[1]);
    }

    private static double[] widened(double[] edges) {
        double lower = SCALE.position(edges[0]);
        double upper = SCALE.position(edges[edges.length - 1]);
        double margin = MARGIN * (upper - lower);
        return new double[] {SCALE.value(lower - margin), SCALE.value(upper + margin)};
    }

    private static String colours(DiagramQuantity quantity, ColorRange range) {
        return switch (quantity.kind()) {
            case CONVERGED, COUNT -> "";
            case MEDIAN, CORRELATION ->
                " Colours: median over the runs of a cell that did not diverge, " + range.layout() + ".";
        };
    }

    /** What was run, in words. */
    static String protocol(PhaseTable table) {
        return String.format(
                Locale.ROOT,
                " %d cells of T = learning rate/batch size and 1/sigmaW, runs per cell: %s, steps per run: %s. Contours:"
                        + " share of runs converged by (4.15) in the named convention, linear in the logarithms between the"
                        + " centres of cells.",
                table.cells(),
                list(table.distinct("runs")),
                list(table.distinct("steps")));
    }

    private static String list(List<Long> numbers) {
        List<String> words = new ArrayList<>();
        numbers.forEach(number -> words.add(String.format(Locale.ROOT, "%,d", number)));
        return words.size() <= 3 ? String.join(" or ", words) : words.get(0) + " to " + words.get(words.size() - 1);
    }

    private static String undefined(HeatMap map, Legend legend) {
        int count = 0;
        for (double[] row : map.values()) {
            for (double value : row) {
                count += map.shows(value) ? 0 : 1;
            }
        }
        if (count == 0) {
            return "";
        }
        legend.hatched("\\text{undefined}");
        return " Hatched: " + (count == 1 ? "one cell" : count + " cells")
                + " without a defined value, because all runs diverged or the quantity is undefined in all of them.";
    }
}

package org.eigentape.tools.figures.diagram;

import java.util.Arrays;
import org.eigentape.tools.figures.plot.BinaryLogarithmicScale;
import org.eigentape.tools.figures.plot.HeatMap;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.TexText;

/** A panel with the values of a table as colours over the plane of T and 1/sigma_W. For one thread. */
public final class PhaseMap {

    /** Room around the map, as a share of the frame, for the ticks of the axes. */
    private static final double MARGIN = 0.02;

    private static final Scale SCALE = new BinaryLogarithmicScale();

    private final Panel panel;
    private final HeatMap map;
    private final ColorRange range;

    private PhaseMap(Panel panel, HeatMap map, ColorRange range) {
        this.panel = panel;
        this.map = map;
        this.range = range;
    }

    /**
     * A map.
     *
     * @param table where its cells are
     * @param values by temperature and 1/sigma_W; cells of undefined ones are hatched
     * @param kind how values are coloured
     * @param heading above the map, plain words
     * @param barLabel beside the bar of its colours, in TeX
     * @param quantity that it shows, as columns spell it; a cell with averages over some of its runs has a marked corner
     * @param leftOut told of these cells
     * @return the map, without lines
     */
    public static PhaseMap of(
            PhaseTable table,
            double[][] values,
            DiagramQuantity.Kind kind,
            String heading,
            String barLabel,
            String quantity,
            LeftOut leftOut) {
        ColorRange range = ColorRange.of(kind, values);
        HeatMap map = new HeatMap(
                edges(table.inverseSigmas()),
                edges(table.temperatures()),
                values,
                range.scale(),
                range.lower(),
                range.upper(),
                barLabel,
                kind == DiagramQuantity.Kind.COUNT
                        ? new boolean[values.length][table.inverseSigmas().length]
                        : leftOut.corners(quantity, kind == DiagramQuantity.Kind.CONVERGED));
        double[] x = widened(map.xEdges());
        double[] y = widened(map.yEdges());
        Panel panel = new Panel(SCALE, "1/\\sigma_W", SCALE, "T=\\epsilon/|\\mathcal{B}|")
                .heading(TexText.words(heading))
                .map(map)
                .xRange(x[0], x[1])
                .yRange(y[0], y[1]);
        return new PhaseMap(panel, map, range);
    }

    /**
     * The panel, to which lines may be added.
     *
     * @return always the same
     */
    public Panel panel() {
        return panel;
    }

    HeatMap map() {
        return map;
    }

    /**
     * How the colours are laid out.
     *
     * @return in words for captions, such as {@code logarithmic}
     */
    public String layout() {
        return range.layout();
    }

    /**
     * How many cells are hatched.
     *
     * @return the number of cells without a value that has a colour
     */
    public int undefined() {
        return (int) Arrays.stream(map.values())
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !map.shows(value))
                .count();
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

    private static double[] widened(double[] edges) {
        double lower = SCALE.position(edges[0]);
        double upper = SCALE.position(edges[edges.length - 1]);
        double margin = MARGIN * (upper - lower);
        return new double[] {SCALE.value(lower - margin), SCALE.value(upper + margin)};
    }
}

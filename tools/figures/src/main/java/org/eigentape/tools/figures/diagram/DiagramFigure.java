package org.eigentape.tools.figures.diagram;

import java.awt.Color;
import java.util.List;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Style;

/**
 * One figure of a sweep, ready to be written.
 *
 * @param title in words
 * @param caption what it shows and how the numbers came about
 * @param drawing with the caption below it
 */
public record DiagramFigure(String title, String caption, Drawing drawing) {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 540;

    private static final Color FIRST = Style.SKY;
    private static final Color SECOND = Style.GREEN;
    private static final Color THIRD = Style.VERMILION;

    private static final String CONTOURS =
            " Contours: share of runs converged by (4.15) in the named convention, linear in"
                    + " the logarithms between the centres of cells.";

    /**
     * The map of one quantity.
     *
     * @param quantity what it shows
     * @param table of the sweep
     * @param isBounded whether its networks have a bounded activation, tanh, for which alone the lines at 1/sigma_W hold
     * @return its map with contours and boundaries
     */
    public static DiagramFigure of(DiagramQuantity quantity, PhaseTable table, boolean isBounded) {
        double[][] values = quantity.values(table);
        PhaseMap map = PhaseMap.of(table, values, quantity.kind(), quantity.title(), quantity.barLabel());
        Legend legend = new Legend();
        PhaseLines lines = new PhaseLines(table, map, legend);
        if (isBounded) {
            lines.boundaries();
        }
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
                + colours(quantity, map)
                + " "
                + table.protocol()
                + CONTOURS
                + lines.outside()
                + undefined(map, legend);
        return new DiagramFigure(
                quantity.title(),
                caption,
                new Drawing(quantity.name(), List.of(map.panel()), 1, WIDTH, HEIGHT, legend, caption));
    }

    private static String colours(DiagramQuantity quantity, PhaseMap map) {
        return switch (quantity.kind()) {
            case CONVERGED, COUNT -> "";
            case MEDIAN, CORRELATION ->
                " Colours: median over the runs of a cell that did not diverge, " + map.layout() + ".";
        };
    }

    /**
     * A sentence about hatched cells.
     *
     * @param map that may have some
     * @param legend to which hatching is added then
     * @return begins with a space; empty if there are none
     */
    public static String undefined(PhaseMap map, Legend legend) {
        int count = map.undefined();
        if (count == 0) {
            return "";
        }
        legend.hatched("\\text{undefined}");
        return " Hatched: " + (count == 1 ? "one cell" : count + " cells")
                + " without a defined value, because all runs diverged or the quantity is undefined in all of them.";
    }
}

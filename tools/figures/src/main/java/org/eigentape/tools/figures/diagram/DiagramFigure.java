package org.eigentape.tools.figures.diagram;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** Maps of quantities over the plane of T and 1/sigma_W. */
public final class DiagramFigure {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 540;
    private static final String VANISHED = "vanished";
    /** Share of the runs of a cell above which it is marked. */
    private static final double MOST = 0.5;
    /** Diameter of a mark, points. */
    private static final double MARK = 7;

    private static final Color FIRST = Style.SKY;
    private static final Color SECOND = Style.GREEN;
    private static final Color THIRD = Style.VERMILION;

    private static final String CONTOURS = " Contours: share of the runs that did not diverge and converge in the named"
            + " convention, linear in the logarithms between the centres of cells.";
    private static final String CONVERGENCE = " Converged: " + Criterion.PRODUCTS + ".";

    private DiagramFigure() {}

    /**
     * The map of one quantity.
     *
     * @param quantity what it shows
     * @param table of the sweep
     * @param isBounded whether its networks have a bounded activation, tanh, for which alone the lines at 1/sigma_W hold
     * @param variances of what V_S was taken, if not of the whole training set; a sentence that begins with a space, or empty
     * @return its map with contours and boundaries
     */
    public static CaptionedFigure of(DiagramQuantity quantity, PhaseTable table, boolean isBounded, String variances) {
        double[][] values = quantity.values(table);
        LeftOut leftOut = LeftOut.of(table);
        PhaseMap map = PhaseMap.of(
                table, values, quantity.kind(), quantity.title(), quantity.barLabel(), quantity.column(), leftOut);
        Legend legend = new Legend();
        PhaseLines lines = new PhaseLines(table, map, legend);
        if (isBounded) {
            lines.dashedBoundaries();
        }
        String criterion;
        if (quantity.kind() == DiagramQuantity.Kind.CONVERGED) {
            String convention = quantity.column().substring("converged_".length());
            criterion = Criterion.words(table, convention);
            lines.contour(convention, 68, FIRST).contour(convention, 95, SECOND).contour(convention, 99.7, THIRD);
            if (!convention.equals("dyson")) {
                lines.contour("dyson", 68, Style.PURPLE);
            }
        } else {
            lines.withoutSpecks().contour("dyson", 68, FIRST).contour("gradient_basis", 68, SECOND);
            criterion = CONVERGENCE + Criterion.words(table, "dyson", "gradient_basis");
        }
        leftOut.explain(legend);
        String caption = quantity.meaning()
                + colours(quantity, table, map)
                + leftOut(quantity, leftOut)
                + " "
                + table.protocol()
                + CONTOURS
                + criterion
                + variances
                + lines.outside()
                + undefined(map, legend)
                + (quantity.kind() == DiagramQuantity.Kind.CONVERGED ? vanished(table, map, legend) : "");
        return new CaptionedFigure(
                quantity.title(),
                caption,
                new Drawing(quantity.name(), List.of(map.panel()), 1, WIDTH, HEIGHT, legend, caption));
    }

    private static String leftOut(DiagramQuantity quantity, LeftOut leftOut) {
        return switch (quantity.kind()) {
            case COUNT -> "";
            case CONVERGED -> leftOut.share(quantity.column()).words();
            case MEDIAN, CORRELATION ->
                leftOut.quantity(quantity.column(), "it").words();
        };
    }

    private static String colours(DiagramQuantity quantity, PhaseTable table, PhaseMap map) {
        return switch (quantity.kind()) {
            case CONVERGED, COUNT -> "";
            case MEDIAN, CORRELATION ->
                " Colours: median over "
                        + (table.isOfAllRuns(quantity.column())
                                ? "all runs of a cell"
                                : "the runs of a cell that did not diverge")
                        + ", " + map.layout() + ".";
        };
    }

    /**
     * Marks the cells in which most runs have no gradient, such as networks of ReLU units that are all off: their level
     * spacing stays because nothing moves.
     */
    private static String vanished(PhaseTable table, PhaseMap map, Legend legend) {
        if (!table.has(VANISHED)) {
            return "";
        }
        double[][] vanished = table.column(VANISHED);
        double[][] runs = table.column("runs");
        int cells = 0;
        long all = 0;
        List<Curve> marks = new ArrayList<>();
        for (int row = 0; row < vanished.length; row++) {
            for (int column = 0; column < vanished[row].length; column++) {
                if (vanished[row][column] > 0) {
                    cells++;
                    all += (long) vanished[row][column];
                }
                if (vanished[row][column] > MOST * runs[row][column]) {
                    marks.add(new Curve(
                            new double[] {table.inverseSigmas()[column]}, new double[] {table.temperatures()[row]}));
                }
            }
        }
        if (!marks.isEmpty()) {
            map.panel().points(marks, Color.WHITE, MARK + 4).points(marks, Style.INK, MARK);
            legend.point(Style.INK, "\\text{gradients vanished in most runs}");
        }
        return cells == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Gradients vanished in %,d runs of %s; they move no more, whatever (4.15) says.%s",
                        all,
                        cells == 1 ? "one cell" : cells + " cells",
                        marks.isEmpty() ? "" : " Dots: cells in which they did in more than half of the runs.");
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
                + " without a defined value: all runs diverged, or it is undefined in all others.";
    }
}

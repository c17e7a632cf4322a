package org.eigentape.tools.figures.diagram;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.eigentape.tools.figures.plot.BinaryLogarithmicScale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.HeatMap;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;

/**
 * The lines over a map: where single-well and double-well feature densities meet, and contours of the share of converged
 * runs. Each has a light rim, so that it shows on every colour. For one thread.
 */
public final class PhaseLines {

    private static final double WIDTH = 2.2;
    private static final double RIM = 2.4;
    private static final BinaryLogarithmicScale SCALE = new BinaryLogarithmicScale();
    /** Share of an axis below which a contour looks like a point. */
    private static final double SMALLEST_SHARE = 0.02;
    /** Cells that a contour must at least enclose. */
    private static final int SMALLEST_REGION = 4;
    /** For the second reading of a boundary. */
    private static final Color OTHER = Style.SKY;
    /** 1/sigma_W at which the bound sigma_z^2 = sigma_W^2 is 1/2 ([P], below eq. 2.21). */
    private static final double BOUND = Math.sqrt(2);
    /** 1/sigma_W at which sigma_z^2 = .344 sigma_W^2, as measured at the start, is 1/2. */
    private static final double MEASURED = 0.83;

    private final PhaseTable table;
    private final HeatMap map;
    private final Panel panel;
    private final Legend legend;
    private final List<String> outside = new ArrayList<>();
    private final List<String> specks = new ArrayList<>();
    private final List<String> points = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private boolean isWithoutSpecks;

    /**
     * No lines as yet.
     *
     * @param table from which contours are taken
     * @param map over which lines are drawn
     * @param legend that explains them; may be shared by several maps of one figure, see {@link #PhaseLines(PhaseTable,
     *     PhaseMap)}
     */
    public PhaseLines(PhaseTable table, PhaseMap map, Legend legend) {
        this.table = table;
        this.map = map.map();
        this.panel = map.panel();
        this.legend = legend;
    }

    /**
     * No lines as yet, for a further map of a figure whose legend explains the lines of the first one.
     *
     * @param table from which contours are taken
     * @param map over which lines are drawn
     */
    public PhaseLines(PhaseTable table, PhaseMap map) {
        this(table, map, new Legend());
    }

    /**
     * From now on leaves out contours around fewer than 2 x 2 cells, which are noise and no boundary.
     *
     * @return this
     */
    public PhaseLines withoutSpecks() {
        isWithoutSpecks = true;
        return this;
    }

    /**
     * Draws the two values of 1/sigma_W as the paper does, dashed.
     *
     * @return this
     */
    public PhaseLines dashedBoundaries() {
        dashed(BOUND, Style.INK, "1/\\sigma_W=\\sqrt 2", "1/sigmaW = sqrt\u00a02");
        dashed(MEASURED, OTHER, "1/\\sigma_W=0.83", "1/sigmaW = 0.83");
        return this;
    }

    private void dashed(double inverseSigma, Color color, String tex, String words) {
        if (isInside(inverseSigma)) {
            List<Curve> line = List.of(vertical(inverseSigma));
            panel.lines(line, Color.WHITE, WIDTH + RIM).guides(line, color, WIDTH);
            legend.dashes(color, tex);
        } else {
            outside.add(words);
        }
    }

    /**
     * Draws the contours of 68 % as the paper does, with dashes and dots: of gradient-basis, and paler of published.
     *
     * @return this
     */
    public PhaseLines dashDottedContours() {
        return dashDotted("published", OTHER).dashDotted("gradient_basis", Style.INK);
    }

    private PhaseLines dashDotted(String convention, Color color) {
        String spelled = convention.replace('_', '-');
        List<Curve> lines = contourLines(convention, 68);
        if (lines.isEmpty()) {
            missing("of 68 % (" + spelled + ")");
        } else {
            panel.lines(lines, Color.WHITE, WIDTH + RIM).dashDots(lines, color, WIDTH);
            legend.dashDots(color, "68\\,\\%\\text{ converged, " + spelled.replace("-", "{-}") + "}");
        }
        return this;
    }

    private boolean isInside(double inverseSigma) {
        double[] edges = map.xEdges();
        return inverseSigma > edges[0] && inverseSigma < edges[edges.length - 1];
    }

    private Curve vertical(double inverseSigma) {
        double[] edges = map.yEdges();
        return new Curve(new double[] {inverseSigma, inverseSigma}, new double[] {edges[0], edges[edges.length - 1]});
    }

    /**
     * Draws one contour.
     *
     * @param convention of (4.15), as columns spell it
     * @param percent of the runs
     * @param color of the line
     * @return this
     */
    public PhaseLines contour(String convention, double percent, Color color) {
        String spelled = convention.replace('_', '-');
        String share = share(percent);
        List<Curve> lines = contourLines(convention, percent);
        if (lines.isEmpty()) {
            missing("of " + share + " % (" + spelled + ")");
        } else {
            rimmed(lines, color);
            legend.line(color, share + "\\,\\%\\text{ converged, " + spelled.replace("-", "{-}") + "}");
        }
        return this;
    }

    /** A contour that is not there has either been left out or is outside. */
    private void missing(String contour) {
        if (!specks.contains(contour) && !points.contains(contour) && !unknown.contains(contour)) {
            outside.add("the contour " + contour);
        }
    }

    private List<Curve> contourLines(String convention, double percent) {
        double[][] values = table.column("converged_" + convention);
        String name = "of " + share(percent) + " % (" + convention.replace('_', '-') + ")";
        if (Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(Double::isNaN)) {
            unknown.add(name);
        }
        if (isWithoutSpecks) {
            double[][] smooth = ContourRegions.withoutSpecks(values, percent / 100, SMALLEST_REGION);
            if (!Arrays.deepEquals(values, smooth)) {
                specks.add(name);
            }
            values = smooth;
        }
        List<Curve> all = ContourLines.of(table.inverseSigmas(), table.temperatures(), values, SCALE, percent / 100);
        List<Curve> lines = all.stream().filter(this::hasLength).toList();
        if (lines.size() < all.size()) {
            points.add(name);
        }
        return lines;
    }

    private static String share(double percent) {
        return percent == Math.rint(percent) ? Integer.toString((int) percent) : Double.toString(percent);
    }

    /** Around a single cell that is hardly above the level, a contour is a point, which would look like a mark. */
    private boolean hasLength(Curve curve) {
        return share(curve.x(), map.xEdges()) > SMALLEST_SHARE || share(curve.y(), map.yEdges()) > SMALLEST_SHARE;
    }

    /** How much of an axis a curve extends over. */
    private static double share(double[] curve, double[] edges) {
        DoubleSummaryStatistics range =
                Arrays.stream(curve).map(SCALE::position).summaryStatistics();
        return (range.getMax() - range.getMin()) / (SCALE.position(edges[edges.length - 1]) - SCALE.position(edges[0]));
    }

    private void rimmed(List<Curve> lines, Color color) {
        panel.lines(lines, Color.WHITE, WIDTH + RIM).lines(lines, color, WIDTH);
    }

    /**
     * A sentence about lines that are not in the figure.
     *
     * @return begins with a space; empty if all are there
     */
    public String outside() {
        return (outside.isEmpty() ? "" : " Not in this grid: " + joined(outside) + ".")
                + (specks.isEmpty()
                        ? ""
                        : " Contours around fewer than 2 x 2 cells are left out: " + joined(specks) + ".")
                + (points.isEmpty()
                        ? ""
                        : " Contours that are a point, as around a single cell on or just above the level, are left out: "
                                + joined(points) + ".")
                + (unknown.isEmpty() ? "" : " Without values, so that there is no contour: " + joined(unknown) + ".");
    }

    private static String joined(List<String> all) {
        return all.size() == 1
                ? all.get(0)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}

package org.eigentape.tools.figures.diagram;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
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
        dashed(BOUND, Style.INK, "1/\\sigma_W=\\sqrt 2", "1/sigmaW = sqrt 2");
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

    /** Draws the two values of 1/sigma_W. */
    PhaseLines boundaries() {
        if (isInside(BOUND)) {
            rimmed(List.of(vertical(BOUND)), Style.INK);
            legend.line(Style.INK, "1/\\sigma_W=\\sqrt 2");
        } else {
            outside.add("1/sigmaW = sqrt 2");
        }
        if (isInside(MEASURED)) {
            List<Curve> line = List.of(vertical(MEASURED));
            panel.lines(line, Color.WHITE, WIDTH + RIM).guides(line, Style.INK, WIDTH);
            legend.dashes(Style.INK, "1/\\sigma_W=0.83");
        } else {
            outside.add("1/sigmaW = 0.83");
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
        String share = percent == Math.rint(percent) ? Integer.toString((int) percent) : Double.toString(percent);
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
        if (!specks.contains(contour)) {
            outside.add("the contour " + contour);
        }
    }

    private List<Curve> contourLines(String convention, double percent) {
        double[][] values = table.column("converged_" + convention);
        if (isWithoutSpecks) {
            double[][] smooth = ContourRegions.withoutSpecks(values, percent / 100, SMALLEST_REGION);
            if (!Arrays.deepEquals(values, smooth)) {
                String share =
                        percent == Math.rint(percent) ? Integer.toString((int) percent) : Double.toString(percent);
                specks.add("of " + share + " % (" + convention.replace('_', '-') + ")");
            }
            values = smooth;
        }
        return ContourLines.of(
                table.inverseSigmas(), table.temperatures(), values, new BinaryLogarithmicScale(), percent / 100);
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
                        : " Contours around fewer than 2 x 2 cells are left out: " + joined(specks) + ".");
    }

    private static String joined(List<String> all) {
        return all.size() == 1
                ? all.get(0)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}

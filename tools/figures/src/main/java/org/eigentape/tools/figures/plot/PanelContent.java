package org.eigentape.tools.figures.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** What is drawn in a frame: what its axes can show of the given curves and areas, and their ranges. For one thread. */
final class PanelContent {

    private final PanelFrame frame;
    private final Scale yScale;
    private final Extent xExtent;
    private final Extent yExtent;
    private final List<Area> areas = new ArrayList<>();
    private boolean empty = true;
    private boolean leavesValuesOut;
    private boolean leavesZerosOut;

    PanelContent(PanelFrame frame, Scale xScale, Scale yScale) {
        this.frame = frame;
        this.yScale = yScale;
        xExtent = new Extent(xScale);
        yExtent = new Extent(yScale);
    }

    /** Adds curves; returns what is shown of them. */
    List<Curve> add(List<Curve> curves, XYLineAndShapeRenderer renderer, boolean widen) {
        List<Curve> shown = curves.stream().map(this::shown).toList();
        frame.add(new CurveDataset(shown), renderer);
        if (widen) {
            for (Curve curve : shown) {
                xExtent.include(curve.x());
                yExtent.include(curve.y());
            }
        }
        return shown;
    }

    /** The same curve, interrupted where a value is too large, infinite or not on the vertical axis. */
    private Curve shown(Curve curve) {
        double[] y = curve.y().clone();
        for (int index = 0; index < y.length; index++) {
            if (!Scale.shows(y[index])) {
                leavesValuesOut |= !Double.isNaN(y[index]);
                y[index] = Double.NaN;
            } else if (Double.isNaN(yScale.position(y[index]))) {
                leavesZerosOut = true;
                y[index] = Double.NaN;
            } else {
                empty = false;
            }
        }
        return new Curve(curve.x(), y);
    }

    /** The points without neighbours, of which no line would show anything. */
    static List<Curve> lonePoints(List<Curve> curves) {
        List<Curve> points = new ArrayList<>();
        for (Curve curve : curves) {
            double[] y = curve.y();
            int[] alone = IntStream.range(0, y.length)
                    .filter(index -> !isUndefined(y, index) && isUndefined(y, index - 1) && isUndefined(y, index + 1))
                    .toArray();
            if (alone.length > 0) {
                points.add(new Curve(
                        IntStream.of(alone)
                                .mapToDouble(index -> curve.x()[index])
                                .toArray(),
                        IntStream.of(alone).mapToDouble(index -> y[index]).toArray()));
            }
        }
        return points;
    }

    private static boolean isUndefined(double[] values, int index) {
        return index < 0 || index >= values.length || Double.isNaN(values[index]);
    }

    void add(Area area) {
        areas.add(area);
        xExtent.include(area.x());
        yExtent.include(area.low());
        yExtent.include(area.high());
        for (double height : area.high()) {
            empty &= !(height > 0);
        }
    }

    void add(HeatMap map) {
        xExtent.include(map.xEdges());
        yExtent.include(map.yEdges());
        frame.add(map);
        empty = false;
    }

    /** Ranges stay empty, which takes the ticks off the axes. */
    void add(ImageSheet sheet) {
        frame.add(sheet);
        empty = false;
    }

    Extent x() {
        return xExtent;
    }

    Extent y() {
        return yExtent;
    }

    boolean isEmpty() {
        return empty;
    }

    boolean leavesValuesOut() {
        return leavesValuesOut;
    }

    boolean leavesZerosOut() {
        return leavesZerosOut;
    }

    /** Gives the ranges to the axes. */
    void setRanges() {
        frame.setRanges(xExtent, yExtent);
    }

    /** Gives the areas to the frame, which needs the ranges before. */
    void place() {
        setRanges();
        frame.add(areas);
        areas.clear();
    }
}

package org.eigentape.tools.figures.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Draws all curves of one layer of a panel alike: as lines or as points, in one colour. */
final class CurveRenderer {

    private CurveRenderer() {}

    /** Lines, each as one path, so that dashes go round corners. */
    static XYLineAndShapeRenderer lines(Color color, BasicStroke stroke) {
        XYLineAndShapeRenderer renderer = renderer(true, color);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultStroke(stroke);
        return renderer;
    }

    /** Filled circles of a diameter in points. */
    static XYLineAndShapeRenderer points(Color color, double diameter) {
        XYLineAndShapeRenderer renderer = renderer(false, color);
        renderer.setDefaultShape(new Ellipse2D.Double(-diameter / 2, -diameter / 2, diameter, diameter));
        renderer.setUseOutlinePaint(false);
        renderer.setDrawOutlines(false);
        return renderer;
    }

    private static XYLineAndShapeRenderer renderer(boolean lines, Color color) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(lines, !lines);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultPaint(color);
        return renderer;
    }
}

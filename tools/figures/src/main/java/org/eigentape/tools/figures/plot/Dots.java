package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Points that stand alone in a frame. Those on the frame itself are drawn whole, which curves are not: the first and the
 * last step are where most of them stand.
 *
 * @param curves whose points are drawn
 * @param color of all of them
 * @param diameter points
 */
record Dots(List<Curve> curves, Color color, double diameter) {

    private static final double SLACK = 0.5;

    void draw(Graphics2D graphics, Rectangle2D frame, TexAxis horizontal, TexAxis vertical) {
        graphics.setPaint(color);
        for (Curve curve : curves) {
            for (int index = 0; index < curve.x().length; index++) {
                double x = horizontal.valueToJava2D(curve.x()[index], frame, RectangleEdge.BOTTOM);
                double y = vertical.valueToJava2D(curve.y()[index], frame, RectangleEdge.LEFT);
                boolean inside = frame.getMinX() - SLACK <= x
                        && x <= frame.getMaxX() + SLACK
                        && frame.getMinY() - SLACK <= y
                        && y <= frame.getMaxY() + SLACK;
                if (inside) {
                    graphics.fill(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
                }
            }
        }
    }
}

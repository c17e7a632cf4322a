package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class ExtentTest {

    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 300, 200);

    /** A panel asks for the ranges when room is shared out and again when it is drawn. */
    @Test
    void shouldLeaveAnAxisOfNothingWithoutTicksHoweverOftenItIsApplied() {
        Extent nothing = new Extent(new LinearScale());
        TexAxis axis = new TexAxis(new LinearScale(), "");
        nothing.apply(axis);
        double once = axis.thickness(AREA, RectangleEdge.LEFT);
        nothing.apply(axis);
        assertEquals(once, axis.thickness(AREA, RectangleEdge.LEFT));
        nothing.include(new double[] {3, 5});
        nothing.apply(axis);
        assertTrue(axis.thickness(AREA, RectangleEdge.LEFT) > once);
        assertTrue(axis.getLowerBound() <= 3 && axis.getUpperBound() >= 5);
    }
}

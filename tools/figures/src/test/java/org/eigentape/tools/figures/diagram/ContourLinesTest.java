package org.eigentape.tools.figures.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eigentape.tools.figures.plot.BinaryLogarithmicScale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Scale;
import org.junit.jupiter.api.Test;

class ContourLinesTest {

    private static final Scale LINEAR = new LinearScale();

    @Test
    void shouldFollowTheLineOnWhichALinearFieldHasTheLevel() {
        double[] x = {0, 1, 2, 3};
        double[] y = {0, 1, 2};
        double[][] values = field(x, y, (a, b) -> a + 2 * b);
        List<Curve> lines = ContourLines.of(x, y, values, LINEAR, 3.3);
        assertEquals(1, lines.size());
        Curve line = lines.get(0);
        for (int index = 0; index < line.x().length; index++) {
            assertEquals(3.3, line.x()[index] + 2 * line.y()[index], 1e-12);
        }
        // From the lower right, where x = 3, to the upper side, or the other way round.
        assertEquals(3, Math.max(line.x()[0], line.x()[line.x().length - 1]), 0);
        assertEquals(0, Math.min(line.x()[0], line.x()[line.x().length - 1]), 1);
    }

    @Test
    void shouldInterpolateInTheLogarithmOfBothAxes() {
        double[] x = {1, 4};
        double[] y = {1, 16};
        // log2 y is 4 at the upper points: the level 0.25 lies at log2 y = 1.
        List<Curve> lines = ContourLines.of(x, y, new double[][] {{0, 0}, {1, 1}}, new BinaryLogarithmicScale(), 0.25);
        assertEquals(1, lines.size());
        assertEquals(2, lines.get(0).y()[0], 1e-12);
        assertEquals(2, lines.get(0).y()[1], 1e-12);
    }

    @Test
    void shouldCloseTheLineAroundAHill() {
        double[] axis = {-2, -1, 0, 1, 2};
        double[][] values = field(axis, axis, (a, b) -> -(a * a + b * b));
        List<Curve> lines = ContourLines.of(axis, axis, values, LINEAR, -1.5);
        assertEquals(1, lines.size());
        Curve line = lines.get(0);
        int last = line.x().length - 1;
        assertEquals(line.x()[0], line.x()[last], 0);
        assertEquals(line.y()[0], line.y()[last], 0);
        for (int index = 0; index <= last; index++) {
            double radius = Math.hypot(line.x()[index], line.y()[index]);
            assertTrue(radius > 1 && radius < Math.sqrt(2), "radius " + radius + " of the circle of radius 1.22");
        }
    }

    @Test
    void shouldLetTheMeanDecideAtASaddle() {
        double[] axis = {0, 1};
        double[][] high = {{1, 0}, {0.2, 1}};
        // The mean .55 is above the level .5, so the high corners are one region and the low ones are cut off.
        for (Curve line : ContourLines.of(axis, axis, high, LINEAR, 0.5)) {
            double distance = line.x()[0] - line.y()[0] + line.x()[1] - line.y()[1];
            assertTrue(Math.abs(distance) > 0.5, "a line cuts off a high corner");
        }
        double[][] low = {{1, 0}, {-0.2, 1}};
        List<Curve> lines = ContourLines.of(axis, axis, low, LINEAR, 0.5);
        assertEquals(2, lines.size());
        for (Curve line : lines) {
            double along = line.x()[0] + line.y()[0] + line.x()[1] + line.y()[1] - 2;
            assertTrue(Math.abs(along) > 0.5, "a line cuts off a low corner");
        }
    }

    @Test
    void shouldStopAtUndefinedPoints() {
        double[] x = {0, 1, 2, 3};
        double[] y = {0, 1};
        double[][] values = {{0, 0, 0, 0}, {1, 1, 1, Double.NaN}};
        List<Curve> lines = ContourLines.of(x, y, values, LINEAR, 0.5);
        assertEquals(1, lines.size());
        assertEquals(3, lines.get(0).x().length);
        for (double abscissa : lines.get(0).x()) {
            assertTrue(abscissa <= 2, "a point at " + abscissa);
        }
    }

    @Test
    void shouldCountPointsAtTheLevelAsHigh() {
        double[] axis = {0, 1};
        assertEquals(List.of(), ContourLines.of(axis, axis, new double[][] {{1, 1}, {1, 1}}, LINEAR, 1));
        assertEquals(List.of(), ContourLines.of(axis, axis, new double[][] {{0, 0}, {0, 0}}, LINEAR, 0.5));
    }

    private interface Field {
        double at(double x, double y);
    }

    private static double[][] field(double[] x, double[] y, Field field) {
        double[][] values = new double[y.length][x.length];
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                values[row][column] = field.at(x[column], y[row]);
            }
        }
        return values;
    }
}

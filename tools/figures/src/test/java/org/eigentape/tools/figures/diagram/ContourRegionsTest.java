package org.eigentape.tools.figures.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eigentape.tools.figures.plot.LinearScale;
import org.junit.jupiter.api.Test;

class ContourRegionsTest {

    private static final double[] AXIS = {0, 1, 2, 3, 4};

    @Test
    void shouldFillASpeckAndLeaveALargeRegionAsItIs() {
        double[][] values = {
            {0, 0, 0, 0, 0}, {0, 0.9, 0, 0, 0}, {0, 0, 0, 0, 0.8}, {1, 1, 0, 0.2, 0}, {1, 1, 0, 0, 0.7},
        };
        double[][] filled = ContourRegions.withoutSpecks(values, 0.68, 4);
        assertEquals(0, filled[1][1], 0);
        assertEquals(0, filled[2][4], 0);
        assertEquals(0, filled[4][4], 0);
        assertArrayEquals(new double[] {1, 1, 0, 0.2, 0}, filled[3], 0);
        assertEquals(0.9, values[1][1], 0);
        assertEquals(
                1, ContourLines.of(AXIS, AXIS, filled, new LinearScale(), 0.68).size());
        assertEquals(
                4, ContourLines.of(AXIS, AXIS, values, new LinearScale(), 0.68).size());
    }

    @Test
    void shouldFillAHoleWithTheNeighbourNearestToTheLevel() {
        double[][] values = {{1, 0.9, 1}, {1, 0, 1}, {1, 1, 0.8}};
        assertEquals(0.9, ContourRegions.withoutSpecks(values, 0.68, 4)[1][1], 0);
    }

    @Test
    void shouldLeaveUndefinedPointsAndWhatIsAlone() {
        double[][] values = {{Double.NaN, 1, Double.NaN}, {Double.NaN, Double.NaN, Double.NaN}, {0, 0, 0}};
        assertEquals(
                List.of(),
                ContourLines.of(
                        new double[] {0, 1, 2},
                        new double[] {0, 1, 2},
                        ContourRegions.withoutSpecks(values, 0.5, 4),
                        new LinearScale(),
                        0.5));
        assertArrayEquals(values[0], ContourRegions.withoutSpecks(values, 0.5, 4)[0], 0);
    }
}

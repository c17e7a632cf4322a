package org.eigentape.tools.figures.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The regions into which the contours of one level divide a grid: points on the same side of the level that are connected
 * along rows and columns. Undefined points belong to none. For one thread.
 */
final class ContourRegions {

    private final double[][] values;
    private final double level;
    private final boolean[][] seen;

    private ContourRegions(double[][] values, double level) {
        this.values = values;
        this.level = level;
        seen = Arrays.stream(values).map(row -> new boolean[row.length]).toArray(boolean[][]::new);
    }

    /**
     * Fills small regions with the nearest value to the level among their neighbours on the other side, so that no contour
     * is around them. Those above the level go first.
     *
     * @param values by row and column; not modified
     * @param level between the regions; points that have it are on the side of the higher ones
     * @param smallest number of points of a region that stays
     * @return a copy in which nothing but small regions has changed
     */
    static double[][] withoutSpecks(double[][] values, double level, int smallest) {
        double[][] filled = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        new ContourRegions(filled, level).fill(true, smallest);
        new ContourRegions(filled, level).fill(false, smallest);
        return filled;
    }

    private void fill(boolean isHigh, int smallest) {
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                if (!seen[row][column] && isOn(isHigh, row, column)) {
                    List<int[]> region = region(isHigh, row, column);
                    double around = region.size() < smallest ? around(region, isHigh) : Double.NaN;
                    if (!Double.isNaN(around)) {
                        region.forEach(point -> values[point[0]][point[1]] = around);
                    }
                }
            }
        }
    }

    private List<int[]> region(boolean isHigh, int row, int column) {
        List<int[]> region = new ArrayList<>();
        Deque<int[]> next = new ArrayDeque<>(List.of(new int[] {row, column}));
        seen[row][column] = true;
        while (!next.isEmpty()) {
            int[] point = next.remove();
            region.add(point);
            for (int[] neighbour : neighbours(point)) {
                if (!seen[neighbour[0]][neighbour[1]] && isOn(isHigh, neighbour[0], neighbour[1])) {
                    seen[neighbour[0]][neighbour[1]] = true;
                    next.add(neighbour);
                }
            }
        }
        return region;
    }

    /** NaN where no neighbour is on the other side. */
    private double around(List<int[]> region, boolean isHigh) {
        double around = Double.NaN;
        for (int[] point : region) {
            for (int[] neighbour : neighbours(point)) {
                if (isOn(!isHigh, neighbour[0], neighbour[1])) {
                    double value = values[neighbour[0]][neighbour[1]];
                    boolean isNearer = isHigh ? value > around : value < around;
                    around = Double.isNaN(around) || isNearer ? value : around;
                }
            }
        }
        return around;
    }

    private boolean isOn(boolean isHigh, int row, int column) {
        double value = values[row][column];
        return !Double.isNaN(value) && value >= level == isHigh;
    }

    private List<int[]> neighbours(int[] point) {
        List<int[]> neighbours = new ArrayList<>();
        for (int[] step : new int[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
            int row = point[0] + step[0];
            int column = point[1] + step[1];
            if (row >= 0 && row < values.length && column >= 0 && column < values[row].length) {
                neighbours.add(new int[] {row, column});
            }
        }
        return neighbours;
    }
}

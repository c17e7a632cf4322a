package org.eigentape.tools.figures.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Scale;

/**
 * Lines on which a field on a grid has a given value, by marching squares: linear between neighbouring points in the units of
 * a scale; where two lines could join four crossings of one square in two ways, the mean of its corners decides. A square
 * with an undefined corner has no lines. For one thread.
 */
final class ContourLines {

    private final double[] x;
    private final double[] y;
    private final double[][] values;
    private final Scale scale;
    private final double level;
    /** Neighbours of each crossing. Crossings are named by the side of a square that they lie on, see {@link #side}. */
    private final Map<Integer, Set<Integer>> joined = new LinkedHashMap<>();

    private ContourLines(double[] x, double[] y, double[][] values, Scale scale, double level) {
        this.x = x;
        this.y = y;
        this.values = values;
        this.scale = scale;
        this.level = level;
    }

    /**
     * The lines of one level.
     *
     * @param x abscissae of the columns, ascending
     * @param y ordinates of the rows, ascending
     * @param values by row and column
     * @param scale of both axes
     * @param level the value on the lines; points that have it are on the side of the higher ones
     * @return each line from one end to the other, closed ones with the first point at the end again; none where the
     *     field does not cross the level
     */
    static List<Curve> of(double[] x, double[] y, double[][] values, Scale scale, double level) {
        ContourLines lines = new ContourLines(x, y, values, scale, level);
        for (int row = 0; row + 1 < y.length; row++) {
            for (int column = 0; column + 1 < x.length; column++) {
                lines.square(row, column);
            }
        }
        return lines.chains();
    }

    private void square(int row, int column) {
        double sum =
                values[row][column] + values[row][column + 1] + values[row + 1][column] + values[row + 1][column + 1];
        if (Double.isNaN(sum)) {
            return;
        }
        int bottom = side(row, column, false);
        int top = side(row + 1, column, false);
        int left = side(row, column, true);
        int right = side(row, column + 1, true);
        List<Integer> crossed = new ArrayList<>();
        for (int each : new int[] {bottom, right, top, left}) {
            if (isCrossed(each)) {
                crossed.add(each);
            }
        }
        if (crossed.size() == 2) {
            join(crossed.get(0), crossed.get(1));
        } else if (crossed.size() == 4) {
            boolean cutsOffLowerRight = (sum / 4 >= level) == (values[row][column] >= level);
            join(bottom, cutsOffLowerRight ? right : left);
            join(top, cutsOffLowerRight ? left : right);
        }
    }

    /** The side that leads from a point to its right neighbour, or to its upper one. */
    private int side(int row, int column, boolean upwards) {
        return 2 * (row * x.length + column) + (upwards ? 1 : 0);
    }

    private double start(int side) {
        return values[side / 2 / x.length][side / 2 % x.length];
    }

    private double end(int side) {
        return values[side / 2 / x.length + side % 2][side / 2 % x.length + 1 - side % 2];
    }

    private boolean isCrossed(int side) {
        return start(side) >= level != end(side) >= level;
    }

    private void join(int one, int other) {
        joined.computeIfAbsent(one, key -> new LinkedHashSet<>()).add(other);
        joined.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(one);
    }

    private List<Curve> chains() {
        Deque<Integer> starts = new ArrayDeque<>();
        joined.forEach((side, neighbours) -> {
            // Open lines first, from their ends; whatever is left then is closed.
            if (neighbours.size() == 1) {
                starts.addFirst(side);
            } else {
                starts.addLast(side);
            }
        });
        List<Curve> curves = new ArrayList<>();
        for (int start : starts) {
            if (!neighbours(start).isEmpty()) {
                curves.add(chain(start));
            }
        }
        return curves;
    }

    private Curve chain(int start) {
        List<Integer> sides = new ArrayList<>(List.of(start));
        int side = start;
        while (!neighbours(side).isEmpty()) {
            int next = neighbours(side).iterator().next();
            neighbours(side).remove(next);
            neighbours(next).remove(side);
            sides.add(next);
            side = next;
        }
        return new Curve(
                sides.stream().mapToDouble(this::abscissa).toArray(),
                sides.stream().mapToDouble(this::ordinate).toArray());
    }

    private Set<Integer> neighbours(int side) {
        return joined.getOrDefault(side, Set.of());
    }

    private double abscissa(int side) {
        int column = side / 2 % x.length;
        return side % 2 == 1 ? x[column] : between(side, x[column], x[column + 1]);
    }

    private double ordinate(int side) {
        int row = side / 2 / x.length;
        return side % 2 == 0 ? y[row] : between(side, y[row], y[row + 1]);
    }

    private double between(int side, double from, double to) {
        double share = (level - start(side)) / (end(side) - start(side));
        double first = scale.position(from);
        return scale.value(first + share * (scale.position(to) - first));
    }
}

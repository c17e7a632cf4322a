package org.eigentape.engine.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * Configuration keys as axes, each with its values in order. The points are counted with the last axis changing fastest.
 * Immutable.
 */
public final class Grid {

    /** Points of the largest grid. */
    public static final int MOST_POINTS = 1_000_000;

    private final Map<String, List<String>> axes = new LinkedHashMap<>();

    /**
     * Takes axes.
     *
     * @param axes values as text, by key, in the order of the axes
     * @throws InvalidRequestException if there is no axis, an axis has no values or one of them twice, or there are more than
     *     {@value #MOST_POINTS} points
     */
    public Grid(Map<String, List<String>> axes) {
        if (axes.isEmpty()) {
            throw new InvalidRequestException(
                    "The grid has no axis; give one with --grid KEY=VALUE,VALUE, for example --grid temperature=1/8,1,8.");
        }
        long points = 1;
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<String> values = axis.getValue();
            if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
                throw new InvalidRequestException("The axis " + axis.getKey() + " of the grid has "
                        + (values.stream().allMatch(String::isBlank) ? "no values" : "an empty value")
                        + "; give it some with --grid " + axis.getKey() + "=VALUE,VALUE.");
            }
            Set<String> seen = new HashSet<>();
            for (String value : values) {
                if (!seen.add(value)) {
                    throw new InvalidRequestException(
                            "The axis " + axis.getKey() + " of the grid has the value " + value + " twice.");
                }
            }
            this.axes.put(axis.getKey(), List.copyOf(values));
            points *= values.size();
            if (points > MOST_POINTS) {
                throw new InvalidRequestException(
                        "The grid has more than " + MOST_POINTS + " points; take fewer values or axes.");
            }
        }
        refuseEqualNames();
    }

    /**
     * Reads one axis as people write it.
     *
     * @param text {@code KEY=VALUE,VALUE,...}; lists are written in brackets, {@code layers=[3,32,16,1],[3,64,32,1]}
     * @return the key and its values, in this order
     * @throws InvalidRequestException if it cannot be read
     */
    public static Map.Entry<String, List<String>> axis(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidRequestException("--grid takes KEY=VALUE,VALUE,..., not \"" + text + "\".");
        }
        if (text.chars().filter(c -> c == '[').count()
                != text.chars().filter(c -> c == ']').count()) {
            throw new InvalidRequestException(
                    "--grid " + text + " has a bracket without its other half; lists are written"
                            + " as in --grid 'layers=[3,32,16,1],[3,64,32,1]'.");
        }
        List<String> values = new ArrayList<>();
        for (String value : text.substring(equals + 1).split(",(?![^\\[]*\\])", -1)) {
            values.add(value.trim());
        }
        return Map.entry(text.substring(0, equals).trim(), List.copyOf(values));
    }

    /**
     * The axes.
     *
     * @return values by key, in order
     */
    public Map<String, List<String>> axes() {
        return Collections.unmodifiableMap(axes);
    }

    /**
     * All points.
     *
     * @return in grid order, at least one
     */
    public List<GridPoint> points() {
        List<Map<String, String>> points = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> point : points) {
                for (String value : axis.getValue()) {
                    Map<String, String> next = new LinkedHashMap<>(point);
                    next.put(axis.getKey(), value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        List<GridPoint> numbered = new ArrayList<>();
        for (Map<String, String> point : points) {
            numbered.add(new GridPoint(numbered.size(), point));
        }
        return List.copyOf(numbered);
    }

    private void refuseEqualNames() {
        axes.forEach((key, values) -> {
            Map<String, String> seen = new LinkedHashMap<>();
            for (String value : values) {
                String other = seen.put(new GridPoint(0, Map.of(key, value)).name(), value);
                if (other != null) {
                    throw new InvalidRequestException("The values " + other + " and " + value + " of the axis " + key
                            + " would share a directory; write one of them in another way.");
                }
            }
        });
    }
}

package org.eigentape.engine.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One point of a grid.
 *
 * @param index its place in grid order, from 0
 * @param values the value of each axis as it was given, in the order of the axes
 */
public record GridPoint(int index, Map<String, String> values) {

    private static final Map<String, String> SYMBOLS = Map.of("temperature", "T");

    /** Copies the values, in order. */
    public GridPoint {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The name of its directory: {@code KEY=VALUE} joined by {@code _}, with T for the key {@code temperature}. Values are in
     * the spelling in which they were given; where that cannot be part of a file's name, {@code over} stands for a slash and
     * {@code x} for the comma of a list.
     *
     * @return for example {@code T=2^-5_inverseSigmaW=1over8}
     */
    public String name() {
        return values.entrySet().stream()
                .map(entry -> SYMBOLS.getOrDefault(entry.getKey(), entry.getKey()) + "=" + spelled(entry.getValue()))
                .collect(Collectors.joining("_"));
    }

    private static String spelled(String value) {
        return value.replaceAll("[\\[\\]\\s]", "")
                .replace("/", "over")
                .replace(",", "x")
                .replaceAll("[^A-Za-z0-9.^+-]", "-");
    }
}

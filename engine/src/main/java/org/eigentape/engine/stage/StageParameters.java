package org.eigentape.engine.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eigentape.engine.error.InvalidRequestException;

/** The values of a stage's parameters: defaults and what was set. Part of the key of its results. Immutable. */
public final class StageParameters {

    private final String stage;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final String canonical;

    /**
     * Fills in defaults.
     *
     * @param description the stage
     * @param set what was set, by name
     * @throws InvalidRequestException if the stage has no such parameter
     */
    public StageParameters(StageDescription description, Map<String, String> set) {
        this.stage = description.name();
        TreeMap<String, String> changed = new TreeMap<>();
        for (ParameterDeclaration parameter : description.parameters()) {
            String standard = ParameterText.canonical(parameter.defaultValue());
            String value = ParameterText.canonical(set.getOrDefault(parameter.name(), standard));
            values.put(parameter.name(), value);
            if (!value.equals(standard)) {
                changed.put(parameter.name(), value);
            }
        }
        for (String name : set.keySet()) {
            if (!values.containsKey(name)) {
                throw new InvalidRequestException("Stage " + stage + " has no parameter \"" + name + "\"; it has "
                        + (values.isEmpty() ? "none" : String.join(", ", values.keySet())) + ".");
            }
        }
        this.canonical = changed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
    }

    /**
     * What differs from the defaults, sorted by name: {@code convention=published}.
     *
     * @return empty for defaults
     */
    public String canonical() {
        return canonical;
    }

    /**
     * A short name for {@link #canonical()}, for directories.
     *
     * @return {@code default}, or 8 hexadecimal digits of its SHA-256
     */
    public String hash() {
        if (canonical.isEmpty()) {
            return "default";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }

    /**
     * A parameter as text.
     *
     * @param name a declared parameter
     * @return its value, in the form of {@link ParameterText#canonical}: {@code 1000} where {@code 1e3} was set
     */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("stage " + stage + " does not declare the parameter " + name);
        }
        return value;
    }

    /**
     * A parameter that is one of several words.
     *
     * @param name a declared parameter
     * @param allowed the words
     * @return its value
     * @throws InvalidRequestException if it is none of them
     */
    public String oneOf(String name, List<String> allowed) {
        String value = text(name);
        if (!allowed.contains(value)) {
            throw new InvalidRequestException(stage + "." + name + " is \"" + value + "\"; it must be one of "
                    + String.join(", ", allowed) + ".");
        }
        return value;
    }

    /**
     * A parameter as a number.
     *
     * @param name a declared parameter
     * @return its value; infinite where it is too large
     * @throws InvalidRequestException if it is not a decimal number
     */
    public double number(String name) {
        String value = text(name);
        if (!ParameterText.isNumber(value)) {
            throw new InvalidRequestException(stage + "." + name + " is \"" + value + "\", which is not a number.");
        }
        return Double.parseDouble(value);
    }

    /**
     * A parameter as whole numbers separated by commas.
     *
     * @param name a declared parameter
     * @return its values in the order given, all different; possibly none
     * @throws InvalidRequestException if one is not a whole number, or is there twice
     */
    public long[] wholeNumbers(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return new long[0];
        }
        Set<Long> numbers = new LinkedHashSet<>();
        try {
            for (String part : value.split(",", -1)) {
                if (!numbers.add(Long.valueOf(part))) {
                    throw new InvalidRequestException(
                            stage + "." + name + " is \"" + value + "\", which names " + part + " twice.");
                }
            }
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(
                    stage + "." + name + " is \"" + value + "\"; it must be whole numbers separated by commas.");
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}

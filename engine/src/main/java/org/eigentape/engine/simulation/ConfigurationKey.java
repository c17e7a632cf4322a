package org.eigentape.engine.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be configured with {@code --set name=value} or in {@code config.yaml}.
 *
 * @param name camel case, for example {@code learningRate}
 * @param kind how its text is read
 * @param defaultValue what holds where it is not set; null where it must follow from another key
 * @param description one sentence with unit and range
 */
public record ConfigurationKey(
        String name, Kind kind, @Nullable JsonNode defaultValue, String description) {

    /** How the text of a value is read. */
    public enum Kind {
        /** A floating-point number; {@code 1/8} and {@code 2^-3} are understood. */
        NUMBER,
        /** A whole number. */
        WHOLE_NUMBER,
        /** {@code true} or {@code false}. */
        TRUTH,
        /** A word. */
        WORD,
        /** A path of a file or directory; recordings hold no absolute paths, see {@link Configuration#file}. */
        FILE,
        /** Numbers separated by commas, or a list in YAML. */
        NUMBERS,
        /** Whole numbers separated by commas, or a list in YAML. */
        WHOLE_NUMBERS
    }

    /**
     * A number.
     *
     * @param name of the key
     * @param value default
     * @param description one sentence
     * @return the key
     */
    public static ConfigurationKey number(String name, double value, String description) {
        return new ConfigurationKey(name, Kind.NUMBER, JsonNodeFactory.instance.numberNode(value), description);
    }

    /**
     * A whole number.
     *
     * @param name of the key
     * @param value default
     * @param description one sentence
     * @return the key
     */
    public static ConfigurationKey wholeNumber(String name, long value, String description) {
        return new ConfigurationKey(name, Kind.WHOLE_NUMBER, JsonNodeFactory.instance.numberNode(value), description);
    }

    /**
     * True or false.
     *
     * @param name of the key
     * @param value default
     * @param description one sentence
     * @return the key
     */
    public static ConfigurationKey truth(String name, boolean value, String description) {
        return new ConfigurationKey(name, Kind.TRUTH, JsonNodeFactory.instance.booleanNode(value), description);
    }

    /**
     * A word.
     *
     * @param name of the key
     * @param value default
     * @param description one sentence with the allowed words
     * @return the key
     */
    public static ConfigurationKey word(String name, String value, String description) {
        return new ConfigurationKey(name, Kind.WORD, JsonNodeFactory.instance.textNode(value), description);
    }

    /**
     * A word that need not be given.
     *
     * @param name of the key
     * @param description one sentence
     * @return the key, without default
     */
    public static ConfigurationKey optionalWord(String name, String description) {
        return new ConfigurationKey(name, Kind.WORD, null, description);
    }

    /**
     * A file that need not be given.
     *
     * @param name of the key
     * @param description one sentence with the formats that are read
     * @return the key, without default
     */
    public static ConfigurationKey file(String name, String description) {
        return new ConfigurationKey(name, Kind.FILE, null, description);
    }

    /**
     * Whole numbers.
     *
     * @param name of the key
     * @param values default
     * @param description one sentence
     * @return the key
     */
    public static ConfigurationKey wholeNumbers(String name, List<Integer> values, String description) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return new ConfigurationKey(name, Kind.WHOLE_NUMBERS, array, description);
    }

    /**
     * Numbers.
     *
     * @param name of the key
     * @param values default
     * @param description one sentence with units and ranges
     * @return the key
     */
    public static ConfigurationKey numbers(String name, List<Double> values, String description) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return new ConfigurationKey(name, Kind.NUMBERS, array, description);
    }
}

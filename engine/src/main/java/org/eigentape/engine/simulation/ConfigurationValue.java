package org.eigentape.engine.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eigentape.engine.error.InvalidRequestException;

/** Reads one value of a configuration: text as people type it, or a node of YAML or JSON. */
final class ConfigurationValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private ConfigurationValue() {}

    static JsonNode read(ConfigurationKey key, JsonNode given) {
        return switch (key.kind()) {
            case NUMBER -> NODES.numberNode(number(key, given));
            case WHOLE_NUMBER -> NODES.numberNode(whole(key, given));
            case TRUTH -> NODES.booleanNode(truth(key, given));
            case WORD, FILE -> NODES.textNode(word(key, given));
            case NUMBERS -> list(key, given, false);
            case WHOLE_NUMBERS -> list(key, given, true);
        };
    }

    private static ArrayNode list(ConfigurationKey key, JsonNode given, boolean whole) {
        ArrayNode read = NODES.arrayNode();
        if (given.isArray()) {
            given.forEach(item -> add(read, key, item, whole));
        } else if (given.isTextual()) {
            for (String part : given.textValue().replaceAll("[\\[\\]]", "").split(",")) {
                add(read, key, NODES.textNode(part.trim()), whole);
            }
        } else {
            add(read, key, given, whole);
        }
        return read;
    }

    private static void add(ArrayNode list, ConfigurationKey key, JsonNode item, boolean whole) {
        if (item.isTextual() && item.textValue().isEmpty()) {
            throw wrong(key, item, whole ? "whole numbers such as 1,2" : "numbers such as 0.5 or 1/8,1/4");
        }
        if (whole) {
            long value = whole(key, item);
            if (value != (int) value) {
                throw wrong(key, item, "whole numbers between -2^31 and 2^31 - 1");
            }
            list.add((int) value);
        } else {
            list.add(number(key, item));
        }
    }

    private static double number(ConfigurationKey key, JsonNode given) {
        double value = anyNumber(given);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw wrong(key, given, "a finite number such as 0.5, 1e-3, 1/8 or 2^-3");
        }
        return value;
    }

    /** NaN for what is no number. */
    static double anyNumber(JsonNode given) {
        double value = Double.NaN;
        if (given.isNumber()) {
            value = given.doubleValue();
        } else if (given.isTextual()) {
            value = numberFrom(given.textValue().trim());
        }
        return value;
    }

    private static double numberFrom(String text) {
        try {
            int slash = text.indexOf('/');
            if (slash > 0) {
                return numberFrom(text.substring(0, slash)) / numberFrom(text.substring(slash + 1));
            }
            int power = text.indexOf('^');
            if (power > 0) {
                return StrictMath.pow(decimal(text.substring(0, power)), decimal(text.substring(power + 1)));
            }
            return decimal(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Java would also read hexadecimal numbers, and letters behind a number that name a type: 1d, 2f. */
    private static double decimal(String text) {
        String trimmed = text.trim();
        if (!DECIMAL.matcher(trimmed).matches()) {
            throw new NumberFormatException(trimmed);
        }
        return Double.parseDouble(trimmed);
    }

    private static long whole(ConfigurationKey key, JsonNode given) {
        String digits = given.asText().trim();
        if (digits.matches("[+-]?\\d+")) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException e) {
                throw wrong(key, given, "between -2^63 and 2^63 - 1");
            }
        }
        double value = anyNumber(given);
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            throw wrong(key, given, "a whole number such as 100 or 1e5");
        }
        if (Math.abs(value) > 1L << 53) {
            throw wrong(key, given, "at most 2^53 unless it is written out in digits");
        }
        return (long) value;
    }

    private static boolean truth(ConfigurationKey key, JsonNode given) {
        String text = given.asText();
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(key, given, "true or false");
        }
        return text.equals("true");
    }

    private static String word(ConfigurationKey key, JsonNode given) {
        if (!given.isValueNode() || given.asText().isBlank()) {
            throw wrong(key, given, key.kind() == ConfigurationKey.Kind.FILE ? "a path" : "a word");
        }
        return given.asText().trim();
    }

    static Path file(ConfigurationKey key, JsonNode given) {
        try {
            return Path.of(word(key, given));
        } catch (InvalidPathException e) {
            throw wrong(key, given, "a path, and " + e.getReason());
        }
    }

    private static InvalidRequestException wrong(ConfigurationKey key, JsonNode given, String expected) {
        return new InvalidRequestException(
                key.name() + " is " + given + "; it must be " + expected + ". " + key.description());
    }
}

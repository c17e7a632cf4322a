package org.eigentape.engine.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * The values of a simulation's configuration keys, read from text or YAML and checked for their kind. Keys keep the order
 * of their declaration, so that equal configurations are equal texts. Immutable.
 */
public final class Configuration {

    private final Map<String, ConfigurationKey> keys = new LinkedHashMap<>();
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Set<String> set;

    /**
     * Reads values and fills in defaults.
     *
     * @param keys what can be configured
     * @param given values by name: text nodes are read by their key's kind, other nodes must be of that kind
     * @throws InvalidRequestException if a name is unknown or a value is not of its key's kind
     */
    public Configuration(List<ConfigurationKey> keys, Map<String, JsonNode> given) {
        keys.forEach(key -> this.keys.put(key.name(), key));
        for (String name : given.keySet()) {
            if (!this.keys.containsKey(name)) {
                throw new InvalidRequestException("There is no configuration key \"" + name + "\"; known are "
                        + String.join(", ", new TreeSet<>(this.keys.keySet())) + ".");
            }
        }
        set = Set.copyOf(given.keySet());
        for (ConfigurationKey key : keys) {
            JsonNode value = given.get(key.name());
            if (value != null && key.kind() == ConfigurationKey.Kind.FILE) {
                put(key.name(), ConfigurationValue.file(key, value));
            } else if (value != null) {
                values.set(key.name(), ConfigurationValue.read(key, value));
            } else if (key.defaultValue() != null) {
                values.set(key.name(), key.defaultValue());
            }
        }
    }

    /**
     * Whether a value was given, so that it is not a default.
     *
     * @param name a declared key
     * @return true if it was given
     */
    public boolean isSet(String name) {
        return set.contains(name);
    }

    /**
     * A number.
     *
     * @param name a declared key
     * @return its value
     */
    public double number(String name) {
        return value(name).doubleValue();
    }

    /**
     * A number within bounds.
     *
     * @param name a declared key
     * @param least smallest allowed
     * @param most largest allowed
     * @return its value
     * @throws InvalidRequestException if it is outside
     */
    public double number(String name, double least, double most) {
        double number = number(name);
        if (!(number >= least && number <= most)) {
            throw new InvalidRequestException(
                    name + " is " + number + "; it must be between " + least + " and " + most + ".");
        }
        return number;
    }

    /**
     * A whole number within bounds.
     *
     * @param name a declared key
     * @param least smallest allowed
     * @param most largest allowed
     * @return its value
     * @throws InvalidRequestException if it is outside
     */
    public long wholeNumber(String name, long least, long most) {
        long number = value(name).longValue();
        if (number < least || number > most) {
            throw new InvalidRequestException(
                    name + " is " + number + "; it must be between " + least + " and " + most + ".");
        }
        return number;
    }

    /**
     * True or false.
     *
     * @param name a declared key
     * @return its value
     */
    public boolean truth(String name) {
        return value(name).booleanValue();
    }

    /**
     * A word out of a list.
     *
     * @param name a declared key
     * @param allowed what it may be
     * @return its value
     * @throws InvalidRequestException if it is none of them
     */
    public String word(String name, List<String> allowed) {
        String word = value(name).textValue();
        if (!allowed.contains(word)) {
            throw new InvalidRequestException(
                    name + " is \"" + word + "\"; it must be one of " + String.join(", ", allowed) + ".");
        }
        return word;
    }

    /**
     * Any word.
     *
     * @param name a declared key
     * @return its value
     */
    public String text(String name) {
        return value(name).textValue();
    }

    /**
     * Numbers.
     *
     * @param name a declared key
     * @return its values
     */
    public double[] numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        value(name).forEach(node -> numbers.add(node.doubleValue()));
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Whole numbers.
     *
     * @param name a declared key
     * @return its values
     */
    public int[] wholeNumbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        value(name).forEach(node -> numbers.add(node.intValue()));
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * A file that somebody named. What is recorded of it ({@link #toJson}) holds no place on a machine: of an absolute path the
     * last name only, so that a configuration that was read again looks for that name in the working directory.
     *
     * @param name a declared key
     * @return where it is
     */
    public Path file(String name) {
        value(name);
        return Objects.requireNonNull(files.get(name), name);
    }

    /**
     * The same configuration with a file named otherwise, for example the file that was meant by a directory.
     *
     * @param name a declared key
     * @param file where it is
     * @return a configuration of the same keys
     */
    public Configuration withFile(String name, Path file) {
        Configuration copy = with(Map.of(name, JsonNodeFactory.instance.textNode(file.toString())));
        copy.put(name, file);
        return copy;
    }

    /**
     * The same configuration, of which no more is recorded about files than their names; they are found where they are.
     *
     * @return a configuration of the same keys
     */
    public Configuration withNamesOfFiles() {
        Configuration copy = with(Map.of());
        copy.files.forEach((name, file) -> copy.values.put(name, String.valueOf(file.getFileName())));
        return copy;
    }

    private void put(String name, Path file) {
        files.put(name, file);
        values.put(name, file.isAbsolute() ? String.valueOf(file.getFileName()) : file.toString());
    }

    /**
     * Whether the key has a value, given or default.
     *
     * @param name a declared key
     * @return true if it has
     */
    public boolean has(String name) {
        return values.has(name);
    }

    /**
     * The same configuration with some values replaced, for example by what follows from others.
     *
     * @param replaced new values by name
     * @return a configuration of the same keys
     */
    public Configuration with(Map<String, JsonNode> replaced) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        values.fields().forEachRemaining(entry -> all.put(entry.getKey(), entry.getValue()));
        files.forEach((name, file) -> all.put(name, JsonNodeFactory.instance.textNode(file.toString())));
        all.putAll(replaced);
        return new Configuration(List.copyOf(keys.values()), all);
    }

    /**
     * All values in the order of the keys' declaration.
     *
     * @return a copy
     */
    public ObjectNode toJson() {
        return values.deepCopy();
    }

    private JsonNode value(String name) {
        if (!keys.containsKey(name)) {
            throw new IllegalArgumentException("configuration key " + name + " is not declared");
        }
        JsonNode value = values.get(name);
        if (value == null) {
            throw new InvalidRequestException(
                    "The configuration key " + name + " has no value; set it with --set " + name + "=VALUE.");
        }
        return value instanceof ArrayNode array ? array.deepCopy() : value;
    }
}

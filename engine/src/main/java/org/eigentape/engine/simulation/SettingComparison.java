package org.eigentape.engine.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Whether a value of a resolved configuration is what somebody set, told without the keys of the simulation, which may no
 * longer be on the class path.
 */
public final class SettingComparison {

    /** Values that follow from others and back, such as T from eps from T, may differ in their last digits. */
    private static final double ROUNDING = 1e-12;

    private SettingComparison() {}

    /**
     * Compares.
     *
     * @param resolved a value of a resolved configuration; a missing node agrees with nothing
     * @param given as {@link Configuration} takes it: text or a node, for a list also one value that stands for several
     * @param places of a list for which one value stands, from 0
     * @return true if they say the same; numbers may differ by a relative 10^-12
     */
    public static boolean agree(JsonNode resolved, JsonNode given, IntPredicate places) {
        if (resolved.isArray()) {
            return agreeAsLists(resolved, items(given), places);
        }
        String text = given.asText().trim();
        if (!resolved.isNumber() || text.equals(resolved.asText())) {
            return resolved.isValueNode() && text.equals(resolved.asText());
        }
        double one = resolved.doubleValue();
        double other = ConfigurationValue.anyNumber(given);
        return one == other || Math.abs(one - other) <= ROUNDING * Math.abs(one);
    }

    private static boolean agreeAsLists(JsonNode resolved, List<JsonNode> given, IntPredicate places) {
        boolean single = given.size() == 1 && resolved.size() != 1;
        if (!single && given.size() != resolved.size()) {
            return false;
        }
        return IntStream.range(0, resolved.size())
                .filter(index -> !single || places.test(index))
                .allMatch(index -> agree(resolved.get(index), given.get(single ? 0 : index), places));
    }

    private static List<JsonNode> items(JsonNode given) {
        List<JsonNode> items = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(items::add);
        } else {
            for (String part : given.asText().replaceAll("[\\[\\]]", "").split(",", -1)) {
                items.add(JsonNodeFactory.instance.textNode(part.trim()));
            }
        }
        return items;
    }
}

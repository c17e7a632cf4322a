package org.eigentape.engine.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import org.eigentape.engine.numeric.RandomStream;

/**
 * The seed of a cell: the first 64-bit number of the {@link RandomStream} of (seed of the sweep, {@code cell/} followed by the
 * cell's configuration, 0). So it depends on neither the rest of the grid nor the order of its values, and a cell can be made
 * alone. The streams of a cell's runs follow from its seed and the number of the run.
 *
 * <p>The configuration is the resolved one, one line {@code KEY=VALUE} for each key in the order of the simulation;
 * fractions are written in hexadecimal ({@link Double#toHexString}), which every Java platform writes alike.
 */
final class CellSeed {

    private CellSeed() {}

    static long of(long sweepSeed, JsonNode resolved) {
        return RandomStream.of(sweepSeed, "cell/" + canonical(resolved), 0).nextLong();
    }

    /** Equal texts for equal configurations, and only for these. */
    static String canonical(JsonNode resolved) {
        StringBuilder text = new StringBuilder();
        resolved.properties().forEach(entry -> {
            text.append(entry.getKey()).append('=');
            append(text, entry.getValue());
            text.append('\n');
        });
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode value) {
        if (value.isArray()) {
            text.append('[');
            value.forEach(item -> {
                append(text, item);
                text.append(',');
            });
            text.append(']');
        } else if (value.isFloatingPointNumber()) {
            text.append(Double.toHexString(value.doubleValue()));
        } else {
            text.append(value.asText());
        }
    }
}

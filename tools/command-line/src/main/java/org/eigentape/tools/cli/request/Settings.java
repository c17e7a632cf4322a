package org.eigentape.tools.cli.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;

/** Reads {@code --set KEY=VALUE}. */
public final class Settings {

    private Settings() {}

    /**
     * Splits what was given at the first equals sign.
     *
     * @param given texts {@code KEY=VALUE}
     * @return values by key in the order given
     * @throws InvalidRequestException if one has no key, or a key comes twice
     */
    public static Map<String, String> parse(List<String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : given) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new InvalidRequestException("--set takes KEY=VALUE, not \"" + text + "\".");
            }
            String key = text.substring(0, equals).trim();
            if (values.put(key, text.substring(equals + 1).trim()) != null) {
                throw new InvalidRequestException("--set gives " + key + " twice.");
            }
        }
        return values;
    }
}

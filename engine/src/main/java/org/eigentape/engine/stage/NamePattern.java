package org.eigentape.engine.stage;

import java.util.regex.Pattern;

/** Names with {@code *} for any characters. */
public final class NamePattern {

    private NamePattern() {}

    /**
     * Whether a name fits a pattern.
     *
     * @param pattern text in which {@code *} stands for any characters, also none
     * @param name a name
     * @return true if the whole name fits
     */
    public static boolean matches(String pattern, String name) {
        StringBuilder expression = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.matches(expression.toString(), name);
    }
}

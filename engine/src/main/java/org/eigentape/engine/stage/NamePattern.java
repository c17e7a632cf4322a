package org.eigentape.engine.stage;

import java.util.regex.Pattern;

/** Names with {@code *} for any characters, and alternatives separated by {@code |}. */
public final class NamePattern {

    private NamePattern() {}

    /**
     * Whether a name fits a pattern.
     *
     * @param pattern text in which {@code *} stands for any characters, also none; several such texts separated by
     *     {@code |}, one of which must fit: {@code train/gradient.moments/*|train/deltas/*}
     * @param name a name
     * @return true if the whole name fits
     */
    public static boolean matches(String pattern, String name) {
        StringBuilder expression = new StringBuilder();
        for (String alternative : pattern.split("\\|", -1)) {
            expression.append(expression.isEmpty() ? "" : "|");
            String[] parts = alternative.split("\\*", -1);
            for (int part = 0; part < parts.length; part++) {
                expression.append(part == 0 ? "" : ".*").append(Pattern.quote(parts[part]));
            }
        }
        return Pattern.matches(expression.toString(), name);
    }
}

package org.eigentape.tools.cli.replay;

import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.replay.EventSelection;

/** Reads what {@link EventSelection#canonical} writes. */
final class SelectionText {

    private SelectionText() {}

    static EventSelection parse(String canonical, Set<Integer> runs) {
        long from = 0;
        long to = Long.MAX_VALUE;
        long every = 1;
        for (String part : canonical.isEmpty() ? new String[0] : canonical.split("[,;]")) {
            int equals = part.indexOf('=');
            long value = number(canonical, part.substring(equals + 1));
            switch (part.substring(0, Math.max(0, equals))) {
                case "from" -> from = value;
                case "to" -> to = value;
                case "every" -> every = value;
                default -> throw unreadable(canonical);
            }
        }
        return new EventSelection(runs, from, to, every);
    }

    private static long number(String canonical, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw unreadable(canonical);
        }
    }

    private static InvalidRequestException unreadable(String canonical) {
        return new InvalidRequestException(
                "The selection \"" + canonical + "\" of some results was written by another release.");
    }
}

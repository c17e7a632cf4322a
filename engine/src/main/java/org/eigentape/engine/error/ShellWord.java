package org.eigentape.engine.error;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths in the commands that messages suggest, so that these can be copied into a shell. */
public final class ShellWord {

    /** What no POSIX shell takes for anything but itself; letters beyond ASCII are among it. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./^-]+");

    private ShellWord() {}

    /**
     * A path as one word of a command.
     *
     * @param path any path
     * @return the path, in quotes where a shell would take it apart: double ones, since messages have commands in single ones,
     *     unless it has what these do not protect
     */
    public static String of(Path path) {
        String text = path.toString();
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        boolean isSafe = text.chars().noneMatch(letter -> "\"$`\\!".indexOf(letter) >= 0);
        return isSafe ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
    }
}

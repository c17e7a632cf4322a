package org.eigentape.tools.cli.request;

import java.nio.file.Path;
import org.eigentape.engine.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** What {@code --out} may be. */
public final class OutputOption {

    private OutputOption() {}

    /**
     * Refuses an empty path, which would be the current directory to some file operations and nothing to others: mostly it
     * comes from a variable of a script that is not set.
     *
     * @param out as given, or null where it was not
     * @param what it names, such as {@code the directory to record into}
     * @throws InvalidRequestException if it is blank
     */
    public static void refuseBlank(@Nullable Path out, String what) {
        if (out != null && out.toString().isBlank()) {
            throw new InvalidRequestException("--out needs a name, that of " + what + ".");
        }
    }
}

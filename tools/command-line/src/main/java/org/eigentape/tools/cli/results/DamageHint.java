package org.eigentape.tools.cli.results;

import java.nio.file.Path;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.ShellWord;

/** Sends who meets a damaged file, in a command that does not read the events, to the command that does. */
final class DamageHint {

    private DamageHint() {}

    /**
     * The same failure with the hint.
     *
     * @param failure of a file of the recording
     * @param recording its directory
     */
    static CorruptRecordingException with(CorruptRecordingException failure, Path recording) {
        return new CorruptRecordingException(failure.getMessage() + " 'eigentape verify " + ShellWord.of(recording)
                + " --results' says what is undamaged.");
    }
}

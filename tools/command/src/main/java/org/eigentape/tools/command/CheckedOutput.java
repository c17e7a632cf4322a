package org.eigentape.tools.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Throws where a {@link PrintStream} would swallow: a command whose reader has gone should stop, and one whose output is
 * cut by a full disk must not claim success.
 */
final class CheckedOutput extends OutputStream {

    private final OutputStream target;

    CheckedOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }
}

package org.eigentape.tools.command;

/** The codes with which a command ends. Scripts rely on them. */
public final class ExitCode {

    /** What was asked for was done. */
    public static final int DONE = 0;
    /** The recording is a valid prefix without an end. */
    public static final int INCOMPLETE = 1;
    /** The recording is damaged, or the command failed. */
    public static final int CORRUPT_OR_FAILED = 2;
    /** The recording has a format that this release does not read. */
    public static final int OTHER_FORMAT = 3;
    /** The named path is not a recording. */
    public static final int NOT_A_RECORDING = 4;
    /** The command was called wrongly. */
    public static final int WRONG_USAGE = 64;
    /** The command was interrupted; its state is saved. After SIGTERM the JVM makes it 143. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}

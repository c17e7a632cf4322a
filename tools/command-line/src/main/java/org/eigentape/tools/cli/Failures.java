package org.eigentape.tools.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eigentape.engine.error.EventTooLargeException;
import org.eigentape.engine.error.FormatTooNewException;
import org.eigentape.engine.error.FormatTooOldException;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.InterruptedCommandException;
import org.eigentape.tools.command.OutputFailedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one sentence on standard error and an exit code. */
final class Failures {

    private final Console console;
    private boolean outputBroken;

    Failures(Console console) {
        this.console = console;
    }

    /**
     * Says what a user can act on in one sentence, and for all else where its trace is.
     *
     * @param failure thrown by a command
     * @return the exit code
     */
    int handle(Throwable failure) {
        outputBroken |= failure instanceof OutputFailedException;
        if (failure instanceof InterruptedCommandException
                || console.interruption().isRequested()) {
            return interrupted(failure);
        }
        if (failure instanceof OutputFailedException output && output.isReaderGone()) {
            return ExitCode.DONE;
        }
        if (console.debug()) {
            failure.printStackTrace(console.err());
        }
        if (failure instanceof RecordingException || failure instanceof OutputFailedException) {
            say(String.valueOf(failure.getMessage()));
        } else if (failure instanceof OutOfMemoryError) {
            say("Out of memory (" + failure.getMessage() + "); give it more with EIGENTAPE_JAVA_OPTS=-Xmx4g, or ask for"
                    + " less at once.");
        } else {
            say("Unexpected failure, which is a defect of eigentape: " + failure + ". " + traceOf(failure));
        }
        return exitCode(failure);
    }

    /** A JVM that shuts down cannot load classes, fonts and the like any more: what fails then is no failure. */
    private int interrupted(Throwable failure) {
        if (console.debug()) {
            failure.printStackTrace(console.err());
        }
        InterruptedCommandException told =
                failure instanceof InterruptedCommandException ours ? ours : new InterruptedCommandException();
        say(String.valueOf(told.getMessage()));
        return ExitCode.INTERRUPTED;
    }

    /**
     * Says that a thread that nobody waits for failed; nothing once somebody asked the program to stop.
     *
     * @param thread that failed
     * @param failure of it
     */
    void inBackground(Thread thread, Throwable failure) {
        if (console.debug()) {
            failure.printStackTrace(console.err());
        } else if (!console.interruption().isRequested()) {
            say("The thread " + thread.getName() + " failed: " + failure + "; EIGENTAPE_DEBUG=1 prints its trace.");
        }
    }

    /**
     * Whether standard output cannot take anything more.
     *
     * @return true once writing to it has failed
     */
    boolean isOutputBroken() {
        return outputBroken;
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof IncompleteRecordingException) {
            return ExitCode.INCOMPLETE;
        }
        if (failure instanceof FormatTooNewException || failure instanceof FormatTooOldException) {
            return ExitCode.OTHER_FORMAT;
        }
        if (failure instanceof NotARecordingException) {
            return ExitCode.NOT_A_RECORDING;
        }
        if (failure instanceof InvalidRequestException
                || failure instanceof TensorNotRecordedException
                || failure instanceof EventTooLargeException) {
            return ExitCode.WRONG_USAGE;
        }
        return ExitCode.CORRUPT_OR_FAILED;
    }

    /**
     * Says what is wrong with the arguments and where help is.
     *
     * @param failure of parsing
     * @param arguments as given
     * @return the exit code
     */
    int wrongUsage(ParameterException failure, String[] arguments) {
        if (console.debug()) {
            failure.printStackTrace(console.err());
        }
        CommandLine line = failure.getCommandLine();
        String message = String.valueOf(failure.getMessage()).strip();
        if (message.startsWith("Unmatched argument") && failure instanceof UnmatchedArgumentException unmatched) {
            message = "\"" + String.join(" ", unmatched.getUnmatched()) + "\" was not expected here: too many words";
        }
        if (isUnreadablePath(failure)) {
            message = "The system encoding, " + System.getProperty("sun.jnu.encoding", "that of the locale")
                    + ", has no letters for this path; set a locale of UTF-8, such as LC_ALL=C.UTF-8, and try again";
        }
        say(message.endsWith(".") ? message : message + ".");
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            console.err()
                    .println("Did you mean "
                            + String.join(
                                    " or ",
                                    unmatched.getSuggestions().stream().limit(3).toList()) + "?");
        }
        console.err().println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }

    private static boolean isUnreadablePath(Throwable failure) {
        return failure instanceof InvalidPathException
                || String.valueOf(failure.getMessage()).contains(InvalidPathException.class.getName())
                || failure.getCause() instanceof InvalidPathException;
    }

    private void say(String sentence) {
        console.err().println("eigentape: " + sentence);
    }

    private String traceOf(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path log = Files.createTempFile(console.temporaryDirectory(), "eigentape-error-", ".log");
            Files.writeString(log, trace.toString());
            return "Please report it with its trace, which is in " + log + ".";
        } catch (IOException e) {
            return "Its trace could not be written (" + e.getMessage() + "); EIGENTAPE_DEBUG=1 prints it.";
        }
    }
}

package org.eigentape.replay;

import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.recording.Completion;

/** Compares the end of a journal with what the manifest of a complete recording says. */
final class JournalCompleteness {

    private JournalCompleteness() {}

    static void check(Completion completion, JournalScanner scanner) {
        long events = scanner.nextSequence();
        if (events != completion.events()) {
            throw new CorruptRecordingException("The journal ends at " + scanner.place() + " after " + events
                    + " events, but manifest.json says that it was completed with " + completion.events()
                    + ": the rest is lost. All events before are valid.");
        }
        if (completion.lastSequence() != events - 1 || scanner.chain() != completion.chain()) {
            throw new CorruptRecordingException(
                    "The journal's last event at " + scanner.place() + " is not the one that manifest.json names.");
        }
        scanner.checkEnd(true);
    }
}

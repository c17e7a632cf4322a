package org.eigentape.replay;

import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.FrameChecker;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.recording.Completion;

/** Compares the end of a journal with what the manifest of a complete recording says. */
final class JournalCompleteness {

    private JournalCompleteness() {}

    static void check(Completion completion, JournalScanner scanner) {
        long events = scanner.nextSequence();
        if (events != completion.events()) {
            throw new CorruptRecordingException((events == 0
                            ? "The journal has no events"
                            : "The journal ends at " + scanner.place() + " after event " + (events - 1))
                    + ", but manifest.json says that it was completed with " + completion.events()
                    + " events: " + difference(events, completion.events()) + ". "
                    + FrameChecker.validEvents(events));
        }
        if (completion.lastSequence() != events - 1 || scanner.chain() != completion.chain()) {
            throw new CorruptRecordingException(
                    "The journal's last event at " + scanner.place() + " is not the one that manifest.json names.");
        }
        scanner.checkEnd(true);
    }

    private static String difference(long events, long expected) {
        if (events > expected) {
            return "it goes on where it should end";
        }
        return events == 0 ? "they are lost" : "the rest is lost";
    }
}

package org.eigentape.replay;

import java.nio.file.Path;
import java.util.TreeMap;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.FormatTooNewException;
import org.eigentape.engine.error.FormatTooOldException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameChecker;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.journal.RecordingLock;
import org.eigentape.engine.recording.Completion;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording from the first byte to the last and says whether it is what was written: every frame and the chain,
 * the order of each run's events, the end event, the digests, and the manifest. Changes nothing.
 *
 * <p>Verdicts: a journal with its end event and a manifest that agrees is complete. A journal without an end is
 * incomplete, unless the manifest says that it was completed: then it is corrupt. So is a recording whose manifest is
 * damaged, or missing while there are events; the events are verified all the same, and the verdict says how many are
 * valid.
 */
public final class Verification {

    private static final long PROGRESS_INTERVAL = 4 << 20;

    private final RecordingDirectory directory;
    private final VerificationProgress progress;
    private final JournalStory story = new JournalStory();
    private long events;
    private long bytes;

    private Verification(RecordingDirectory directory, VerificationProgress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Verifies a recording.
     *
     * @param root the recording's directory
     * @param progress told how far it is
     * @return the verdict
     * @throws org.eigentape.engine.error.StorageException if a file cannot be read
     */
    public static VerificationResult verify(Path root, VerificationProgress progress) {
        RecordingDirectory directory;
        try {
            directory = RecordingDirectory.open(root);
        } catch (NotARecordingException | CorruptRecordingException e) {
            return new VerificationResult(state(e), message(e), 0, 0, new TreeMap<>());
        }
        return new Verification(directory, progress).run();
    }

    private VerificationResult run() {
        // Asked first: a writer that ends meanwhile leaves a complete journal, which is judged as such.
        boolean beingWritten = RecordingLock.isHeld(directory.events());
        Manifest manifest = null;
        RecordingException manifestProblem = null;
        try {
            manifest = Manifest.read(directory.manifest());
        } catch (CorruptRecordingException e) {
            manifestProblem = e;
        } catch (FormatTooNewException | FormatTooOldException e) {
            return result(state(e), message(e));
        }
        try (JournalScanner scanner = new JournalScanner(directory.events())) {
            scan(scanner, manifest);
            if (manifestProblem != null) {
                return result(
                        VerificationState.CORRUPT,
                        message(manifestProblem) + " In the journal: " + FrameChecker.validEvents(events));
            }
            return end(scanner, manifest == null ? null : manifest.completion(), beingWritten);
        } catch (CorruptRecordingException | FormatTooNewException | FormatTooOldException e) {
            return result(state(e), message(e));
        }
    }

    private void scan(JournalScanner scanner, @Nullable Manifest manifest) {
        long total = scanner.totalBytes();
        long nextReport = PROGRESS_INTERVAL;
        for (EventView event = scanner.next(); event != null; event = scanner.next()) {
            if (events == 0 && manifest != null && !RecordingId.of(event).equals(manifest.recordingId())) {
                throw new CorruptRecordingException(
                        "The first event is that of another recording than manifest.json describes.");
            }
            story.add(event);
            events++;
            bytes = scanner.bytesRead();
            if (bytes >= nextReport) {
                progress.at(bytes, total);
                nextReport = bytes + PROGRESS_INTERVAL;
            }
        }
    }

    private VerificationResult end(JournalScanner scanner, @Nullable Completion completion, boolean beingWritten) {
        if (completion != null) {
            JournalCompleteness.check(completion, scanner);
            story.checkManifest(completion);
            if (!story.ended()) {
                throw new CorruptRecordingException("The journal has no end event, but manifest.json says that it was"
                        + " completed. " + FrameChecker.validEvents(events));
            }
            return result(VerificationState.COMPLETE, "Complete: " + events + " events are as they were written.");
        }
        if (beingWritten) {
            return result(
                    VerificationState.INCOMPLETE,
                    "Incomplete: it is being written. So far: " + FrameChecker.validEvents(events));
        }
        scanner.checkEnd(story.ended());
        if (story.ended()) {
            return result(
                    VerificationState.INCOMPLETE,
                    "Incomplete: the journal has its end event, but manifest.json was not completed. "
                            + FrameChecker.validEvents(events));
        }
        return result(
                VerificationState.INCOMPLETE,
                "Incomplete: the journal has no end event. " + FrameChecker.validEvents(events));
    }

    private VerificationResult result(VerificationState state, String message) {
        return new VerificationResult(state, message, events, bytes, story.summaries());
    }

    private static VerificationState state(RecordingException e) {
        if (e instanceof NotARecordingException) {
            return VerificationState.NOT_A_RECORDING;
        }
        return e instanceof CorruptRecordingException ? VerificationState.CORRUPT : VerificationState.OTHER_FORMAT;
    }

    private static String message(RecordingException e) {
        return String.valueOf(e.getMessage());
    }
}

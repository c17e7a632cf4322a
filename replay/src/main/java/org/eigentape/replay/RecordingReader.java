package org.eigentape.replay;

import java.nio.file.Path;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.journal.JournalReader;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.journal.RecordingLock;
import org.eigentape.engine.recording.Completion;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * Opens a recording and delivers the wanted events in the order of the journal, each verified before it is seen. The end
 * is verified too: a complete recording that falls short of its manifest is corrupt. A recording that is being written
 * is read up to its live end. For one thread.
 */
public final class RecordingReader implements JournalReader {

    private final RecordingDirectory directory;
    private final Manifest manifest;
    private final EventSelection selection;
    private final JournalScanner scanner;

    private RecordingReader(RecordingDirectory directory, Manifest manifest, EventSelection selection) {
        this.directory = directory;
        this.manifest = manifest;
        this.selection = selection;
        this.scanner = new JournalScanner(directory.events());
    }

    /**
     * Opens a recording.
     *
     * @param root the recording's directory
     * @param selection which events are wanted
     * @return a reader at the first event
     * @throws org.eigentape.engine.error.NotARecordingException if there is no recording
     * @throws org.eigentape.engine.error.FormatTooNewException if a newer release wrote it
     * @throws CorruptRecordingException if its manifest is damaged
     */
    public static RecordingReader open(Path root, EventSelection selection) {
        RecordingDirectory directory = RecordingDirectory.open(root);
        return new RecordingReader(directory, Manifest.read(directory.manifest()), selection);
    }

    /**
     * Where the recording's parts are.
     *
     * @return its directory
     */
    public RecordingDirectory directory() {
        return directory;
    }

    /**
     * What the recording is.
     *
     * @return its manifest, as it was when this reader was opened
     */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * The tensors that events may carry.
     *
     * @return the recording's schema
     */
    public Schema schema() {
        return manifest.schema();
    }

    /**
     * {@inheritDoc}
     *
     * @throws CorruptRecordingException also if the journal belongs to another recording or falls short of the manifest
     */
    @Override
    public @Nullable EventView next() {
        EventView event = nextOfAll();
        while (event != null && !selection.wants(event)) {
            event = nextOfAll();
        }
        return event;
    }

    @Override
    public long bytesRead() {
        return scanner.bytesRead();
    }

    /**
     * The size of the journal's files, for progress.
     *
     * @return bytes, somewhat more than {@link #bytesRead()} reaches
     */
    public long totalBytes() {
        return scanner.totalBytes();
    }

    @Override
    public void close() {
        scanner.close();
    }

    private void checkIdentity(EventView first) {
        if (!RecordingId.of(first).equals(manifest.recordingId())) {
            throw new CorruptRecordingException(directory.events() + " is the journal of another recording than "
                    + directory.manifest() + " describes.");
        }
    }

    private @Nullable EventView nextOfAll() {
        EventView event = scanner.next();
        if (event == null && !RecordingLock.isHeld(directory.events())) {
            // What was appended before the writer let the lock go is there now; after it, nothing comes.
            event = scanner.next();
            if (event == null) {
                checkEnd();
            }
        }
        if (event != null && event.sequence() == 0) {
            checkIdentity(event);
        }
        return event;
    }

    private void checkEnd() {
        Completion completion = manifest.completion();
        if (completion != null) {
            JournalCompleteness.check(completion, scanner);
        } else {
            scanner.checkEnd(false);
        }
    }
}

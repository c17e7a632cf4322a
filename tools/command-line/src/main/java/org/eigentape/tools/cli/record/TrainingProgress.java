package org.eigentape.tools.cli.record;

import java.util.Locale;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.Quantity;
import org.jspecify.annotations.Nullable;

/** Says what will be recorded, writes {@code config.yaml} before the first event, and tells how far the training is. */
final class TrainingProgress implements SessionListener, AutoCloseable {

    private final Console console;
    private final RecordingChoice choice;
    private final long estimatedBytes;
    private volatile @Nullable Progress progress;

    TrainingProgress(Console console, RecordingChoice choice, long estimatedBytes) {
        this.console = console;
        this.choice = choice;
        this.estimatedBytes = estimatedBytes;
    }

    @Override
    public void started(RecordingDirectory directory) {
        RecordingFile.write(directory.configuration(), choice.toFile());
        console.err()
                .printf(
                        Locale.ROOT,
                        "Recording %s of %s of %s into %s: about %s of events.%n",
                        Quantity.of(choice.runs(), "run"),
                        Quantity.of(choice.steps(), "step"),
                        choice.name(),
                        directory.root(),
                        Quantity.bytes(estimatedBytes));
        progress = Progress.start(console, "running", "steps", choice.steps() * choice.runs());
    }

    @Override
    public void advanced(long updates) {
        Progress telling = progress;
        if (telling != null) {
            telling.advance(updates);
        }
    }

    @Override
    public void stagesLag(long eventsToSee) {
        close();
        if (eventsToSee > 0) {
            console.err().println("Waiting for stages to see " + Quantity.count(eventsToSee) + " events.");
        }
    }

    @Override
    public void close() {
        Progress telling = progress;
        progress = null;
        if (telling != null) {
            telling.close();
        }
    }
}

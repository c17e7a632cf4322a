package org.eigentape.engine.session;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingState;
import org.eigentape.engine.recording.RecordingStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code status.json} every two seconds while a recording runs, and once when it ends. */
final class StatusHeartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StatusHeartbeat.class);
    private static final int PERIOD_SECONDS = 2;

    private final RecordingDirectory directory;
    private final EnsembleDriver ensemble;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "eigentape-status");
        thread.setDaemon(true);
        return thread;
    });
    private boolean ended;
    private volatile boolean warned;

    StatusHeartbeat(RecordingDirectory directory, EnsembleDriver ensemble) {
        this.directory = directory;
        this.ensemble = ensemble;
    }

    void start() {
        timer.scheduleAtFixedRate(() -> write(RecordingState.RUNNING, null), 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void end(RecordingState state, @Nullable String message) throws InterruptedException {
        ended = true;
        timer.shutdown();
        if (timer.awaitTermination(10, TimeUnit.SECONDS)) {
            write(state, message);
        }
    }

    private void write(RecordingState state, @Nullable String message) {
        try {
            new RecordingStatus(state, Instant.now().toString(), ensemble.lastSteps(), message)
                    .write(directory.status());
        } catch (StorageException e) {
            // The status is a convenience: what is true is in the journal, which has its own guards.
            if (!warned) {
                warned = true;
                LOG.warn("{} The recording goes on without it.", e.getMessage());
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (!ended) {
            end(RecordingState.FAILED, "The recorder ended early.");
        }
    }
}

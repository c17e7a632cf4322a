package org.eigentape.engine.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.FrameSealer;
import org.eigentape.engine.event.RunDigest;
import org.eigentape.engine.stage.ResultSeries;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of one stage for one run or the ensemble of all: a {@code RESULTS_STARTED} frame that declares the series, a frame for each
 * step with results, and a {@code RESULTS_ENDED} frame with state and digest. The file gets its name only when it is
 * finished, so a reader never sees half of one; it holds no times, so equal results are equal files. For one thread.
 */
public final class ResultWriter implements AutoCloseable {

    private static final int FLUSH_LENGTH = 32 * 1024;

    private final Path file;
    private final UnfinishedFile unfinished;
    private final int run;
    private final FrameSealer sealer = new FrameSealer(0, 0);
    private final FrameBuffer frames = new FrameBuffer(FLUSH_LENGTH);
    private final FrameBuffer single = new FrameBuffer(1024);
    private final EventEncoder encoder = new EventEncoder();
    private final EventView view = new EventView();
    private final RunDigest digest = new RunDigest();
    private int filled;
    private boolean finished;

    /**
     * Starts a file.
     *
     * @param directory of this key, made if it is missing
     * @param key stage, version, parameters and selection
     * @param recordingId of the recording that the results come from
     * @param run the run, or {@link org.eigentape.engine.event.EventFrame#NO_RUN} for the ensemble
     * @param series what may be emitted; ids count from 0 in this order
     * @throws StorageException if the file cannot be made
     */
    public ResultWriter(Path directory, ResultKey key, String recordingId, int run, List<ResultSeries> series) {
        this.file = directory.resolve(ResultStore.fileName(run));
        this.run = run;
        try {
            this.unfinished = start(directory, ResultStore.fileName(run));
        } catch (IOException e) {
            throw failed(e);
        }
        encoder.begin(single, EventType.RESULTS_STARTED, run, 0, EventLayout.EMPTY, header(key, recordingId, series));
        append();
    }

    /** Tries twice, because a replay that ends at the same time may remove the directory as long as it is empty. */
    private static UnfinishedFile start(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        try {
            return UnfinishedFile.create(directory, name);
        } catch (NoSuchFileException e) {
            Files.createDirectories(directory);
            return UnfinishedFile.create(directory, name);
        }
    }

    private static String header(ResultKey key, String recordingId, List<ResultSeries> series) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("stage", key.stage());
        header.put("version", key.version());
        header.put("parameters", key.parameters());
        header.put("selection", key.selection());
        header.put("recording", recordingId);
        ArrayNode list = header.putArray("series");
        for (ResultSeries one : series) {
            ObjectNode entry = list.addObject();
            entry.put("output", one.output());
            entry.put("tensor", one.tensor());
            ArrayNode shape = entry.putArray("shape");
            one.shape().forEach(shape::add);
            entry.put("unit", one.declaration().unit());
        }
        return header.toString();
    }

    /**
     * Writes the results of one step.
     *
     * @param step the step that they belong to
     * @param layout the series that have values, by their declarations
     * @param values for each series of the layout, at least its elements
     * @param reasons a JSON object that says why values are undefined, by series id; empty where all are defined
     */
    public void write(long step, EventLayout layout, double[][] values, String reasons) {
        encoder.begin(single, EventType.RESULTS, run, step, layout, reasons);
        for (int index = 0; index < layout.size(); index++) {
            encoder.tensor(index)
                    .putDoubles(values[index], 0, layout.tensor(index).elements());
        }
        append();
    }

    /**
     * Ends the file and gives it its name. A partial result is dropped where a complete one exists.
     *
     * @param state how the stage's work on the run ended
     * @param reason why it is not complete, or null
     * @return the digest of the results
     * @throws StorageException if the file cannot be written
     */
    public String finish(ResultState state, @Nullable String reason) {
        String hex = digest.hex();
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.put("state", state.label());
        end.put("digest", hex);
        if (reason != null) {
            end.put("reason", reason);
        }
        encoder.begin(single, EventType.RESULTS_ENDED, run, 0, EventLayout.EMPTY, end.toString());
        append();
        try {
            flush();
            if (state == ResultState.PARTIAL && completeExists()) {
                unfinished.discard();
            } else {
                unfinished.finish(file);
            }
            finished = true;
        } catch (IOException e) {
            throw failed(e);
        }
        return hex;
    }

    /** A replay of a recording that was still written must not replace what the recorder has completed meanwhile. */
    private boolean completeExists() {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return StoredResult.read(file).state() == ResultState.COMPLETE;
        } catch (RecordingException e) {
            return false;
        }
    }

    private void append() {
        int length = encoder.end();
        view.wrap(single, 0);
        if (view.is(EventType.RESULTS)) {
            digest.add(view);
        }
        sealer.seal(single, 0, 0L);
        try {
            if (filled + length > FLUSH_LENGTH) {
                flush();
            }
            if (length > FLUSH_LENGTH) {
                unfinished.output().write(single.array(), 0, length);
            } else {
                frames.copyFrom(single, 0, filled, length);
                filled += length;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void flush() throws IOException {
        unfinished.output().write(frames.array(), 0, filled);
        filled = 0;
    }

    private StorageException failed(IOException cause) {
        return new StorageException(
                "Results cannot be written to " + file + ": " + StorageException.reason(cause) + ".", cause);
    }

    /** Removes the file unless it was finished. */
    @Override
    public void close() {
        if (!finished) {
            try {
                unfinished.discard();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}

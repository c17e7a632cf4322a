package org.eigentape.engine.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.FrameChecker;
import org.eigentape.engine.event.RunDigest;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.stage.ResultSeries;
import org.jspecify.annotations.Nullable;

/**
 * The results of one stage for one run, or for the ensemble of all runs, read whole and verified.
 *
 * @param key stage, version, parameters and selection
 * @param recordingId of the recording that they come from
 * @param run the run, or {@link org.eigentape.engine.event.EventFrame#NO_RUN} for the ensemble
 * @param state how the stage's work on the run ended
 * @param reason why it is not complete, or null; of an ensemble also which runs are left out
 * @param digest of the results, recomputed while reading and found equal to the stored one
 * @param histories the values of every series over the steps
 */
public record StoredResult(
        ResultKey key,
        String recordingId,
        int run,
        ResultState state,
        @Nullable String reason,
        String digest,
        List<ResultHistory> histories) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_FILE_LENGTH = Integer.MAX_VALUE - 64L;

    /** Copies the list. */
    public StoredResult {
        histories = List.copyOf(histories);
    }

    /**
     * Reads a file of results.
     *
     * @param file {@code run-N.results}
     * @return its contents
     * @throws CorruptRecordingException if it is not as it was written
     * @throws StorageException if it cannot be read
     */
    public static StoredResult read(Path file) {
        return read(file, series -> true);
    }

    /**
     * Reads some series of a file of results. All of it is verified.
     *
     * @param file {@code run-N.results} or {@code ensemble.results}
     * @param isWanted whose values are kept
     * @return its contents, without the series that are not wanted
     * @throws CorruptRecordingException if it is not as it was written
     * @throws StorageException if it cannot be read
     */
    public static StoredResult read(Path file, Predicate<ResultSeries> isWanted) {
        FrameBuffer buffer = load(file);
        int length = buffer.bytes().limit();
        FrameChecker checker = new FrameChecker();
        EventView view = new EventView();
        RunDigest digest = new RunDigest();
        List<ResultHistory> histories = new ArrayList<>();
        JsonNode header = JSON.createObjectNode();
        for (int offset = 0; offset < length; ) {
            int at = offset;
            offset += checker.check(buffer, offset, length - offset, () -> file + ", offset " + at);
            view.wrap(buffer, at);
            if (view.is(EventType.RESULTS_STARTED)) {
                header = json(view, file);
                histories = series(header).stream()
                        .filter(history -> isWanted.test(history.series()))
                        .toList();
            } else if (view.is(EventType.RESULTS)) {
                digest.add(view);
                for (ResultHistory history : histories) {
                    history.add(view);
                }
            } else if (view.is(EventType.RESULTS_ENDED) && offset == length) {
                return ended(file, view, header, digest.hex(), histories);
            }
        }
        throw new CorruptRecordingException(file + " has no end; run 'eigentape replay' again.");
    }

    private static StoredResult ended(
            Path file, EventView view, JsonNode header, String digest, List<ResultHistory> histories) {
        JsonNode end = json(view, file);
        if (!digest.equals(end.path("digest").asText())) {
            throw new CorruptRecordingException("The results in " + file + " do not have the digest that they claim.");
        }
        ResultKey key = new ResultKey(
                header.path("stage").asText(),
                header.path("version").asInt(),
                header.path("parameters").asText(),
                header.path("selection").asText());
        ResultState state = ResultState.valueOf(end.path("state").asText().toUpperCase(Locale.ROOT));
        String reason = end.hasNonNull("reason") ? end.get("reason").asText() : null;
        return new StoredResult(key, header.path("recording").asText(), view.run(), state, reason, digest, histories);
    }

    private static List<ResultHistory> series(JsonNode header) {
        List<ResultHistory> histories = new ArrayList<>();
        for (JsonNode entry : header.path("series")) {
            List<Integer> shape = new ArrayList<>();
            entry.path("shape").forEach(extent -> shape.add(extent.asInt()));
            String output = entry.path("output").asText();
            TensorDeclaration declaration = new TensorDeclaration(
                    histories.size(),
                    output,
                    ElementType.F64,
                    shape,
                    entry.path("unit").asText(),
                    TensorRole.OTHER,
                    EventType.RESULTS,
                    true);
            String tensor = entry.hasNonNull("tensor") ? entry.get("tensor").asText() : null;
            histories.add(
                    new ResultHistory(new ResultSeries(header.path("stage").asText(), output, tensor, declaration)));
        }
        return histories;
    }

    private static JsonNode json(EventView view, Path file) {
        try {
            return JSON.readTree(view.attributes());
        } catch (IOException e) {
            throw new CorruptRecordingException("The results in " + file + " have unreadable attributes.");
        }
    }

    private static FrameBuffer load(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_LENGTH) {
                throw new CorruptRecordingException(
                        "The results in " + file + " are " + size + " bytes, more than a file of results can have.");
            }
            byte[] content = Files.readAllBytes(file);
            FrameBuffer buffer = new FrameBuffer(Math.max(8, content.length));
            System.arraycopy(content, 0, buffer.array(), 0, content.length);
            buffer.bytes().limit(content.length);
            return buffer;
        } catch (IOException e) {
            throw new StorageException(
                    "The results in " + file + " cannot be read: " + StorageException.reason(e) + ".", e);
        }
    }
}

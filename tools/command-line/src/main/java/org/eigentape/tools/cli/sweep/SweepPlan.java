package org.eigentape.tools.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.tools.cli.record.RecordingFile;

/** {@code sweep.yaml}: written once, and compared with what everybody asks for who goes on with the sweep. */
final class SweepPlan {

    private static final int LONGEST_VALUE = 60;

    private SweepPlan() {}

    /**
     * Writes the plan of a new sweep, or checks that it is the plan of the sweep that is there. Only for one at a time.
     *
     * @param directory of the sweep
     * @param content as {@link SweepChoice#toFile()}
     * @throws InvalidRequestException if the sweep that is there is another one, with what differs
     */
    static void establish(SweepDirectory directory, ObjectNode content) {
        if (!Files.exists(directory.plan())) {
            String text = RecordingFile.text("sweep", "sweep", content);
            AtomicFile.write(directory.plan(), text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        List<String> differences = differences(RecordingFile.read(directory.plan()), content);
        if (!differences.isEmpty()) {
            throw new InvalidRequestException(directory.root() + " is another sweep: " + String.join(", ", differences)
                    + "; choose another directory with --out, or go on with 'eigentape sweep --config "
                    + directory.plan() + " --out " + directory.root() + "'.");
        }
    }

    /** What two plans say differently, in words. */
    static List<String> differences(ObjectNode there, ObjectNode here) {
        Set<String> keys = new LinkedHashSet<>();
        here.fieldNames().forEachRemaining(keys::add);
        there.fieldNames().forEachRemaining(keys::add);
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            if (there.path(key).isObject() && here.path(key).isObject()) {
                differences.addAll(differences((ObjectNode) there.get(key), (ObjectNode) here.get(key)));
            } else if (!text(there.path(key)).equals(text(here.path(key)))) {
                differences.add(
                        key + " is " + shown(there.path(key)) + " there and " + shown(here.path(key)) + " here");
            }
        }
        if (differences.isEmpty() && !text(there.path("grid")).equals(text(here.path("grid")))) {
            differences.add("the axes of the grid are in another order");
        }
        return differences;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "not set" : text(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}

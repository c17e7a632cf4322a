package org.eigentape.tools.cli.scaling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;

/**
 * What one cell says about its ensemble, by number of samples seen, |B| x step: cells of equal T have equal training time eps x
 * step where they have seen equally many samples, because eps = T |B|.
 *
 * @param configuration of the cell but for what scales: learning rate and batch size
 * @param temperature T = eps/|B|
 * @param learningRate eps
 * @param batchSize |B|
 * @param runs number of runs
 * @param values for each quantity by samples seen, one value for each run; NaN where it is undefined or the run had diverged
 */
record ScalingCell(
        String configuration,
        double temperature,
        double learningRate,
        long batchSize,
        int runs,
        Map<Quantity, TreeMap<Long, double[]>> values) {

    /** What is compared. */
    enum Quantity {
        /** Loss of the training set. */
        TRAIN_LOSS("train_loss", "observables", "train_loss"),
        /** Mean level spacing S of the first matrix that trains. */
        SPACING("S", "spectrum", "spacing_mean"),
        /** Overlap of the features with those at step 0. */
        OVERLAP("overlap", "observables", "feature_overlap");

        /** Name in tables. */
        final String label;

        private final String stage;
        private final String output;

        Quantity(String label, String stage, String output) {
            this.label = label;
            this.stage = stage;
            this.output = output;
        }

        private boolean isOf(StoredResult result, ResultHistory history) {
            return result.key().stage().equals(stage)
                    && result.key().canonical().isEmpty()
                    && history.series().output().equals(output);
        }
    }

    /** Reads a finished cell. */
    static ScalingCell read(SweepDirectory directory, GridPoint point) {
        RecordingDirectory recording = RecordingDirectory.open(directory.cell(point));
        Manifest manifest = Manifest.read(recording.manifest());
        JsonNode configuration = manifest.configuration();
        long batchSize = configuration.path("batchSize").asLong(0);
        double learningRate = configuration.path("learningRate").asDouble(Double.NaN);
        if (batchSize < 1 || !(learningRate > 0)) {
            throw new CorruptRecordingException("The cell " + point.name() + " has no batch size and learning rate.");
        }
        Map<Quantity, TreeMap<Long, double[]>> values = new HashMap<>();
        int runs = manifest.ensemble().runs();
        for (ResultStore.Entry entry : new ResultStore(recording.results(), manifest.recordingId()).entries()) {
            StoredResult result = entry.read();
            for (ResultHistory history : result.histories()) {
                for (Quantity quantity : Quantity.values()) {
                    if (quantity.isOf(result, history) && entry.run() < runs) {
                        take(
                                history,
                                batchSize,
                                entry.run(),
                                runs,
                                values.computeIfAbsent(quantity, q -> new TreeMap<>()));
                    }
                }
            }
        }
        return new ScalingCell(fixed(configuration), learningRate / batchSize, learningRate, batchSize, runs, values);
    }

    private static void take(
            ResultHistory history, long batchSize, int run, int runs, TreeMap<Long, double[]> bySamples) {
        for (int index = 0; index < history.size(); index++) {
            double[] ensemble = bySamples.computeIfAbsent(history.step(index) * batchSize, samples -> undefined(runs));
            ensemble[run] = history.value(index, 0);
        }
    }

    private static double[] undefined(int runs) {
        double[] ensemble = new double[runs];
        Arrays.fill(ensemble, Double.NaN);
        return ensemble;
    }

    private static String fixed(JsonNode configuration) {
        StringBuilder text = new StringBuilder();
        configuration.properties().stream()
                .filter(entry -> !entry.getKey().equals("learningRate")
                        && !entry.getKey().equals("batchSize"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> text.append(entry.getKey())
                        .append('=')
                        .append(entry.getValue())
                        .append(' '));
        return text.toString();
    }

    /** Numbers of samples at which there is anything. */
    SortedSet<Long> samplesSeen() {
        TreeSet<Long> all = new TreeSet<>();
        values.values().forEach(bySamples -> all.addAll(bySamples.keySet()));
        return all;
    }
}

package example.alignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the stage over a real recording and compares it with gradients that are written out as matrices. */
class GradientAlignmentTest {

    private static final String FACTORS = "batch/*:every=1";

    @TempDir
    Path folder;

    private RecordingSession session(int batchSize, Map<String, String> parameters, String policy) {
        SimulationProvider network = SimulationCatalog.load().simulation("teacher-student");
        return new RecordingSession(new SessionRequest(
                network,
                null,
                new Configuration(
                        network.keys(),
                        Map.of(
                                "samples", new TextNode("40"),
                                "layers", new TextNode("3,5,4,1"),
                                "batchSize", new TextNode("" + batchSize))),
                RecordingPolicy.of(List.of(policy), List.of()),
                1,
                30,
                1,
                1,
                new StageCatalog(List.of(new GradientAlignmentProvider())),
                List.of(new StageRequest("gradient-alignment", parameters)),
                folder.resolve("recording"),
                "test"));
    }

    private RecordingDirectory record(int batchSize, Map<String, String> parameters) throws InterruptedException {
        return session(batchSize, parameters, FACTORS)
                .record(new SessionListener() {})
                .directory();
    }

    private static Map<String, ResultHistory> results(RecordingDirectory recording) {
        List<ResultStore.Entry> files = new ResultStore(recording.results()).entries();
        assertEquals(1, files.size());
        StoredResult result = files.get(0).read();
        Map<String, ResultHistory> histories = new TreeMap<>();
        result.histories().forEach(history -> histories.put(history.series().output(), history));
        return histories;
    }

    /** For each step, each sample's gradient as a matrix of 4 x 5 in one array. */
    private static List<double[][]> gradients(RecordingDirectory recording, Schema schema, int batchSize) {
        TensorDeclaration deltas = schema.tensor("batch/deltas/2");
        TensorDeclaration activations = schema.tensor("batch/activations/2");
        double[] g = new double[deltas.elements()];
        double[] a = new double[activations.elements()];
        List<double[][]> steps = new ArrayList<>();
        try (JournalScanner scanner = new JournalScanner(recording.events())) {
            for (EventView event = scanner.next(); event != null; event = scanner.next()) {
                if (event.copy(deltas, g) && event.copy(activations, a)) {
                    double[][] step = new double[batchSize][20];
                    for (int sample = 0; sample < batchSize; sample++) {
                        for (int element = 0; element < 20; element++) {
                            step[sample][element] = g[4 * sample + element / 5] * a[5 * sample + element % 5];
                        }
                    }
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int element = 0; element < one.length; element++) {
            sum += one[element] * other[element];
        }
        return sum;
    }

    private static double[] mean(double[][] gradients) {
        double[] mean = new double[gradients[0].length];
        for (double[] gradient : gradients) {
            for (int element = 0; element < mean.length; element++) {
                mean[element] += gradient[element] / gradients.length;
            }
        }
        return mean;
    }

    /** The trace of the unbiased covariance matrix, element by element. */
    private static double covarianceTrace(double[][] gradients) {
        double[] mean = mean(gradients);
        double trace = 0;
        for (double[] gradient : gradients) {
            for (int element = 0; element < mean.length; element++) {
                double deviation = gradient[element] - mean[element];
                trace += deviation * deviation / (gradients.length - 1);
            }
        }
        return trace;
    }

    @Test
    void shouldAgreeWithGradientsWrittenOutAsMatrices() throws Exception {
        RecordingSession session = session(4, Map.of(), FACTORS);
        RecordingDirectory recording = session.record(new SessionListener() {}).directory();
        Map<String, ResultHistory> results = results(recording);
        List<double[][]> steps = gradients(recording, session.plan().schema(), 4);

        assertEquals(31, steps.size());
        assertEquals("weights/2", results.get("cosine_mean").series().tensor());
        for (int step = 0; step < steps.size(); step++) {
            double[][] gradients = steps.get(step);
            double cosines = 0;
            for (int one = 0; one < 4; one++) {
                double norm = Math.sqrt(dot(gradients[one], gradients[one]));
                assertEquals(norm, results.get("sample_norm").value(step, one), 1e-12 * norm);
                for (int other = 0; other < one; other++) {
                    double product = norm * Math.sqrt(dot(gradients[other], gradients[other]));
                    cosines += dot(gradients[one], gradients[other]) / product / 6;
                }
            }
            double trace = covarianceTrace(gradients);
            double[] mean = mean(gradients);
            double squared = dot(mean, mean) - trace / 4;
            assertEquals(step, results.get("cosine_mean").step(step));
            assertEquals(cosines, results.get("cosine_mean").value(step, 0), 1e-12);
            assertEquals(trace, results.get("covariance_trace").value(step, 0), 1e-12 * (1 + trace));
            assertEquals(squared, results.get("squared_gradient").value(step, 0), 1e-12 * (1 + trace));
            double ratio = results.get("noise_scale").value(step, 0);
            assertEquals(squared > 0 ? trace / squared : Double.NaN, ratio, 1e-9 * Math.abs(trace / squared));
        }
    }

    @Test
    void shouldAverageBothEstimatesOverTheWindow() throws Exception {
        Map<String, ResultHistory> results = results(record(4, Map.of("window", "3")));
        double trace = 0;
        double squared = 0;
        for (int step = 8; step <= 10; step++) {
            trace += results.get("covariance_trace").value(step, 0);
            squared += results.get("squared_gradient").value(step, 0);
        }
        double ratio = results.get("noise_scale").value(10, 0);
        assertEquals(squared > 0 ? trace / squared : Double.NaN, ratio, 1e-12 * Math.abs(ratio));
    }

    @Test
    void shouldSayWhyOneSampleHasNoNoise() throws Exception {
        ResultHistory noise = results(record(1, Map.of())).get("noise_scale");
        assertTrue(Double.isNaN(noise.value(0, 0)));
        assertEquals("one sample has no variance", noise.reason(0).orElseThrow());
        assertFalse(noise.size() == 0);
    }

    @Test
    void shouldNameTheOptionThatKeepsTheFactors() {
        TensorNotRecordedException refused =
                assertThrows(TensorNotRecordedException.class, () -> session(4, Map.of(), "every=1"));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("--record batch/deltas/2:every="), refused.getMessage());
    }
}

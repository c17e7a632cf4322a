package org.eigentape.tools.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.session.SessionSummary;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;

/** The preset {@code demo}, in the pieces that benchmarks need. Immutable. */
public final class DemoExperiment {

    private static final long SEED = 1;

    private final Preset preset;
    private final SimulationProvider provider;
    private final Configuration configuration;

    /** Finds the preset on the class path. */
    public DemoExperiment() {
        SimulationCatalog.Entry entry = SimulationCatalog.load().preset("demo");
        preset = entry.preset();
        provider = entry.simulation();
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        preset.settings().forEach((key, value) -> settings.put(key, TextNode.valueOf(value)));
        configuration = provider.resolve(new Configuration(provider.keys(), settings));
    }

    /**
     * Updates of one run.
     *
     * @return the preset's number
     */
    public long stepsPerRun() {
        return preset.steps();
    }

    /**
     * The simulation.
     *
     * @return a new one, with the preset's configuration
     */
    public Simulation simulation() {
        return provider.configure(configuration);
    }

    /**
     * What the preset's policy records when.
     *
     * @param simulation its tensors
     * @param steps updates of each run
     * @return a plan for one thread
     */
    public RecordingPlan plan(Simulation simulation, long steps) {
        return new RecordingPlan(RecordingPolicy.of(preset.policy(), List.of()), simulation.tensors(), steps);
    }

    /**
     * The stages that run live.
     *
     * @return as the preset asks for them
     */
    public List<StageRequest> stages() {
        return preset.stages().stream().map(StageRequest::parse).toList();
    }

    /**
     * Records one run without stages, by the preset's policy.
     *
     * @param output where; must not exist
     * @param steps updates
     * @return what was recorded
     * @throws InterruptedException if the thread is interrupted
     */
    public SessionSummary record(Path output, long steps) throws InterruptedException {
        return record(output, steps, RecordingPolicy.of(preset.policy(), List.of()));
    }

    /**
     * Records one run of which the weights are kept at every step, and nothing else.
     *
     * @param output where; must not exist
     * @param steps updates
     * @return what was recorded
     * @throws InterruptedException if the thread is interrupted
     */
    public SessionSummary recordEveryStep(Path output, long steps) throws InterruptedException {
        return record(output, steps, RecordingPolicy.of(List.of("every=1"), List.of()));
    }

    private SessionSummary record(Path output, long steps, RecordingPolicy policy) throws InterruptedException {
        SessionRequest request = new SessionRequest(
                provider,
                preset.name(),
                configuration,
                policy,
                1,
                steps,
                SEED,
                1,
                new StageCatalog(List.of()),
                List.of(),
                output,
                "benchmark");
        return new RecordingSession(request).record(new SessionListener() {});
    }
}

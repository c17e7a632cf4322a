package org.eigentape.engine.network.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.simulation.Preset;

/** Experiments of the paper [P, sec. 3.1]: [3, 32, 16, 1] networks of which the 16 x 32 matrix trains. */
final class TeacherStudentPresets {

    private static final List<String> STAGES =
            List.of("spectrum", "dyson", "level-spacing", "level-spacing:convention=gradient-basis", "observables");

    private static final List<String> POLICY = List.of(
            "every=1000",
            "probe:log=17",
            "train/loss:every=1000",
            "test/loss:every=1000",
            "test/features:log=17",
            "published/deltas/*:at=0,end",
            "published/activations/*:at=0,end",
            "subset/deltas/*:at=0,end",
            "subset/activations/*:at=0,end",
            "snapshot:every=20000");

    /**
     * The same for layers too wide for moments: V from the factors of some samples at every probe, K from the mean gradient over
     * all, which the usual probe has.
     */
    private static final List<String> WIDE_POLICY = POLICY.stream()
            .map(rule -> rule.startsWith("subset/") ? rule.replace("at=0,end", "log=17") : rule)
            .toList();

    static final List<Preset> ALL = List.of(
            new Preset(
                    "demo",
                    "The paper's network in its ordered phase: 20 runs of 100,000 steps at T = 2^-3 and 1/sigma_W = 8;"
                            + " under a minute.",
                    Map.of("temperature", "2^-3", "inverseSigmaW", "8"),
                    20,
                    100_000,
                    POLICY,
                    STAGES),
            new Preset(
                    "paper-short",
                    "One point of the phase diagram in short: 100,000 steps in shuffled epochs.",
                    Map.of("temperature", "2^-3", "inverseSigmaW", "8"),
                    1,
                    100_000,
                    POLICY,
                    STAGES),
            variant(
                    "paper-relu",
                    "The same point with ReLU instead of tanh: 100,000 steps in shuffled epochs.",
                    Map.of("activation", "relu"),
                    POLICY),
            variant(
                    "paper-wide-2",
                    "The same point with hidden layers twice as wide, [3, 64, 32, 1]: 100,000 steps in shuffled epochs.",
                    Map.of("layers", "[3, 64, 32, 1]"),
                    WIDE_POLICY),
            variant(
                    "paper-wide-4",
                    "The same point with hidden layers four times as wide, [3, 128, 64, 1]: 100,000 steps in shuffled"
                            + " epochs.",
                    Map.of("layers", "[3, 128, 64, 1]"),
                    WIDE_POLICY),
            new Preset(
                    "paper-1000",
                    "One point of the phase diagram: 1,000 epochs of 1,000 batches in a fixed order.",
                    Map.of("temperature", "2^-3", "inverseSigmaW", "8", "shuffle", "none"),
                    1,
                    1_000_000,
                    List.of(
                            "log=400",
                            "probe:log=17",
                            "published/deltas/*:at=0,end",
                            "published/activations/*:at=0,end",
                            "subset/deltas/*:at=0,end",
                            "subset/activations/*:at=0,end",
                            "snapshot:every=100000"),
                    STAGES),
            new Preset(
                    "paper-full",
                    "One point of the phase diagram at the paper's length: 100,000 epochs, 10^8 steps, in a fixed order.",
                    Map.of("temperature", "2^-3", "inverseSigmaW", "8", "shuffle", "none"),
                    1,
                    100_000_000,
                    List.of(
                            "log=400",
                            "probe:log=17",
                            "published/deltas/*:at=0,end",
                            "published/activations/*:at=0,end",
                            "subset/deltas/*:at=0,end",
                            "subset/activations/*:at=0,end",
                            "snapshot:every=1000000"),
                    STAGES));

    private TeacherStudentPresets() {}

    private static Preset variant(String name, String description, Map<String, String> settings, List<String> policy) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("temperature", "2^-3");
        all.put("inverseSigmaW", "8");
        return new Preset(name, description, all, 1, 100_000, policy, STAGES);
    }
}

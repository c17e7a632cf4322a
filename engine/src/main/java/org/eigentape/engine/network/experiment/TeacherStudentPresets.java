package org.eigentape.engine.network.experiment;

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
}

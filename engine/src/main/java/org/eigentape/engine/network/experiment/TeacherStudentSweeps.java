package org.eigentape.engine.network.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.SweepPreset;

/**
 * The phase diagram of the paper [P, sec. 3.1]: 12 x 12 points of T = eps/|B| and 1/sigma_W with 100 models each, each model
 * with a teacher and data of its own.
 */
final class TeacherStudentSweeps {

    private static final int MODELS = 100;

    private static final List<String> STAGES = List.of(
            "spectrum",
            "observables",
            "level-spacing",
            "level-spacing:convention=gradient-basis",
            "level-spacing:convention=published");

    /**
     * What fits into 12 GB for 14,400 runs: most of a run is taken by its gradient moments at start and end, its data and the
     * factors of 256 samples. There is no rule for probes, because the usual probe has the moments every time. The input of the
     * only layer that trains does not change, so it is recorded once; the fixed inputs of the published convention are looked at
     * where that convention is, at the end; features at every third of the steps with weights, from which they follow. The
     * weights are recorded once more an epoch before the end.
     */
    private static final List<String> POLICY = List.of(
            "log=14",
            "at=end-epoch",
            "batch/deltas/*:log=5",
            "batch/activations/*:log=5",
            "train/loss:log=14",
            "test/loss:log=14",
            "test/features:log=5",
            "train/gradient.mean/*:at=0,end",
            "train/gradient.gram/*:at=0,end",
            "train/gradient.moments/*:at=0,end",
            "subset/deltas/*:at=0,end",
            "subset/activations/*:at=0",
            "published/deltas/*:at=end",
            "published/activations/*:at=end");

    /**
     * The same for wider layers, whose moments would take 2.2 MB (N = 32) and 35 MB (N = 64) each time: the mean gradient is
     * still that over all samples, and variances are taken from the factors of 256.
     */
    private static final List<String> WIDE_POLICY = POLICY.stream()
            .filter(rule -> !rule.startsWith("train/gradient.moments/"))
            .filter(rule -> !rule.startsWith("train/gradient.gram/"))
            .map(rule -> rule.startsWith("subset/") ? rule.replaceAll("=0$", "=0,end") : rule)
            .toList();

    static final List<SweepPreset> ALL = List.of(
            diagram(
                    "paper-short",
                    "The phase diagram in short: 144 points, 100 models each, 100,000 steps in shuffled epochs.",
                    Map.of(),
                    100_000,
                    POLICY),
            diagram(
                    "paper-relu",
                    "The phase diagram in short with ReLU instead of tanh.",
                    Map.of("activation", "relu"),
                    100_000,
                    POLICY),
            diagram(
                    "paper-wide-2",
                    "The phase diagram in short with hidden layers twice as wide, [3, 64, 32, 1].",
                    Map.of("layers", "[3, 64, 32, 1]"),
                    100_000,
                    WIDE_POLICY),
            diagram(
                    "paper-wide-4",
                    "The phase diagram in short with hidden layers four times as wide, [3, 128, 64, 1].",
                    Map.of("layers", "[3, 128, 64, 1]"),
                    100_000,
                    WIDE_POLICY),
            diagram(
                    "paper-1000",
                    "The phase diagram: 144 points, 100 models each, 1,000 epochs of 1,000 batches in a fixed order.",
                    Map.of("shuffle", "none"),
                    1_000_000,
                    POLICY),
            diagram(
                    "paper-full",
                    "The phase diagram at the paper's length: 144 points, 100 models each, 100,000 epochs, 10^8 steps, in a"
                            + " fixed order.",
                    Map.of("shuffle", "none"),
                    100_000_000,
                    POLICY),
            linearScaling());

    private TeacherStudentSweeps() {}

    private static SweepPreset diagram(
            String name, String description, Map<String, String> settings, long steps, List<String> policy) {
        Map<String, List<String>> grid = new LinkedHashMap<>();
        grid.put("temperature", powersOfTwo(-5, 6));
        grid.put("inverseSigmaW", powersOfTwo(-8, 3));
        return new SweepPreset(new Preset(name, description, settings, MODELS, steps, policy, STAGES), grid);
    }

    /**
     * The linear scaling rule: T = eps/|B| [P, eq. (2.30)] from different eps. Runs of equal T have equal training time eps x step
     * where |B| x step is equal, so that with steps 2^7 to 2^17 all |B| from 1 to 32 have six times in common, the last after 33
     * epochs. Samples are drawn anew, so that the noise is that of the Langevin equation at any |B|.
     */
    private static SweepPreset linearScaling() {
        String halvings = "at=0,"
                + IntStream.rangeClosed(7, 17)
                        .mapToObj(exponent -> Integer.toString(1 << exponent))
                        .collect(Collectors.joining(","));
        Map<String, List<String>> grid = new LinkedHashMap<>();
        grid.put("temperature", List.of("2^-7", "2^-5", "2^-3", "2^-1", "2"));
        grid.put("batchSize", List.of("1", "2", "4", "8", "16", "32"));
        return new SweepPreset(
                new Preset(
                        "linear-scaling",
                        "The linear scaling rule: five temperatures, each from six batch sizes, 50 models each, 131,072 steps;"
                                + " see the command 'scaling'.",
                        Map.of("inverseSigmaW", "8", "shuffle", "replacement"),
                        50,
                        1 << 17,
                        List.of(halvings, "train/loss:" + halvings, "test/features:" + halvings),
                        List.of("spectrum", "observables")),
                grid);
    }

    private static List<String> powersOfTwo(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(exponent -> "2^" + exponent)
                .toList();
    }
}

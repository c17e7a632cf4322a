package org.eigentape.tools.cli.record;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundled stages whose tensors a policy leaves out: refused before anything is recorded, and by a replay afterwards. */
class MissingTensorsTest {

    private static final String NO_GRADIENTS = "probe:none subset/deltas/2:none subset/activations/2:none";

    @TempDir
    private Path directory;

    private CommandRun record(String policy, String stages) {
        List<Object> words = new ArrayList<>(List.of(
                "record", "demo", "--runs", "1", "--steps", "20", "--stages", stages, "--out", directory.resolve("a")));
        for (String rule : policy.split(" ")) {
            words.addAll(List.of("--record", rule));
        }
        return run(words.toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weights/2:none spectrum weights/2",
                "weights/2:none observables weights/2",
                "none observables weights/2",
                "weights/2:none dyson weights/2",
                "weights/2:none level-spacing weights/2",
                "train/gradient.gram/2:none dyson train/gradient.gram/2",
                "train/gradient.mean/2:none level-spacing train/gradient.mean/2",
                "published/activations/2:none level-spacing:convention=published published/activations/2"
            })
    void shouldRefuseEachStageBeforeRecordingAndInAReplay(String text) {
        String[] words = text.split(" ");
        record(words[0], words[1])
                .exits(64)
                .complains(
                        "Stage " + words[1] + " needs the tensor " + words[2] + ", which would not be recorded;",
                        "'--record " + words[2] + ":every=1000' would keep it.");
        assertFalse(Files.exists(directory.resolve("a")), "nothing was made");

        record(words[0], "none").exits(0);
        run("replay", directory.resolve("a"), "--stages", words[1])
                .exits(64)
                .complains(
                        "Stage " + words[1] + " needs the tensor " + words[2] + ", which was not recorded;",
                        "'record --record " + words[2] + ":every=1000' would have kept it.");
    }

    @Test
    void shouldNameAllThatIsMissingAtOnceAndBeRightAboutWhatKeepsIt() {
        String stages = "dyson,level-spacing,level-spacing:convention=published,observables";
        String none = NO_GRADIENTS + " published/deltas/2:none published/activations/2:none";
        CommandRun refused = record(none, stages).exits(64);
        refused.complains(
                "The stages dyson and level-spacing need the tensors train/gradient.moments/2, train/gradient.gram/2 and"
                        + " train/gradient.mean/2 and stage level-spacing:convention=published needs the tensors"
                        + " published/deltas/2 and published/activations/2, which would not be recorded; '--record");
        List<String> advice = Arrays.stream(refused.err().split("'")[1].split(" "))
                .filter(word -> !word.equals("--record"))
                .toList();
        assertTrue(advice.size() == 5, refused.err());

        record(none + " " + String.join(" ", advice), stages).exits(0);
        String table = run("results", directory.resolve("a"), "--stage", "dyson", "--name", "drift")
                .exits(0)
                .out();
        assertTrue(table.lines().count() > 16, table);
    }

    @Test
    void shouldAskForTheRestOfWhatWasBegun() {
        record("probe:none train/deltas/2:every=10", "dyson")
                .exits(64)
                .complains("needs the tensor train/activations/2, which would not be recorded");
    }

    /** The preset keeps the factors of 256 samples, which with the mean of all are enough. */
    @Test
    void shouldAskForTheMeanOnlyWhereFactorsOfTheSubsetAreKept() {
        record("probe:none", "dyson,level-spacing")
                .exits(64)
                .complains("The stages dyson and level-spacing need the tensor train/gradient.mean/2, which would not");
        record("probe:none train/gradient.mean/2:every=1000", "dyson,level-spacing")
                .exits(0);
        String table = run("results", directory.resolve("a"), "--stage", "dyson", "--name", "drift")
                .exits(0)
                .out();
        assertTrue(table.lines().count() > 16, table);
    }

    @Test
    void shouldNameAllInTheReplayToo() {
        record(NO_GRADIENTS, "none").exits(0);
        run("replay", directory.resolve("a"), "--stages", "dyson,level-spacing")
                .exits(64)
                .complains(
                        "The stages dyson and level-spacing need the tensors train/gradient.moments/2,",
                        "which were not recorded; 'record --record train/gradient.moments/2:every=1000 --record",
                        "would have kept them.");
    }
}

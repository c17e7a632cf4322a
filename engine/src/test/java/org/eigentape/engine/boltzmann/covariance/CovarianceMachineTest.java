package org.eigentape.engine.boltzmann.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectories;
import org.eigentape.engine.simulation.Trajectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovarianceMachineTest {

    private static final CovarianceMachineProvider PROVIDER = new CovarianceMachineProvider();

    private static final long GOLDEN_BITS = 902411418081441688L;

    /** lambda = 1, 1/2, 1/5, 0 with modes that are turned by 45 degrees in pairs. */
    private static final double[] COVARIANCE = {0.75, 0.25, 0, 0, 0.25, 0.75, 0, 0, 0, 0, 0.1, 0.1, 0, 0, 0.1, 0.1};

    @TempDir
    Path folder;

    private String covariance = "";
    private String images = "";

    @BeforeEach
    void write() {
        covariance = ArrayBytes.write(folder.resolve("c.npz"), ArrayBytes.npz("c.npy", ArrayBytes.npy(COVARIANCE)))
                .toString();
        byte[] pixels = new byte[40 * 6];
        new Random(2).nextBytes(pixels);
        images = ArrayBytes.write(folder.resolve("i"), ArrayBytes.images(40, 3, 2, pixels))
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "covariance, exact, false, normal", "covariance, batch, false, normal", "covariance, exact, true, normal",
        "covariance, exact, true, diagonal", "images, exact, false, normal", "images, batch, false, diagonal"
    })
    void shouldGoOnBitForBitFromASnapshot(String kind, String target, String exactChains, String initial) {
        Simulation machine = Trajectories.configure(
                PROVIDER,
                kind,
                kind.equals("images") ? images : covariance,
                "hidden",
                "3",
                "target",
                target,
                "exactChains",
                exactChains,
                "initial",
                initial);
        Trajectories.assertGoesOnBitForBit(machine, "weights/1", 33, 40);
    }

    @Test
    @Tag("determinism")
    void shouldHaveTheSameBitsOnEveryJavaRuntime() {
        Simulation machine = Trajectories.configure(PROVIDER, "images", images, "target", "batch", "batchSize", "37");
        Trajectory run = machine.start(1, 3);
        assertTrue(run.advance(1000));
        long bits = 0;
        for (double element : Trajectories.values("weights/1", machine, run)) {
            bits = 31 * bits + Double.doubleToLongBits(element);
        }
        assertEquals(GOLDEN_BITS, bits);
    }

    /** N_h = 2 leaves out kappa = 5 and the mode that does not fluctuate; mu^2 = 1.5 cuts off kappa = 2 as well. */
    @ParameterizedTest
    @CsvSource({"9, 7, 8, 1, 2", "1.5, 0, 0.5, 3, 2"})
    void shouldLearnTheModesThatBothCutOffsLeave(
            String muSquared, double second, double first, int aboveMuSquared, int withoutNode) {
        Simulation machine = Trajectories.configure(
                PROVIDER, "covariance", covariance, "hidden", "2", "muSquared", muSquared, "exactChains", "true");
        Trajectory run = machine.start(0, 1);
        assertArrayEquals(
                new double[] {second, first}, Trajectories.values("target.eigenvalues/1", machine, run), 1e-12);
        assertArrayEquals(new double[] {1, 0.5, 0.2, 0}, Trajectories.values("target/variances", machine, run), 1e-14);
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        run.describe(attributes);
        assertEquals(aboveMuSquared, attributes.path("modesAtOrAboveMuSquared").asInt());
        assertEquals(withoutNode, attributes.path("modesWithoutHiddenNode").asInt());
        assertTrue(run.advance(20_000));
        // W W^T is sum_i x_i o_i o_i^T with the modes (1, 1)/sqrt 2 and (1, -1)/sqrt 2 of the first two nodes.
        double[] w = Trajectories.values("weights/1", machine, run);
        double[] expected = {(first + second) / 2, (first - second) / 2, 0, 0};
        for (int node = 0; node < 4; node++) {
            assertEquals(
                    expected[node], w[0] * w[2 * node] + w[1] * w[2 * node + 1], 1e-6, "element (0, " + node + ")");
        }
    }

    /** Modes come back with the factor x/mu^2, on the mean of all images. */
    @Test
    void shouldReconstructImages() {
        Simulation machine = Trajectories.configure(
                PROVIDER,
                "images",
                images,
                "hidden",
                "5",
                "initial",
                "diagonal",
                "initialStd",
                "2",
                "shown",
                "7",
                "pixelScale",
                "50");
        Trajectory run = machine.start(0, 1);
        double[] originals = Trajectories.values("images/originals", machine, run);
        double[] mean = Trajectories.values("images/mean", machine, run);
        double[] modes = Trajectories.values("target/modes", machine, run);
        double[] reconstructed = Trajectories.values("images/reconstructed", machine, run);
        assertEquals(7 * 6, originals.length);
        for (int image = 0; image < 7; image++) {
            for (int node = 0; node < 6; node++) {
                double expected = mean[node];
                for (int other = 0; other < 6; other++) {
                    for (int mode = 0; mode < 5; mode++) {
                        expected += 4.0
                                / 9
                                * modes[node * 6 + mode]
                                * modes[other * 6 + mode]
                                * (originals[image * 6 + other] - mean[other]);
                    }
                }
                assertEquals(expected, reconstructed[image * 6 + node], 1e-12);
            }
        }
    }

    /** What a recording keeps of its configuration makes it again, so no value may be one that is refused. */
    @Test
    void shouldTakeTheConfigurationThatARecordingKeeps() {
        Configuration given = new Configuration(PROVIDER.keys(), Map.of("covariance", new TextNode(covariance)));
        Map<String, JsonNode> kept = new HashMap<>();
        given.toJson().properties().forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        assertEquals(given.toJson(), new Configuration(PROVIDER.keys(), kept).toJson());
    }

    private static Configuration identified(String... pairs) {
        Map<String, JsonNode> given = new HashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            given.put(pairs[index], new TextNode(pairs[index + 1]));
        }
        return PROVIDER.identify(new Configuration(PROVIDER.keys(), given));
    }

    /** What is recorded is what the data are, not where: the name and the digest of the file that a directory meant. */
    @Test
    void shouldKeepWhatIdentifiesTheDataAndNotTheirPlace() throws Exception {
        byte[] bytes = java.nio.file.Files.readAllBytes(Path.of(images));
        Path train = folder.resolve("train-images-idx3-ubyte");
        java.nio.file.Files.write(train, bytes);
        Configuration asked = identified("images", folder.toString());
        Configuration recorded = PROVIDER.resolve(asked);
        assertEquals("train-images-idx3-ubyte", recorded.toJson().path("images").asText());
        assertEquals(
                java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(bytes)),
                recorded.toJson().path("dataSha256").asText());
        assertTrue(
                !recorded.toJson().toString().contains(folder.toString()),
                recorded.toJson().toString());
        assertEquals(train, recorded.file("images"));
        Simulation machine = PROVIDER.configure(recorded);
        assertEquals(
                java.util.List.of(3, 2),
                machine.tensors().stream()
                        .filter(tensor -> tensor.declaration().name().equals("images/mean"))
                        .findFirst()
                        .orElseThrow()
                        .declaration()
                        .shape());
    }

    /** Gzip writes the same data in many ways. */
    @Test
    void shouldKnowTheSameDataCompressed() throws Exception {
        Path compressed = folder.resolve("compressed");
        try (java.io.OutputStream gzip =
                new java.util.zip.GZIPOutputStream(java.nio.file.Files.newOutputStream(compressed))) {
            gzip.write(java.nio.file.Files.readAllBytes(Path.of(images)));
        }
        assertEquals(
                identified("images", images).text("dataSha256"),
                identified("images", compressed.toString()).text("dataSha256"));
    }

    @Test
    void shouldSayWhereTheFileOfARecordedConfigurationIsExpected() {
        String digest = identified("images", images).text("dataSha256");
        refused("in the working directory", "images", "none.gz", "dataSha256", digest);
        refused(digest, "images", "none.gz", "dataSha256", digest);
        refused("--set images=PATH", "images", "none.gz", "dataSha256", digest);
        refused("another file than the configuration means", "images", images, "dataSha256", "00" + digest);
        refused("--set dataSha256=any", "images", images, "dataSha256", "00" + digest);
        assertEquals(digest, identified("images", images, "dataSha256", "any").text("dataSha256"));
        assertEquals(
                digest,
                identified("images", images, "dataSha256", digest.toUpperCase(java.util.Locale.ROOT))
                        .text("dataSha256"));
    }

    @Test
    void shouldReadAFileAgainThatChanged() throws Exception {
        Trajectories.configure(PROVIDER, "covariance", covariance);
        java.nio.file.Files.write(
                Path.of(covariance), ArrayBytes.npz("c.npy", ArrayBytes.npy(2, 0, 0, 0, 1, 0, 0, 0, 1)));
        Simulation machine = Trajectories.configure(PROVIDER, "covariance", covariance);
        assertEquals(2, Trajectories.values("target/variances", machine, machine.start(0, 1))[0], 1e-14);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        refused("There is nothing to learn");
        refused("https://");
        refused("give one of them", "covariance", covariance, "images", images);
        refused("at most 4", "covariance", covariance, "hidden", "5");
        double[] identity = new double[130 * 130];
        for (int node = 0; node < 130; node++) {
            identity[node * 131] = 1;
        }
        String wide = ArrayBytes.write(folder.resolve("wide.npy"), ArrayBytes.npy(identity))
                .toString();
        refused("the largest takes 67108864", "covariance", wide, "batchSize", "65536");
    }

    private static void refused(String reason, String... pairs) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> Trajectories.configure(PROVIDER, pairs));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}

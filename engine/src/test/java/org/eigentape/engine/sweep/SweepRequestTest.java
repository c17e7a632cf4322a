package org.eigentape.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.experiment.TeacherStudentProvider;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.junit.jupiter.api.Test;

class SweepRequestTest {

    private static final SimulationProvider NETWORK = new TeacherStudentProvider();

    @Test
    void shouldGiveEachCellASeedOfItsOwn() {
        List<Cell> cells = request("temperature=1,2", "inverseSigmaW=1,8").cells();
        assertEquals(4, cells.stream().map(Cell::seed).distinct().count());
        List<Cell> other = request(2, 100, Map.of(), "temperature=1,2", "inverseSigmaW=1,8")
                .cells();
        assertTrue(cells.get(0).seed() != other.get(0).seed(), "another seed of the sweep gives the same cell");
    }

    @Test
    void shouldGiveTheSameSeedWhateverTheOrderSpellingAndExtentOfTheGrid() {
        Map<String, Long> seeds = seeds("temperature=1/8,2", "inverseSigmaW=1,8");
        Map<String, Long> turned = seeds("inverseSigmaW=8,4,1", "temperature=2,0.125");
        assertEquals(seeds.get("T=1over8_inverseSigmaW=8"), turned.get("inverseSigmaW=8_T=0.125"));
        assertEquals(seeds.get("T=2_inverseSigmaW=1"), turned.get("inverseSigmaW=1_T=2"));
        assertEquals(
                seeds.get("T=1over8_inverseSigmaW=8"),
                request(1, 100, Map.of("inverseSigmaW", "8"), "temperature=2^-3")
                        .cells()
                        .get(0)
                        .seed());
    }

    /** A change of this number changes every sweep: write it into the changelog. */
    @Test
    void shouldDeriveSeedsAsBefore() {
        assertEquals(
                -375410620495406007L, request("temperature=1/8").cells().get(0).seed());
    }

    @Test
    void shouldRefuseCellsThatAreTheSameExperiment() {
        refused("T=1over8 and T=0.125", "temperature=1/8,0.125");
        refused("T=1over8 and T=2^-3", "temperature=1/8,2^-3");
    }

    @Test
    void shouldRefuseAxesThatTheSimulationDoesNotHave() {
        refused("no such key; it has layers", "temprature=1,2");
        refused("no such key", "steps=10,20");
        refused("set one of learningRate and temperature", "temperature=1,2", "learningRate=1,2");
        refused("temperature is \"warm\"", "temperature=1,warm");
    }

    @Test
    void shouldPutTheStepAnEpochBeforeTheEndIntoThePolicyOfEachCell() {
        List<Cell> cells = request("batchSize=4,8,1", "temperature=1").cells();
        assertEquals(
                List.of("at=0,90,end", "probe:every=50"), cells.get(0).policy().canonical());
        assertEquals(
                List.of("at=0,95,end", "probe:every=50"), cells.get(1).policy().canonical());
        assertEquals(
                List.of("at=0,60,end", "probe:every=50"), cells.get(2).policy().canonical());
        List<Cell> shorter = request(1, 9, Map.of(), "temperature=1").cells();
        assertEquals(
                List.of("at=0,end", "probe:every=50"), shorter.get(0).policy().canonical());
    }

    private static Map<String, Long> seeds(String... axes) {
        return request(axes).cells().stream().collect(Collectors.toMap(Cell::name, Cell::seed));
    }

    private static void refused(String words, String... axes) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> request(axes).cells());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    private static SweepRequest request(String... axes) {
        return request(1, 100, Map.of(), axes);
    }

    private static SweepRequest request(long seed, long steps, Map<String, String> set, String... axes) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        for (String axis : axes) {
            Map.Entry<String, List<String>> entry = Grid.axis(axis);
            read.put(entry.getKey(), entry.getValue());
        }
        Map<String, JsonNode> given = new LinkedHashMap<>();
        given.put("samples", JsonNodeFactory.instance.numberNode(40));
        set.forEach((key, value) -> given.put(key, JsonNodeFactory.instance.textNode(value)));
        return new SweepRequest(
                NETWORK,
                null,
                new Configuration(NETWORK.keys(), given),
                new Grid(read),
                RecordingPolicy.of(List.of("at=0,end-epoch,end", "probe:every=50"), List.of()),
                2,
                steps,
                seed,
                new StageCatalog(List.of()),
                List.of(),
                "test");
    }
}

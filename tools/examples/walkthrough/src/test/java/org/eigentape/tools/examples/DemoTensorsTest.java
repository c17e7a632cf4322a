package org.eigentape.tools.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.junit.jupiter.api.Test;

/** What the page on stages says of the demo recording and of the contract is all there is. */
class DemoTensorsTest {

    private static final String PAGE = "stages/README.md";

    private static final SimulationCatalog.Entry DEMO = SimulationCatalog.load().preset("demo");

    private static String block(String comment) throws IOException {
        return Repository.page(PAGE).blocks().stream()
                .filter(block -> comment.equals(block.comment()))
                .map(Page.Block::text)
                .collect(Collectors.joining());
    }

    @Test
    void shouldShowThePolicyOfTheDemo() throws IOException {
        assertEquals(
                DEMO.preset().policy().stream().map(rule -> rule + "\n").collect(Collectors.joining()),
                block("policy of demo"));
    }

    @Test
    void shouldListTheTensorsOfTheDemo() throws IOException {
        Preset preset = DEMO.preset();
        Map<String, JsonNode> settings = new HashMap<>();
        preset.settings().forEach((key, value) -> settings.put(key, new TextNode(value)));
        Configuration configuration =
                DEMO.simulation().resolve(new Configuration(DEMO.simulation().keys(), settings));
        RecordingPlan plan = new RecordingPlan(
                RecordingPolicy.of(List.of(), preset.policy()),
                DEMO.simulation().configure(configuration).tensors(),
                preset.steps());
        String table = line("tensor", "event", "shape", "type", "recorded")
                + plan.schema().tensors().stream().map(DemoTensorsTest::line).collect(Collectors.joining());
        assertEquals(table, block("tensors of demo"));
    }

    private static String line(TensorDeclaration tensor) {
        String shape = tensor.shape().isEmpty()
                ? "scalar"
                : tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(" x "));
        return line(
                tensor.name(),
                tensor.carrier().name(),
                shape,
                tensor.element().label(),
                tensor.recorded() ? "yes" : "no");
    }

    private static String line(String name, String event, String shape, String type, String recorded) {
        return String.format(Locale.ROOT, "%-29s %-12s %-10s %-5s %s\n", name, event, shape, type, recorded);
    }

    @Test
    void shouldExplainEveryMethodThatAStageCanCall() throws IOException {
        String page = Files.readString(Repository.ROOT.resolve(PAGE));
        List<String> missing = Stream.of(StageContext.class, ResultSink.class, EventView.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("wrap") && !name.contains("$"))
                .filter(name -> !page.contains("`" + name + "("))
                .distinct()
                .toList();
        assertTrue(missing.isEmpty(), "not explained: " + missing);
    }
}

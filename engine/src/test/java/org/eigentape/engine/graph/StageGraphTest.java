package org.eigentape.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.junit.jupiter.api.Test;

class StageGraphTest {

    private static final Schema SCHEMA = new Schema(List.of(
            tensor(0, "weights/2", EventType.STEP, true), tensor(1, "train/gradient.mean/2", EventType.PROBE, false)));

    private static TensorDeclaration tensor(int id, String name, EventType carrier, boolean recorded) {
        return new TensorDeclaration(
                id, name, ElementType.F64, List.of(2, 3), "1", TensorRole.OTHER, carrier, recorded);
    }

    private record Idle(String name, List<TensorNeed> needs, List<String> upstream) implements StageProvider {
        @Override
        public StageDescription description() {
            ParameterDeclaration mood = new ParameterDeclaration("mood", "calm", "Any word.");
            return new StageDescription(name, 3, "Does nothing.", needs, upstream, List.of(), List.of(mood));
        }

        @Override
        public Stage create(StageContext context) {
            return (event, results) -> {};
        }
    }

    private static StageCatalog catalog(StageProvider... providers) {
        return new StageCatalog(List.of(providers));
    }

    private static StageGraph graph(StageCatalog catalog, String... requests) {
        return new StageGraph(
                catalog, List.of(requests).stream().map(StageRequest::parse).toList(), SCHEMA, "");
    }

    private static Idle stage(String name, String... upstream) {
        return new Idle(name, List.of(), List.of(upstream));
    }

    @Test
    void shouldPutEachStageAfterThoseWhoseResultsItReads() {
        StageGraph graph = graph(catalog(stage("a", "b", "c"), stage("b", "c"), stage("c")), "a");

        assertEquals(List.of("c", "b", "a"), graph.stageNames());
    }

    @Test
    void shouldGroupOnlyStagesThatDependOnEachOther() {
        StageGraph graph = graph(catalog(stage("a", "c"), stage("b"), stage("c"), stage("d", "c")), "a", "b", "d");

        assertEquals(
                List.of("b", "c+a+d"),
                graph.groups().stream().map(StageGroup::name).toList());
    }

    /** Results differ where those that they are made of do, so neither may take the other's place. */
    @Test
    void shouldNameTheParametersOfStagesThatAreReadInTheKey() {
        StageCatalog catalog = catalog(stage("a", "b"), stage("b", "c"), stage("c"));
        assertEquals(
                List.of("c:mood=wild", "b:c.mood=wild", "a:c.mood=wild"),
                graph(catalog, "c:mood=wild", "a").stageNames());
        assertEquals(
                List.of("c", "b", "a", "c:mood=wild", "b:mood=odd;c.mood=wild", "a:b.mood=odd;c.mood=wild"),
                graph(catalog, "a", "a:b.mood=odd;c.mood=wild", "c", "c:mood=wild")
                        .stageNames());
        for (String request : graph(catalog, "c:mood=wild", "a:mood=grim").stageNames()) {
            assertTrue(graph(catalog, request).stageNames().contains(request), request);
        }
        InvalidRequestException thrown =
                assertThrows(InvalidRequestException.class, () -> graph(catalog, "b:a.mood=wild"));
        assertEquals("Stage b is asked for with a.mood, but it reads no stage a.", thrown.getMessage());
    }

    @Test
    void shouldMeanTheSameWithoutTheOtherRequests() {
        StageCatalog catalog = catalog(stage("a", "b"), stage("b", "c"), stage("c"));
        List<StageRequest> requests = List.of(StageRequest.parse("c:mood=wild"), StageRequest.parse("a:mood=odd"));
        StageRequest alone = requests.get(1).among(requests, catalog);
        assertEquals(Map.of("mood", "odd", "c.mood", "wild"), alone.parameters());
        assertEquals("mood=odd;c.mood=wild", alone.canonical(catalog));
        assertEquals(requests.get(0), requests.get(0).among(requests, catalog));
        assertEquals("", StageRequest.parse("a:c.mood=calm").canonical(catalog));
        assertEquals(
                "mood=1;c.mood=1000,2",
                StageRequest.parse("a:mood=01.0;c.mood=1e3, 02").canonical(catalog));
        assertEquals(StageRequest.parse("a:mood=1"), StageRequest.parse("a:mood=+1."));
        assertTrue(graph(catalog, "a:mood=odd;c.mood=wild").stageNames().contains("a:" + alone.canonical(catalog)));
        List<StageRequest> ambiguous =
                List.of(StageRequest.parse("c:mood=wild"), StageRequest.of("c"), StageRequest.of("a"));
        assertEquals(StageRequest.of("a"), ambiguous.get(2).among(ambiguous, catalog));
    }

    @Test
    void shouldTakeOneStageWithSeveralSetsOfParameters() {
        StageGraph graph = graph(catalog(stage("a", "b"), stage("b")), "a", "a:mood=wild");

        assertEquals(List.of("b", "a", "a:mood=wild"), graph.stageNames());
        assertEquals(1, graph.groups().size());
        assertEquals("a@3-default", graph.keys().get(1).directoryName());
    }

    @Test
    void shouldReadAnUpstreamStageAsItWasAskedFor() {
        StageGraph graph = graph(catalog(stage("a", "b"), stage("b")), "b:mood=wild", "a");

        assertEquals(List.of("b:mood=wild", "a:b.mood=wild"), graph.stageNames());
    }

    @Test
    void shouldRefuseCircles() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> graph(catalog(stage("a", "b"), stage("b", "a")), "a"));

        assertTrue(refused.getMessage().contains("a -> b -> a"), refused.getMessage());
    }

    @Test
    void shouldRefuseUnknownStagesAndParameters() {
        assertThrows(InvalidRequestException.class, () -> graph(catalog(stage("a")), "b"));
        assertThrows(InvalidRequestException.class, () -> graph(catalog(stage("a")), "a:colour=red"));
        assertThrows(InvalidRequestException.class, () -> graph(catalog(stage("a")), "a:mood"));
    }

    @Test
    void shouldNameTheOptionThatWouldHaveKeptAMissingTensor() {
        Idle needy = new Idle("needy", List.of(TensorNeed.required("train/gradient.mean/*", "the drift")), List.of());

        TensorNotRecordedException refused =
                assertThrows(TensorNotRecordedException.class, () -> graph(catalog(needy), "needy"));

        assertTrue(refused.getMessage().contains("--record train/gradient.mean/2:"), refused.getMessage());
    }

    @Test
    void shouldNotTakeFrozenWeightsForThoseThatTrain() {
        Schema schema = new Schema(List.of(
                tensor(0, "weights/1", EventType.RUN_STARTED, true), tensor(1, "weights/2", EventType.STEP, false)));
        Idle needy = new Idle("a", List.of(TensorNeed.required("weights/*", "matrices")), List.of());
        TensorNotRecordedException refused = assertThrows(
                TensorNotRecordedException.class,
                () -> new StageGraph(catalog(needy), List.of(StageRequest.of("a")), schema, ""));
        assertTrue(refused.getMessage().contains("'record --record weights/2:every=1000'"), refused.getMessage());
        Schema frozen = new Schema(List.of(tensor(0, "weights/1", EventType.RUN_STARTED, true)));
        assertEquals(
                List.of("a"), new StageGraph(catalog(needy), List.of(StageRequest.of("a")), frozen, "").stageNames());
    }

    @Test
    void shouldAskForTheNeedsOfTheParametersBeforeAnythingIsRecorded() {
        StageProvider choosy = new StageProvider() {
            @Override
            public StageDescription description() {
                return stage("choosy").description();
            }

            @Override
            public List<TensorNeed> needs(StageParameters parameters) {
                return parameters.oneOf("mood", List.of("calm", "needy")).equals("calm")
                        ? List.of()
                        : List.of(TensorNeed.required("train/*", "everything"));
            }

            @Override
            public Stage create(StageContext context) {
                return (event, results) -> {};
            }
        };

        assertEquals(List.of("choosy"), graph(catalog(choosy), "choosy").stageNames());
        assertThrows(TensorNotRecordedException.class, () -> graph(catalog(choosy), "choosy:mood=needy"));
        assertThrows(InvalidRequestException.class, () -> graph(catalog(choosy), "choosy:mood=angry"));
    }

    @Test
    void shouldKeepParametersOfARequest() {
        assertEquals(new StageRequest("a", Map.of("x", "1", "y", "b=c")), StageRequest.parse("a:x=1;y=b=c"));
    }
}

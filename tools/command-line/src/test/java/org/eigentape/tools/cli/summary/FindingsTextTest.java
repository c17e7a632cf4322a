package org.eigentape.tools.cli.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTextTest {

    @Test
    void shouldLeaveATieUndecided() {
        assertSays(findings(0.5, 0.9, 20, 10, 0, 0), "10 of 20 runs on the converging side: undecided");
    }

    @Test
    void shouldNotContradictTheMedians() {
        assertSays(findings(0.5, 0.9, 20, 11, 0, 0), "11 of 20 runs on the converging side: undecided");
        assertSays(findings(0.9, 0.5, 20, 9, 0, 0), "9 of 20 runs on the converging side: undecided");
    }

    @Test
    void shouldNameThePhaseWhereRunsAndMediansAgree() {
        assertSays(
                findings(0.9, 0.5, 20, 11, 0, 0), "11 of 20 runs on the converging side: ordered", "medians over runs");
        assertSays(findings(0.5, 0.9, 20, 9, 0, 0), "9 of 20 runs on the converging side: hot");
    }

    @Test
    void shouldNameNoPhaseOfRunsThatDiverged() {
        assertSays(findings(0.9, 0.5, 20, 20, 0, 1), "no phase, because 1 run diverged");
    }

    @Test
    void shouldNameNoPhaseOfValuesThatAreNotFinite() {
        assertSays(findings(0.9, 0.5, 18, 18, 2, 0), "no phase, because 2 runs ended without finite values");
        Findings infinite = findings(0.9, 0.5, 18, 18, 0, 0);
        assertSays(
                new Findings(
                        Pool.NONE,
                        Pool.NONE,
                        Optional.of(1.0),
                        Optional.of(Double.POSITIVE_INFINITY),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        infinite.phases(),
                        infinite.extent(),
                        List.of()),
                "no phase, because losses or features are not finite");
    }

    @Test
    void shouldNameNoPhaseOfRunsThatWereStopped() {
        RunExtent stopped = new RunExtent(100_000, 2, 0, List.of(99_000L, 1L), 0, 1000);
        assertSays(
                findings(0.9, 0.5, 2, 2, 0, stopped, 0.01),
                "too early to tell: not all runs reached their last step (at the last probe, 2 of 2 runs on the"
                        + " converging side)",
                "Loss at the last probe");
        RunExtent notStarted = new RunExtent(100_000, 2, 0, List.of(), 1, 1000);
        assertSays(findings(0.9, 0.5, 1, 1, 0, notStarted, 0.01), "too early to tell");
    }

    @Test
    void shouldNameNoPhaseOfRunsThatHardlyTrained() {
        assertSays(
                findings(0.9, 0.5, 2, 2, 0, new RunExtent(0, 2, 0, List.of(), 0, 1000), 1),
                "too early to tell: nothing was trained",
                "Loss before training");
        assertSays(
                findings(0.5, 0.9, 2, 0, 0, new RunExtent(1, 2, 0, List.of(), 0, 1000), 1),
                "too early to tell: 1 step of the 1,000 in which a run sees its training set once");
        RunExtent complete = new RunExtent(5000, 2, 0, List.of(), 0, 1000);
        assertSays(findings(0.9, 0.5, 2, 2, 0, complete, 1.0), "too early to tell: the training loss is 1.000 times");
        assertSays(findings(0.9, 0.5, 2, 2, 0, complete, 3.0), "too early to tell: the training loss is 3.000 times");
        assertSays(findings(0.5, 0.9, 2, 0, 0, complete, 3.0), "hot");
    }

    @Test
    void shouldNameNoPhaseWithoutLosses() {
        Findings known = findings(0.9, 0.5, 2, 2, 0, 0);
        Findings unknown = new Findings(
                Pool.NONE,
                Pool.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                known.phases(),
                known.extent(),
                List.of());
        assertSays(unknown, "no phase, because which of the converging ones needs losses and features");
    }

    @Test
    void shouldShowUndefinedValuesAsSuch() {
        RunExtent complete = new RunExtent(100, 3, 0, List.of(), 0, 0);
        Findings findings = new Findings(
                Pool.NONE,
                Pool.NONE,
                Optional.of(1.0),
                Optional.of(Double.NaN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Findings.Spectrum(
                        "weights/2",
                        List.of(0.5),
                        List.of(Double.NaN),
                        List.of(),
                        Pool.NONE,
                        Optional.of("undefined in 3 of 3 runs at step 1: too large"))),
                List.of(new Findings.Phase("weights/2", "dyson", Double.NaN, 1, 0, 0, 3, Pool.NONE, Optional.empty())),
                complete,
                List.of());
        assertSays(
                findings,
                "no phase, because 3 runs ended without finite values",
                "training undefined",
                "signal to noise -K_S/V_S = undefined",
                "0  0.5000  undefined",
                "end: undefined in 3 of 3 runs at step 1: too large");
        JsonNode json = FindingsText.json(findings);
        assertTrue(json.path("trainLoss").isNull(), json::toString);
        assertTrue(json.path("eigenvalues").path(0).path("end").path(0).isNull(), json::toString);
        assertTrue(json.path("phases").path(0).path("signalToNoise").isNull(), json::toString);
        assertEquals("none", json.path("phases").path(0).path("indication").asText());
    }

    @Test
    void shouldSayWhyConvergenceIsUndefined() {
        String why = "in 4 of 4 runs the gradients vanish: K_S and V_S are both zero";
        Findings.Phase phase =
                new Findings.Phase("weights/2", "dyson", Double.NaN, 1, 0, 0, 4, Pool.NONE, Optional.of(why));
        assertSays(with(phase, new RunExtent(2000, 4, 0, List.of(), 0, 1000)), "no phase, because " + why);
        assertSays(
                with(phase, new RunExtent(2000, 4, 0, List.of(1500L), 0, 1000)),
                "too early to tell",
                "on which side is undefined: " + why);
    }

    private static Findings with(Findings.Phase phase, RunExtent extent) {
        return new Findings(
                Pool.NONE,
                Pool.NONE,
                Optional.of(1.0),
                Optional.of(0.1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(phase),
                extent,
                List.of());
    }

    @Test
    void shouldSayOfWhichRunsAndStepsAMedianIsUnlessAllReachedTheEnd() {
        RunExtent complete = new RunExtent(2000, 4, 0, List.of(), 0, 1000);
        assertEquals("median over runs", new Pool(4, 2000, 2000).words(complete));
        assertEquals("median over 3 runs, at step 2,000", new Pool(3, 2000, 2000).words(complete));
        RunExtent diverged = new RunExtent(2000, 4, 1, List.of(), 0, 1000);
        assertEquals("median over 4 runs, at steps 33 to 2,000", new Pool(4, 33, 2000).words(diverged));
        RunExtent stopped = new RunExtent(2000, 4, 0, List.of(1500L, 1200L), 2, 1000);
        assertEquals("median over 2 runs, at steps 1,000 to 1,500", new Pool(2, 1000, 1500).words(stopped));
        assertEquals("median over 2 runs, at step 1,000", new Pool(2, 1000, 1000).words(stopped));
        assertEquals("1 run, at step 1,000", new Pool(1, 1000, 1000).words(stopped));
        assertEquals("median over runs", Pool.NONE.words(stopped));
    }

    @Test
    void shouldSayWhereRunsStopped() {
        assertEquals("", new RunExtent(100_000, 2, 0, List.of(), 0, 0).sentence());
        assertEquals("Stopped at step 1 of 100,000.", new RunExtent(100_000, 1, 0, List.of(1L), 0, 0).sentence());
        assertEquals(
                "2 runs stopped at steps 13,000 and 18,000 of 100,000; 17 runs not started; 1 run ended before.",
                new RunExtent(100_000, 20, 0, List.of(18_000L, 13_000L), 17, 0).sentence());
        assertEquals(
                "6 runs stopped at steps 1 to 6 of 10.",
                new RunExtent(10, 6, 0, List.of(1L, 2L, 3L, 4L, 5L, 6L), 0, 0).sentence());
    }

    private static Findings findings(
            double signal, double bound, int runs, int converged, int undefined, int diverged) {
        RunExtent extent = new RunExtent(100_000, runs + undefined, diverged, List.of(), 0, 1000);
        return findings(signal, bound, runs, converged, undefined, extent, 0.01);
    }

    private static Findings findings(
            double signal, double bound, int runs, int converged, int undefined, RunExtent extent, double loss) {
        return new Findings(
                Pool.NONE,
                Pool.NONE,
                Optional.of(1.0),
                Optional.of(loss),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0.1),
                List.of(),
                List.of(new Findings.Phase(
                        "weights/2", "dyson", signal, bound, runs, converged, undefined, Pool.NONE, Optional.empty())),
                extent,
                List.of());
    }

    private static void assertSays(Findings findings, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FindingsText.print(findings, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        for (String word : words) {
            assertTrue(text.contains(word), () -> "\"" + word + "\" is not in: " + text);
        }
        if (words[0].contains("undecided") || words[0].contains("no phase") || words[0].contains("too early")) {
            assertFalse(text.matches("(?s).*(hot|ordered);.*"), text);
        }
    }
}

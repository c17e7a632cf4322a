package org.eigentape.tools.cli.summary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                        Optional.of(Double.POSITIVE_INFINITY),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        infinite.phases(),
                        0),
                "no phase, because losses or features are not finite");
    }

    private static Findings findings(
            double signal, double bound, int runs, int converged, int undefined, int diverged) {
        return new Findings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0.1),
                List.of(),
                List.of(new Findings.Phase("weights/2", "dyson", signal, bound, runs, converged, undefined)),
                diverged);
    }

    private static void assertSays(Findings findings, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FindingsText.print(findings, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        for (String word : words) {
            assertTrue(text.contains(word), () -> "\"" + word + "\" is not in: " + text);
        }
        if (words[0].contains("undecided") || words[0].contains("no phase")) {
            assertFalse(text.matches("(?s).*(hot|ordered);.*"), text);
        }
    }
}

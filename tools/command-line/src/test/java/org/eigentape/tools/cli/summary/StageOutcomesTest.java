package org.eigentape.tools.cli.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.junit.jupiter.api.Test;

class StageOutcomesTest {

    @Test
    void shouldTellFailedFromSkippedStagesAndTheirParameters() {
        List<StageOutcome> outcomes = List.of(
                outcome("dyson", "", ResultState.FAILED),
                outcome("level-spacing", "", ResultState.SKIPPED),
                outcome("level-spacing", "convention=published", ResultState.SKIPPED),
                outcome("spectrum", "", ResultState.COMPLETE));
        assertEquals(
                "the stage dyson failed and the stages level-spacing and level-spacing:convention=published were"
                        + " skipped",
                StageOutcomes.troubled(outcomes));
        assertEquals("", StageOutcomes.troubled(outcomes.subList(3, 4)));
        List<String> sentences = StageOutcomes.failures(outcomes);
        assertEquals("Stage dyson failed in run 0 a reason", sentences.get(0));
        assertEquals("Stage level-spacing was skipped in run 0: a reason", sentences.get(1));
        assertEquals("Stage level-spacing:convention=published was skipped in run 0: a reason", sentences.get(2));
    }

    @Test
    void shouldNameAnInstanceThatFailedAsItWasAskedFor() {
        List<StageOutcome> outcomes = List.of(
                outcome("level-spacing", "", ResultState.FAILED),
                outcome("level-spacing", "convention=published", ResultState.FAILED));
        assertEquals(
                List.of(
                        "Stage level-spacing failed in run 0 a reason",
                        "Stage level-spacing:convention=published failed in run 0 a reason"),
                StageOutcomes.failures(outcomes));
    }

    @Test
    void shouldNameOneStageOrSeveral() {
        assertEquals("the stage a", StageOutcomes.stages(List.of("a")));
        assertEquals("the stages a, b and c", StageOutcomes.stages(List.of("a", "b", "c")));
    }

    private static StageOutcome outcome(String stage, String parameters, ResultState state) {
        return new StageOutcome(new ResultKey(stage, 1, parameters, ""), 0, state, "a reason", "", 0);
    }
}

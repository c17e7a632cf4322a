package org.eigentape.stages.input;

import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.engine.stage.StageParameters;

/**
 * Which steps an ensemble pools: each by itself, or all recorded ones from some step on, for runs that are stationary then.
 *
 * @param from first step that is pooled with those after it; negative for each step by itself
 */
public record Pooling(long from) {

    /** The parameter. */
    public static final ParameterDeclaration PARAMETER = new ParameterDeclaration(
            "pool_from",
            "none",
            "first step from which recorded steps of all runs are pooled into one sample of the ensemble, at the last step;"
                    + " none: each step by itself");

    private static final String NONE = "none";

    /**
     * As a stage's parameters say.
     *
     * @param stage its name
     * @param parameters of the stage
     * @throws InvalidRequestException if it is no step
     */
    public static Pooling of(String stage, StageParameters parameters) {
        String text = parameters.text(PARAMETER.name());
        if (text.equals(NONE)) {
            return new Pooling(-1);
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new InvalidRequestException(stage + "." + PARAMETER.name() + " is \"" + text
                    + "\"; it must be none or a step, a whole number from 0.");
        }
        return new Pooling(Long.parseLong(text));
    }

    /** Whether steps are pooled. */
    public boolean overSteps() {
        return from >= 0;
    }
}

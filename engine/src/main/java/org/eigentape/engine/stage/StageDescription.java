package org.eigentape.engine.stage;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * What a stage is, needs and gives.
 *
 * @param name lower case words joined by {@code -}, for example {@code level-spacing}
 * @param version raised by one whenever results change in any bit
 * @param summary one sentence for people
 * @param needs the tensors that it reads
 * @param upstream names of the stages whose results it reads; they run before it at each event
 * @param outputs what it emits
 * @param parameters what can be set
 */
public record StageDescription(
        String name,
        int version,
        String summary,
        List<TensorNeed> needs,
        List<String> upstream,
        List<OutputDeclaration> outputs,
        List<ParameterDeclaration> parameters) {

    /** Checks the name and copies the lists. */
    public StageDescription {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new InvalidRequestException(
                    "\"" + name + "\" is not a stage name: use lower case words joined by '-'.");
        }
        needs = List.copyOf(needs);
        upstream = List.copyOf(upstream);
        outputs = List.copyOf(outputs);
        parameters = List.copyOf(parameters);
    }

    /**
     * The declared output with the given name.
     *
     * @param outputName its name
     * @return its declaration
     * @throws InvalidRequestException if the stage does not declare it
     */
    public OutputDeclaration output(String outputName) {
        return outputs.stream()
                .filter(output -> output.name().equals(outputName))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "Stage " + name + " declares no output \"" + outputName + "\"; it has "
                                + outputs.stream().map(OutputDeclaration::name).toList() + "."));
    }
}

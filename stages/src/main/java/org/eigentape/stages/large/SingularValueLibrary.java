package org.eigentape.stages.large;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.StageParameters;
import org.jspecify.annotations.Nullable;

/**
 * A library for singular values outside of this module, which may be faster and whose last bits are its own: found by {@link
 * ServiceLoader}, and chosen by name with the parameter {@code solver} of a stage, so that results say where they come from.
 * Implementations have no state.
 */
public interface SingularValueLibrary {

    /** The value of {@code solver} that stands for this module's own solvers. */
    String PLAIN_JAVA = "java";

    /**
     * The value of the parameter that chooses it.
     *
     * @return one lower-case word, not {@value #PLAIN_JAVA}
     */
    String name();

    /**
     * Why it cannot be used here.
     *
     * @return one clause that says what is missing, and what to do; empty if it can be used
     */
    Optional<String> whyMissing();

    /**
     * Finds the singular values of a matrix with an absolute error of some epsilon times the largest.
     *
     * @param matrix finite, {@code rows x columns}, column by column; may be overwritten
     * @param rows length of a column
     * @param columns number of columns
     * @param descending receives {@code min(rows, columns)} values, descending, not negative
     * @return whether it converged
     */
    boolean singularValues(double[] matrix, int rows, int columns, double[] descending);

    /**
     * The library that a parameter names.
     *
     * @param stage the stage's name, for messages
     * @param parameters of the stage, which declares {@code solver}
     * @return null for {@value #PLAIN_JAVA}
     * @throws InvalidRequestException if there is no such library, or it cannot be used here
     */
    static @Nullable SingularValueLibrary chosen(String stage, StageParameters parameters) {
        String name = parameters.text("solver");
        if (name.equals(PLAIN_JAVA)) {
            return null;
        }
        List<SingularValueLibrary> libraries = ServiceLoader.load(SingularValueLibrary.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        for (SingularValueLibrary library : libraries) {
            if (library.name().equals(name)) {
                Optional<String> missing = library.whyMissing();
                if (missing.isPresent()) {
                    throw new InvalidRequestException(stage + ".solver is " + name + ", and " + missing.get()
                            + "; or leave " + stage + ".solver at " + PLAIN_JAVA + ", which is part of Eigentape.");
                }
                return library;
            }
        }
        List<String> names =
                libraries.stream().map(SingularValueLibrary::name).sorted().toList();
        throw new InvalidRequestException(stage + ".solver is \"" + name + "\"; it must be " + PLAIN_JAVA
                + (names.isEmpty()
                        ? ", since no library is on the class path."
                        : " or one of " + String.join(", ", names) + "."));
    }
}

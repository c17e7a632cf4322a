package org.eigentape.engine.stage;

/**
 * One kind of value that a stage emits.
 *
 * @param name as in tables: {@code eigenvalue}, {@code coupling_energy}; lower case words joined by {@code _}
 * @param shape for people: {@code scalar}, {@code n}, {@code n x n}
 * @param unit its unit, {@code "1"} where it has none
 * @param description one sentence with the equation that it comes from; that of a criterion starts with {@code 1 if}
 */
public record OutputDeclaration(String name, String shape, String unit, String description) {

    /**
     * Whether it is 1 where something holds and 0 where it does not.
     *
     * @return true if its description says so
     */
    public boolean isCriterion() {
        return description.startsWith("1 if ");
    }
}

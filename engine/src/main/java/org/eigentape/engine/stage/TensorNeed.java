package org.eigentape.engine.stage;

/**
 * Tensors that a stage reads.
 *
 * @param pattern a {@link NamePattern}: a tensor's name, where {@code *} stands for any characters, {@code weights/*};
 *     alternatives are separated by {@code |}
 * @param required whether the stage cannot start unless at least one tensor of the pattern was recorded
 * @param purpose what it is read for, for people
 */
public record TensorNeed(String pattern, boolean required, String purpose) {

    /**
     * Tensors without which the stage cannot start.
     *
     * @param pattern name with {@code *}
     * @param purpose what they are read for
     * @return the need
     */
    public static TensorNeed required(String pattern, String purpose) {
        return new TensorNeed(pattern, true, purpose);
    }

    /**
     * Tensors that the stage uses where they were recorded.
     *
     * @param pattern name with {@code *}
     * @param purpose what they are read for
     * @return the need
     */
    public static TensorNeed optional(String pattern, String purpose) {
        return new TensorNeed(pattern, false, purpose);
    }

    /**
     * Whether a tensor's name fits the pattern.
     *
     * @param name a tensor's name
     * @return true if it fits
     */
    public boolean matches(String name) {
        return NamePattern.matches(pattern, name);
    }
}

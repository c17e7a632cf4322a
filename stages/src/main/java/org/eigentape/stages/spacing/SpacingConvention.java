package org.eigentape.stages.spacing;

/**
 * How K_S, V_S and D_S are taken from the moments of the gradient. The text of [P] and its published code differ, and the
 * choice moves the phase boundary, so the name is stored with every result. (Appendix B of [P] read literally, with K sorted
 * ascending, satisfies its own criterion nowhere and is not offered.)
 */
public enum SpacingConvention {
    /**
     * Eigenbasis of X, signed K, variance per sample in that basis: the equation that S really follows. Near a minimum the sign
     * of K_S is noise, so it draws no sharp boundary.
     */
    DYSON("dyson"),
    /**
     * Eigenbasis of the mean {@code E[Delta^X]}; -K_S is the spread of its eigenvalues, variance per sample in that basis. K_S is
     * a spread of gradients, not a drift of S; it draws a clean boundary.
     */
    GRADIENT_BASIS("gradient-basis"),
    /**
     * What the published figures were made with: eigenvectors of X, {@code |K_NN| - |K_11|}, the matrix of element variances
     * rotated like a matrix (which can make it negative) and a sum that takes V_11 for V_12.
     */
    PUBLISHED("published");

    private final String label;

    SpacingConvention(String label) {
        this.label = label;
    }

    /** Name in parameters and results. */
    public String label() {
        return label;
    }

    /**
     * The convention of a name.
     *
     * @throws IllegalArgumentException for an unknown name, with the names there are
     */
    public static SpacingConvention of(String label) {
        for (SpacingConvention convention : values()) {
            if (convention.label.equals(label)) {
                return convention;
            }
        }
        throw new IllegalArgumentException("unknown convention '" + label
                + "' of the level spacing; there are dyson, gradient-basis and published");
    }
}

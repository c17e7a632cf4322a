package org.eigentape.stages.spacing;

/**
 * Coefficients of {@code dS/dt = K_S + V_S T/S + sqrt(2 T D_S) eta} ([P] eq. 4.8) per unit of Langevin time t = eps x step.
 * NaN for N = 1, which has no spacing.
 *
 * @param drift K_S ([P] eq. B.9)
 * @param repulsion V_S ([P] eq. B.7)
 * @param diffusion D_S ([P] eq. B.9)
 */
public record SpacingCoefficients(double drift, double repulsion, double diffusion) {

    /**
     * Signal-to-noise ratio of the gradient, -K_S/V_S, the right side of [P] eqs. 4.10 to 4.15. With V_S &lt; 0 it bounds no noise:
     * {@link #convergesAt} then holds for noise <em>above</em> it.
     */
    public double signalToNoise() {
        return -drift / repulsion;
    }

    /**
     * Whether the spacing converges at a noise level: {@code noise <= -K_S/V_S}, as {@code noise V_S <= -K_S}. The two agree
     * for V_S &gt; 0; where the published convention makes V_S negative, its code compares the products, as here.
     *
     * <p>Without drift and repulsion, for example where every unit is dead, the comparison is 0 &lt;= 0 and says nothing: see
     * {@link #vanish}.
     *
     * @param noise T/S, T/S(0) or the left side of eq. 4.15
     */
    public boolean convergesAt(double noise) {
        return noise * repulsion <= -drift;
    }

    /**
     * Whether neither drift nor repulsion acts on the spacing, so that it neither converges nor fails to.
     *
     * @return true if K_S and V_S are both exactly zero
     */
    public boolean vanish() {
        return drift == 0 && repulsion == 0;
    }
}

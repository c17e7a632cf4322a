package org.eigentape.stages.spectrum;

/** The mean level spacing S and its growth rates ([P] eqs. 4.5 to 4.7). */
public final class LevelSpacing {

    private LevelSpacing() {}

    /**
     * Mean spacing {@code S = (x_N - x_1)/(N - 1)} ([P] eq. 4.5).
     *
     * @param ascending eigenvalues, ascending
     * @return S; NaN for a single eigenvalue, which has no spacing
     */
    public static double mean(double[] ascending) {
        int n = ascending.length;
        return n < 2 ? Double.NaN : (ascending[n - 1] - ascending[0]) / (n - 1);
    }

    /**
     * The N - 1 spacings {@code S_i = x_{i+1} - x_i}.
     *
     * @param ascending eigenvalues, ascending
     * @param spacings receives them; at least {@code N - 1} elements
     */
    public static void spacings(double[] ascending, double[] spacings) {
        for (int i = 0; i + 1 < ascending.length; i++) {
            spacings[i] = ascending[i + 1] - ascending[i];
        }
    }

    /**
     * Time-averaged rate {@code log(S(t)/S(s))/(t - s)} per step ([P] eq. 4.7 with s = 0; between two neighbouring recorded
     * steps it is the local rate of eq. 4.6).
     *
     * @param earlier S(s)
     * @param later S(t)
     * @param steps t - s
     * @return the rate; NaN for no step or where a spacing is not positive
     */
    public static double rate(double earlier, double later, long steps) {
        boolean defined = steps > 0 && earlier > 0 && later > 0;
        return defined ? StrictMath.log(later / earlier) / steps : Double.NaN;
    }
}

package org.eigentape.tools.figures.comparison;

import java.util.Locale;

/**
 * How far a measured number is from a reference.
 *
 * <p>The rule: the distance, less what the reference may have been rounded by, is divided by the standard error of the
 * difference. That is the measured standard error, and beside it the reference's, which is taken from the spread measured here
 * and the reference's own number of models. Up to
 * {@value #LIMIT} such errors, of few runs widened by Student's t, a number is inside the spread: a table of some thirty rows then seldom has one outside by chance.
 *
 * @param deviations distance in standard errors, not negative
 */
public record Agreement(double deviations) {

    /** Standard errors up to which a number agrees. */
    public static final double LIMIT = 3;

    /**
     * Compares.
     *
     * @param measured the number of the sweep
     * @param models from how many models it was measured
     * @param reference the number to compare it with
     * @return how far they are apart
     */
    public static Agreement of(Estimate measured, double models, Reference reference) {
        double factor = reference.models() == 0 ? 1 : Math.sqrt(1 + models / reference.models());
        return of(measured, factor, reference.value() - reference.rounding(), reference.value() + reference.rounding());
    }

    /**
     * Compares with a range.
     *
     * @param measured the number of the sweep
     * @param factor standard error of the difference over that of the measured number, at least 1
     * @param low lower end of the reference
     * @param high its upper end
     * @return how far the number is outside the range
     */
    public static Agreement of(Estimate measured, double factor, double low, double high) {
        double value = position(measured, measured.value());
        double distance = Math.max(0, Math.max(position(measured, low) - value, value - position(measured, high)));
        return new Agreement(distance == 0 ? 0 : distance / (factor * measured.widening() * measured.error()));
    }

    private static double position(Estimate measured, double number) {
        return measured.logarithmic() ? StrictMath.log(number) : number;
    }

    /**
     * Whether the number is inside the spread.
     *
     * @return true up to the limit
     */
    public boolean isInside() {
        return deviations <= LIMIT;
    }

    /**
     * The verdict.
     *
     * @return {@code inside, 0.8 s.e.} or {@code outside by 4.2 s.e.}
     */
    public String words() {
        return String.format(
                Locale.ROOT, isInside() ? "inside, %.1f s.e. away" : "outside, %.1f s.e. away", deviations);
    }
}

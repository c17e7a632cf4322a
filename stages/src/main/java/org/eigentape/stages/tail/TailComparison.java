package org.eigentape.stages.tail;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.eigentape.engine.numeric.NormalDistribution;

/**
 * A power law against another law for the same tail: the likelihood ratio and how sure its sign is (Vuong, Econometrica 57, 307, 1989, as
 * used by Clauset et al., SIAM Rev. 51, 661, 2009, appendix C).
 *
 * @param ratio R, sum of the differences of log-likelihoods: positive where the power law is likelier; NaN where undefined
 * @param probability of an R as far from 0 if both laws were equally far from the truth; NaN where undefined
 * @param reason why there is no ratio; empty where there is one
 */
public record TailComparison(double ratio, double probability, String reason) {

    /**
     * Against an exponential law, {@code lambda exp(-lambda (x - x_min))}, of largest likelihood.
     *
     * @param ascending the data that the tail was fitted to
     * @param tail a fitted tail
     */
    public static TailComparison exponential(double[] ascending, PowerLawTail tail) {
        if (tail.count() == 0) {
            return undefined(tail.reason());
        }
        double[] data = data(ascending, tail);
        double mean = 0;
        for (double x : data) {
            mean += (x - tail.start()) / data.length;
        }
        double scale = mean;
        return compare(data, tail, x -> -StrictMath.log(scale) - (x - tail.start()) / scale);
    }

    /**
     * Against a lognormal law of largest likelihood among those cut off below x_min.
     *
     * @param ascending the data that the tail was fitted to
     * @param tail a fitted tail
     * @return undefined where the tail is as broad as a power law, which then is the limit of the lognormal laws
     */
    public static TailComparison logNormal(double[] ascending, PowerLawTail tail) {
        if (tail.count() == 0) {
            return undefined(tail.reason());
        }
        double[] data = data(ascending, tail);
        double mean = 0;
        double square = 0;
        for (double x : data) {
            double z = StrictMath.log(x / tail.start());
            mean += z / data.length;
            square += z * z / data.length;
        }
        if (!LogNormalTail.exists(mean, square)) {
            return undefined("the likeliest lognormal tail is the power law itself, its limit");
        }
        return compare(data, tail, LogNormalTail.fit(tail.start(), mean, square)::logDensity);
    }

    private static double[] data(double[] ascending, PowerLawTail tail) {
        return Arrays.copyOfRange(ascending, ascending.length - tail.count(), ascending.length);
    }

    private static TailComparison compare(double[] data, PowerLawTail tail, DoubleUnaryOperator rival) {
        double[] differences = new double[data.length];
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            differences[i] = tail.logDensity(data[i]) - rival.applyAsDouble(data[i]);
            sum += differences[i];
        }
        double variance = 0;
        for (double difference : differences) {
            double deviation = difference - sum / data.length;
            variance += deviation * deviation / data.length;
        }
        double deviation = Math.sqrt(data.length * variance);
        return deviation > 0
                ? new TailComparison(sum, 2 * NormalDistribution.cumulative(-Math.abs(sum) / deviation), "")
                : undefined("both laws give the tail the same likelihood");
    }

    private static TailComparison undefined(String reason) {
        return new TailComparison(Double.NaN, Double.NaN, reason);
    }
}

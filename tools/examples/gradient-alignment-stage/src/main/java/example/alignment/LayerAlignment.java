package example.alignment;

import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;

/**
 * The per-sample gradients of one layer over one run. Since G_alpha = g_alpha a_alpha^T is of rank one, inner products of
 * gradients are products of inner products, <G_alpha, G_beta> = (g_alpha . g_beta)(a_alpha . a_beta), and no gradient is
 * ever formed.
 */
final class LayerAlignment {

    private final TensorDeclaration deltas;
    private final TensorDeclaration activations;
    private final double[] g;
    private final double[] a;
    private final int samples;
    private final double[] norms;
    private final RecentMean covarianceTraces;
    private final RecentMean squaredGradients;
    private final ResultSeries sampleNorm;
    private final ResultSeries cosineMean;
    private final ResultSeries covarianceTrace;
    private final ResultSeries squaredGradient;
    private final ResultSeries noiseScale;

    LayerAlignment(
            StageContext context, String weights, TensorDeclaration deltas, TensorDeclaration activations, int window) {
        this.deltas = deltas;
        this.activations = activations;
        this.g = new double[deltas.elements()];
        this.a = new double[activations.elements()];
        this.samples = deltas.rows();
        this.norms = new double[samples];
        this.covarianceTraces = new RecentMean(window);
        this.squaredGradients = new RecentMean(window);
        this.sampleNorm = context.declare("sample_norm", weights, samples);
        this.cosineMean = context.declare("cosine_mean", weights);
        this.covarianceTrace = context.declare("covariance_trace", weights);
        this.squaredGradient = context.declare("squared_gradient", weights);
        this.noiseScale = context.declare("noise_scale", weights);
    }

    void onEvent(EventView event, ResultSink results) {
        if (!event.copy(deltas, g) || !event.copy(activations, a)) {
            return; // a probe, a snapshot, the end, or a step at which the policy did not keep the factors
        }
        for (int sample = 0; sample < samples; sample++) {
            norms[sample] = Math.sqrt(inner(sample, sample));
        }
        results.put(sampleNorm, norms);
        putCosine(results);
        putNoise(results);
    }

    private void putCosine(ResultSink results) {
        double cosines = 0;
        for (int one = 1; one < samples; one++) {
            for (int other = 0; other < one; other++) {
                cosines += inner(one, other) / (norms[one] * norms[other]);
            }
        }
        double mean = cosines / (0.5 * samples * (samples - 1));
        if (Double.isNaN(mean)) {
            results.putUndefined(cosineMean, "a cosine needs two samples or more with gradients that are not zero");
        } else {
            results.put(cosineMean, mean);
        }
    }

    private void putNoise(ResultSink results) {
        if (samples < 2) {
            results.putUndefined(covarianceTrace, "one sample has no variance");
            results.putUndefined(squaredGradient, "one sample has no variance");
            results.putUndefined(noiseScale, "one sample has no variance");
            return;
        }
        double squares = 0;
        double all = 0;
        for (int one = 0; one < samples; one++) {
            squares += inner(one, one);
            for (int other = 0; other < samples; other++) {
                all += inner(one, other);
            }
        }
        double meanSquared = all / ((double) samples * samples);
        // Equal gradients have no variance; rounding must not make it negative.
        double trace = Math.max(0, squares / samples - meanSquared) * samples / (samples - 1);
        double squared = meanSquared - trace / samples;
        results.put(covarianceTrace, trace);
        results.put(squaredGradient, squared);
        double ratio = covarianceTraces.add(trace) / squaredGradients.add(squared);
        if (ratio >= 0 && ratio < Double.POSITIVE_INFINITY) {
            results.put(noiseScale, ratio);
        } else {
            results.putUndefined(noiseScale, "the estimate of |G|^2 is not positive; average with a larger window");
        }
    }

    /** Inner product of two per-sample gradients. */
    private double inner(int one, int other) {
        return dot(g, one, other, deltas.columns()) * dot(a, one, other, activations.columns());
    }

    private static double dot(double[] rows, int one, int other, int columns) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
            sum = Math.fma(rows[one * columns + k], rows[other * columns + k], sum);
        }
        return sum;
    }
}

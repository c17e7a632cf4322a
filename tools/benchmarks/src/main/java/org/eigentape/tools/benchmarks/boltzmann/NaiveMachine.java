package org.eigentape.tools.benchmarks.boltzmann;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.eigentape.engine.boltzmann.LatticeField;
import org.eigentape.engine.boltzmann.MachineSettings;

/**
 * The baseline of {@link MachineBenchmark}: one update of persistent contrastive divergence as the formulas are written down, chain by
 * chain, with nested loops over arrays of rows and the platform's own normal deviates, which are McFarland's ziggurat. Not thread-safe.
 */
final class NaiveMachine {

    private final MachineSettings settings;
    private final SplittableRandom random = new SplittableRandom(1);
    private final double[][] target;
    private final double[][] weights;
    private final double[][] visible;
    private final double[] hidden;
    private final double[][] covariance;
    private final double[][] increment;

    NaiveMachine(MachineSettings settings, LatticeField field, double initialStd) {
        this.settings = settings;
        int nodes = settings.visible();
        target = new double[nodes][nodes];
        weights = new double[nodes][settings.hidden()];
        visible = new double[settings.chains()][nodes];
        hidden = new double[settings.hidden()];
        covariance = new double[nodes][nodes];
        increment = new double[nodes][settings.hidden()];
        double[] exact = field.covariance();
        for (int i = 0; i < nodes; i++) {
            System.arraycopy(exact, i * nodes, target[i], 0, nodes);
            for (int a = 0; a < settings.hidden(); a++) {
                weights[i][a] = initialStd * random.nextGaussian();
            }
        }
        for (double[] chain : visible) {
            Arrays.fill(chain, 1);
        }
    }

    void train(long updates) {
        for (long update = 0; update < updates; update++) {
            for (double[] row : covariance) {
                Arrays.fill(row, 0);
            }
            for (double[] chain : visible) {
                for (int sweep = 0; sweep < settings.gibbsSweeps(); sweep++) {
                    sweep(chain);
                }
                for (int i = 0; i < chain.length; i++) {
                    for (int j = 0; j < chain.length; j++) {
                        covariance[i][j] += chain[i] * chain[j] / settings.chains();
                    }
                }
            }
            ascend();
        }
    }

    private void sweep(double[] chain) {
        double sigma = settings.sigmaHidden();
        double width = 1 / Math.sqrt(settings.muSquared());
        for (int a = 0; a < hidden.length; a++) {
            double field = 0;
            for (int i = 0; i < chain.length; i++) {
                field += weights[i][a] * chain[i];
            }
            hidden[a] = sigma * sigma * field + sigma * random.nextGaussian();
        }
        for (int i = 0; i < chain.length; i++) {
            double field = 0;
            for (int a = 0; a < hidden.length; a++) {
                field += weights[i][a] * hidden[a];
            }
            chain[i] = field / settings.muSquared() + width * random.nextGaussian();
        }
    }

    private void ascend() {
        double rate = settings.learningRate() * settings.sigmaHidden() * settings.sigmaHidden();
        for (int i = 0; i < increment.length; i++) {
            for (int a = 0; a < hidden.length; a++) {
                double sum = 0;
                for (int j = 0; j < increment.length; j++) {
                    sum += (target[i][j] - covariance[i][j]) * weights[j][a];
                }
                increment[i][a] = rate * sum;
            }
        }
        for (int i = 0; i < increment.length; i++) {
            for (int a = 0; a < hidden.length; a++) {
                weights[i][a] += increment[i][a];
            }
        }
    }

    /** tr W W^T. */
    double trace() {
        double trace = 0;
        for (double[] row : weights) {
            for (double weight : row) {
                trace += weight * weight;
            }
        }
        return trace;
    }
}

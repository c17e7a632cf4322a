package org.eigentape.stages.machine;

import java.util.Arrays;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.StageContext;

/**
 * The modes of the data that a machine learns. Arrays are not copied.
 *
 * @param variances lambda = 1/kappa, {@code N_v}, descending; 0 for modes that do not fluctuate
 * @param modes O, {@code N_v x N_v} row by row, a mode in each column; empty where they are not recorded
 */
@SuppressWarnings("ArrayRecordComponent")
record DataModes(double[] variances, double[] modes) {

    /** The static tensor with O. */
    static final String MODES = "target/modes";

    /** The static tensors with lambda, or with kappa in ascending order. */
    static final String PATTERN = "target/variances|target/kappa";

    /**
     * Of a run.
     *
     * @param context of the stage
     * @throws InvalidRequestException if the run has none
     */
    static DataModes of(StageContext context) {
        Optional<double[]> variances = context.staticTensor("target/variances");
        if (variances.isPresent()) {
            return new DataModes(variances.get(), context.staticTensor(MODES).orElse(new double[0]));
        }
        double[] inverted = context.staticTensor("target/kappa")
                .orElseThrow(
                        () -> new InvalidRequestException("This stage needs the kappas of the data, target/variances or"
                                + " target/kappa; this run has neither."));
        for (int mode = 0; mode < inverted.length; mode++) {
            inverted[mode] = 1 / inverted[mode];
        }
        return new DataModes(inverted, new double[0]);
    }

    int count() {
        return variances.length;
    }

    /**
     * What the machine makes of each mode: {@code |W^T o_i|^2}, which is x_i once o_i is a mode of the machine.
     *
     * @param weights W, {@code N_v x N_h} row by row
     * @param hidden N_h
     * @return {@code N_v}
     */
    double[] strengths(double[] weights, int hidden) {
        int nodes = variances.length;
        double[] strengths = new double[nodes];
        double[] projections = new double[hidden];
        for (int mode = 0; mode < nodes; mode++) {
            Arrays.fill(projections, 0.0);
            for (int node = 0; node < nodes; node++) {
                double factor = modes[node * nodes + mode];
                int row = node * hidden;
                for (int a = 0; a < hidden; a++) {
                    projections[a] = Math.fma(factor, weights[row + a], projections[a]);
                }
            }
            for (double projection : projections) {
                strengths[mode] = Math.fma(projection, projection, strengths[mode]);
            }
        }
        return strengths;
    }
}

package org.eigentape.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.kernel.Activation;
import org.junit.jupiter.api.Test;

/** Moments against sums over samples written out, from the gradient matrices g a^T themselves. */
class ProbeStatisticsTest {
    private static final int[][] SHAPES = {{3, 7, 4, 1}, {3, 4, 7, 2}, {5, 5}};

    private record Case(NetworkShape shape, int layer, ProbeStatistics probe, double[] weights) {
        double gradient(int sample, int i, int k) {
            return probe.deltas(layer)[sample * shape.outputs(layer) + i]
                    * probe.activations(layer)[sample * shape.inputs(layer) + k];
        }
    }

    private static Case of(int[] sizes, boolean bias) {
        int layer = sizes.length == 2 ? 1 : 2;
        NetworkShape shape = new NetworkShape(sizes, Activation.TANH, bias, List.of(layer));
        TeacherStudent model = Models.model(shape, 1.1, 37, 3, 0);
        for (int i = 0; i < model.student().bias(layer).length; i++) {
            model.student().bias(layer)[i] = 0.2 * i - 0.3;
        }
        ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
        probe.measure(model.student());
        return new Case(shape, layer, probe, model.student().matrix(layer));
    }

    @Test
    void shouldAverageGradientsAndTheirVariances() {
        for (int[] sizes : SHAPES) {
            Case c = of(sizes, false);
            double[] mean = c.probe.gradientMean(c.layer);
            double[] variance = c.probe.gradientVariance(c.layer);
            int inputs = c.shape.inputs(c.layer);
            for (int i = 0; i < c.shape.outputs(c.layer); i++) {
                for (int k = 0; k < inputs; k++) {
                    double first = 0;
                    double second = 0;
                    for (int s = 0; s < 37; s++) {
                        first += c.gradient(s, i, k) / 37;
                        second += c.gradient(s, i, k) * c.gradient(s, i, k) / 37;
                    }
                    assertEquals(first, mean[i * inputs + k], 1e-14);
                    assertEquals(second - first * first, variance[i * inputs + k], 1e-14);
                }
            }
        }
    }

    @Test
    void shouldGiveTheGramMatrixOfTheSmallerSide() {
        for (int[] sizes : SHAPES) {
            Case c = of(sizes, false);
            int outputs = c.shape.outputs(c.layer);
            int inputs = c.shape.inputs(c.layer);
            int side = Math.min(outputs, inputs);
            double[] gram = c.probe.gradientGram(c.layer);
            for (int i = 0; i < side; i++) {
                for (int j = 0; j < side; j++) {
                    double sum = 0;
                    for (int s = 0; s < 37; s++) {
                        for (int k = 0; k < Math.max(outputs, inputs); k++) {
                            sum += outputs <= inputs
                                    ? c.gradient(s, i, k) * c.gradient(s, j, k)
                                    : c.gradient(s, k, i) * c.gradient(s, k, j);
                        }
                    }
                    assertEquals(sum / 37, gram[i * side + j], 1e-13);
                    assertEquals(gram[j * side + i], gram[i * side + j]);
                }
            }
        }
    }

    /** E[Delta^X_ij Delta^X_mn], from W and the gradients alone, equals the sum of four moments; also with a bias. */
    @Test
    void shouldGiveTheSecondMomentsOfTheChangeOfX() {
        for (int[] sizes : SHAPES) {
            for (boolean bias : new boolean[] {false, true}) {
                Case c = of(sizes, bias);
                int side = c.probe.side(c.layer);
                double[] moments = c.probe.gradientMoments(c.layer);
                double[][] change = new double[37][];
                for (int s = 0; s < 37; s++) {
                    change[s] = changeOfX(c, s);
                }
                for (int i = 0; i < side; i++) {
                    for (int j = 0; j < side; j++) {
                        double direct = 0;
                        for (int s = 0; s < 37; s++) {
                            direct += change[s][i * side + j] * change[s][i * side + j] / 37;
                        }
                        double fromMoments = moment(moments, i, i, j, j, side)
                                + moment(moments, j, j, i, i, side)
                                + 2 * moment(moments, i, j, i, j, side);
                        assertEquals(direct, fromMoments, 1e-13);
                    }
                }
            }
        }
    }

    /** W Delta^T + Delta W^T, or W^T Delta + Delta^T W if that is smaller. */
    private static double[] changeOfX(Case c, int s) {
        int outputs = c.shape.outputs(c.layer);
        int inputs = c.shape.inputs(c.layer);
        int side = Math.min(outputs, inputs);
        double[] change = new double[side * side];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                for (int k = 0; k < Math.max(outputs, inputs); k++) {
                    change[i * side + j] += outputs <= inputs
                            ? c.weights[i * inputs + k] * c.gradient(s, j, k)
                                    + c.gradient(s, i, k) * c.weights[j * inputs + k]
                            : c.weights[k * inputs + i] * c.gradient(s, k, j)
                                    + c.gradient(s, k, i) * c.weights[k * inputs + j];
                }
            }
        }
        return change;
    }

    private static double moment(double[] moments, int i, int j, int k, int l, int side) {
        int pairs = side * (side + 1) / 2;
        int row = ProbeStatistics.pairIndex(Math.min(i, j), Math.max(i, j), side);
        int column = ProbeStatistics.pairIndex(Math.min(k, l), Math.max(k, l), side);
        return moments[row * pairs + column];
    }

    @Test
    void shouldNumberPairsWithoutGaps() {
        int expected = 0;
        for (int i = 0; i < 16; i++) {
            for (int j = i; j < 16; j++) {
                assertEquals(expected++, ProbeStatistics.pairIndex(i, j, 16));
            }
        }
        assertEquals(136, expected);
    }

    @Test
    void shouldRefuseMomentsOfWideLayers() {
        NetworkShape shape = new NetworkShape(new int[] {70, 65}, Activation.TANH, false, List.of(1));
        TeacherStudent model = Models.model(shape, 1.0, 2, 1, 0);
        ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
        probe.measure(model.student());
        assertThrows(InvalidRequestException.class, () -> probe.gradientMoments(1));
    }
}

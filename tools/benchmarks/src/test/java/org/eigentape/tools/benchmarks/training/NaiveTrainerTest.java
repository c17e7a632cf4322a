package org.eigentape.tools.benchmarks.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.descent.BatchOrder;
import org.eigentape.engine.network.descent.Shuffle;
import org.eigentape.engine.network.descent.StochasticGradientDescent;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.network.kernel.PlainDenseKernel;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A baseline is worth something only if it does the same work: the naive trainer reaches the engine's weights. */
class NaiveTrainerTest {

    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU"})
    void shouldReachTheWeightsOfTheEngine(Activation activation) {
        TeacherStudent model = TrainerBenchmark.model(activation, 3, 32, 16, 1);
        StochasticGradientDescent engine = new StochasticGradientDescent(
                model.student().copy(), model.training(), order(), 0.5, new PlainDenseKernel());
        NaiveTrainer naive = new NaiveTrainer(model.student(), model.training(), order(), 0.5);

        engine.advance(300);
        naive.advance(300);

        double[] expected = new double[16 * 32];
        engine.weights().copyMatrix(2, expected, 0);
        for (int i = 0; i < 16; i++) {
            for (int k = 0; k < 32; k++) {
                assertEquals(expected[i * 32 + k], naive.middle()[i][k], 1e-9, "row " + i + ", column " + k);
            }
        }
    }

    private static BatchOrder order() {
        return Shuffle.EPOCH.order(4000, 4, RandomStream.of(1, "batches", 0));
    }
}

package org.eigentape.engine.gas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorSink;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.simulation.Trajectory;

/** One gas in motion. */
final class DysonGasRun implements Trajectory {

    /** Words that hold the state of the noise. */
    static final int RANDOM_WORDS = (NormalSampler.STATE_LENGTH + Long.BYTES - 1) / Long.BYTES;

    private final GasSettings settings;
    private final GasStepper stepper;
    private final NormalSampler noise;
    private long step;

    DysonGasRun(GasSettings settings, int run, long seed) {
        this.settings = settings;
        this.noise = new NormalSampler(RandomStream.of(seed, "gas/noise", run));
        double[] start = start(settings, new NormalSampler(RandomStream.of(seed, "gas/initial", run)));
        this.stepper = settings.scheme() == GasSettings.Scheme.MATRIX
                ? new MatrixStepper(settings, start)
                : new EigenvalueStepper(settings, start);
    }

    private static double[] start(GasSettings settings, NormalSampler normal) {
        int n = settings.levels();
        double[] matrix = new double[n * n];
        double offDiagonalStd = settings.initialStd() * Math.sqrt(0.5);
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = Math.fma(settings.initialStd(), normal.next(), settings.initialCenter());
            for (int j = i + 1; j < n; j++) {
                double element = offDiagonalStd * normal.next();
                matrix[i * n + j] = element;
                matrix[j * n + i] = element;
            }
        }
        return matrix;
    }

    /** The matrix, {@code N x N}; valid until the next update. */
    double[] matrix() {
        return stepper.matrix();
    }

    @Override
    public void describe(ObjectNode attributes) {
        attributes.put("timeStep", settings.timeStep());
        if (settings.potential() instanceof QuadraticPotential quadratic && quadratic.stiffness() > 0) {
            attributes.put("stationarySigma", settings.noise() / Math.sqrt(quadratic.stiffness()));
        }
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public boolean advance(long updates) {
        for (long update = 0; update < updates; update++) {
            step++;
            if (!stepper.step(noise)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(TensorDeclaration tensor, TensorSink sink) {
        switch (tensor.name()) {
            case DysonGas.MATRIX, DysonGas.SAVED_MATRIX -> sink.putDoubles(stepper.matrix());
            case DysonGas.SAVED_RANDOM -> {
                ByteBuffer bytes =
                        ByteBuffer.allocate(RANDOM_WORDS * Long.BYTES).put(noise.saveState());
                long[] words = new long[RANDOM_WORDS];
                bytes.rewind().asLongBuffer().get(words);
                sink.putLongs(words, 0, RANDOM_WORDS);
            }
            default -> throw new IllegalArgumentException("no tensor " + tensor.name());
        }
    }

    @Override
    public void restore(EventView snapshot, Schema tensors) {
        double[] matrix = new double[settings.levels() * settings.levels()];
        long[] words = new long[RANDOM_WORDS];
        if (!snapshot.copy(tensors.tensor(DysonGas.SAVED_MATRIX), matrix)
                || !snapshot.copy(tensors.tensor(DysonGas.SAVED_RANDOM), words)) {
            throw new IllegalArgumentException("the event is not a snapshot of this simulation");
        }
        ByteBuffer bytes = ByteBuffer.allocate(RANDOM_WORDS * Long.BYTES);
        bytes.asLongBuffer().put(words);
        byte[] state = new byte[NormalSampler.STATE_LENGTH];
        bytes.get(state);
        noise.restoreState(state);
        stepper.restore(matrix);
        step = snapshot.step();
    }
}

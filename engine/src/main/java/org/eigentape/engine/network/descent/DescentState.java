package org.eigentape.engine.network.descent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.NetworkWeights;

/**
 * A copy of what a descent changes: step, place in the order of batches, trainable weights and biases. As bytes
 * (little-endian, which most machines copy as it is): first non-finite step (i64, -1 if none), step (i64), position in the random stream (i64), batch in the
 * epoch (i32), then for each trainable layer the matrix, n_{l-1} x n_l, and the bias (f64).
 */
final class DescentState {
    private static final int HEADER_LENGTH = 3 * Long.BYTES + Integer.BYTES;

    private final int[] layers;
    private final double[][] values;
    private long step;
    private long streamPosition;
    private int batchInEpoch;

    DescentState(NetworkShape shape) {
        this.layers = shape.trainable().stream().mapToInt(Integer::intValue).toArray();
        this.values = new double[2 * layers.length][];
        for (int n = 0; n < layers.length; n++) {
            int l = layers[n];
            values[2 * n] = new double[shape.inputs(l) * shape.outputs(l)];
            values[2 * n + 1] = new double[shape.hasBias() ? shape.outputs(l) : 0];
        }
    }

    void take(long atStep, BatchOrder order, NetworkWeights weights) {
        step = atStep;
        streamPosition = order.streamPosition();
        batchInEpoch = order.batchInEpoch();
        for (int n = 0; n < values.length; n++) {
            System.arraycopy(array(weights, n), 0, values[n], 0, values[n].length);
        }
    }

    /** Puts everything back and returns the step. */
    long restore(BatchOrder order, NetworkWeights weights) {
        order.moveTo(streamPosition, batchInEpoch);
        for (int n = 0; n < values.length; n++) {
            System.arraycopy(values[n], 0, array(weights, n), 0, values[n].length);
        }
        return step;
    }

    boolean isFinite(NetworkWeights weights) {
        // 0 x is 0 for finite x, else NaN; four sums, because one would wait for itself.
        for (int n = 0; n < values.length; n++) {
            double[] array = array(weights, n);
            double s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0;
            int i = 0;
            for (; i + 4 <= array.length; i += 4) {
                s0 = Math.fma(array[i], 0.0, s0);
                s1 = Math.fma(array[i + 1], 0.0, s1);
                s2 = Math.fma(array[i + 2], 0.0, s2);
                s3 = Math.fma(array[i + 3], 0.0, s3);
            }
            for (; i < array.length; i++) {
                s0 = Math.fma(array[i], 0.0, s0);
            }
            if (s0 + s1 + (s2 + s3) != 0.0) {
                return false;
            }
        }
        return true;
    }

    private double[] array(NetworkWeights weights, int n) {
        int l = layers[n / 2];
        return n % 2 == 0 ? weights.transposed(l) : weights.bias(l);
    }

    byte[] toBytes(long firstNonFiniteStep) {
        ByteBuffer buffer = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(firstNonFiniteStep).putLong(step).putLong(streamPosition).putInt(batchInEpoch);
        for (double[] array : values) {
            buffer.asDoubleBuffer().put(array);
            buffer.position(buffer.position() + array.length * Double.BYTES);
        }
        return buffer.array();
    }

    /** Reads what {@link #toBytes} wrote and returns the first non-finite step. */
    long fromBytes(byte[] bytes) {
        if (bytes.length != length()) {
            throw new IllegalArgumentException(
                    "the saved state of this descent has " + length() + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long firstNonFiniteStep = buffer.getLong();
        step = buffer.getLong();
        streamPosition = buffer.getLong();
        batchInEpoch = buffer.getInt();
        for (double[] array : values) {
            buffer.asDoubleBuffer().get(array);
            buffer.position(buffer.position() + array.length * Double.BYTES);
        }
        return firstNonFiniteStep;
    }

    int length() {
        int numbers = 0;
        for (double[] array : values) {
            numbers += array.length;
        }
        return HEADER_LENGTH + numbers * Double.BYTES;
    }
}

package org.eigentape.tools.export;

import java.io.IOException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;

/** Copies tensors of any type from events into arrays. For one thread. */
final class TensorValues {

    private double[] doubles = new double[0];
    private float[] floats = new float[0];
    private int[] ints = new int[0];
    private long[] longs = new long[0];

    void copy(TensorDeclaration tensor, EventView event, StoredEntry target) throws IOException {
        int elements = tensor.elements();
        switch (tensor.element()) {
            case F64 -> {
                doubles = doubles.length < elements ? new double[elements] : doubles;
                event.copy(tensor, doubles);
                for (int at = 0; at < elements; at++) {
                    target.put(doubles[at]);
                }
            }
            case F32 -> {
                floats = floats.length < elements ? new float[elements] : floats;
                event.copy(tensor, floats);
                for (int at = 0; at < elements; at++) {
                    target.put(floats[at]);
                }
            }
            case I32 -> {
                ints = ints.length < elements ? new int[elements] : ints;
                event.copy(tensor, ints);
                for (int at = 0; at < elements; at++) {
                    target.put(ints[at]);
                }
            }
            case I64 -> {
                longs = longs.length < elements ? new long[elements] : longs;
                event.copy(tensor, longs);
                for (int at = 0; at < elements; at++) {
                    target.put(longs[at]);
                }
            }
        }
    }
}

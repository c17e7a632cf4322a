package org.eigentape.engine.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.kernel.Activation;

/**
 * Layers, activation and trainable layers of a feed-forward network [P, sec. 2]: z^(1) = W^(1) x + b^(1),
 * z^(l+1) = W^(l+1) phi(z^(l)) + b^(l+1), output z^(L). Layers count from 1; W^(l) is n_l x n_{l-1}. Immutable.
 */
public final class NetworkShape {
    private final int[] sizes;
    private final Activation activation;
    private final boolean bias;
    private final List<Integer> trainable;

    /**
     * Checks and keeps a shape.
     *
     * @param sizes n_0 .. n_L: inputs, hidden layers, outputs; at least two, all positive
     * @param activation phi of the hidden layers; the output is linear
     * @param bias whether each layer has a bias
     * @param trainable layers that are trained, from 1; at least one
     * @throws InvalidRequestException if a size or a layer is impossible
     */
    public NetworkShape(int[] sizes, Activation activation, boolean bias, Collection<Integer> trainable) {
        this.sizes = sizes.clone();
        this.activation = activation;
        this.bias = bias;
        this.trainable = List.copyOf(new TreeSet<>(trainable));
        check();
    }

    private void check() {
        if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new InvalidRequestException(
                    "layers must be two or more positive sizes, inputs first, but are " + Arrays.toString(sizes));
        }
        for (int l = 1; l <= layers(); l++) {
            if ((long) inputs(l) * outputs(l) > Integer.MAX_VALUE / 8) {
                throw new InvalidRequestException(
                        "layer " + l + " of " + Arrays.toString(sizes) + " has more than 2^28 weights");
            }
        }
        if (trainable.isEmpty()) {
            throw new InvalidRequestException("no layer is trainable; name at least one of 1.." + layers());
        }
        for (int l : trainable) {
            if (l < 1 || l > layers()) {
                throw new InvalidRequestException(
                        "trainable layer " + l + " does not exist; layers are 1.." + layers());
            }
        }
    }

    /**
     * Number of layers L.
     *
     * @return at least 1
     */
    public int layers() {
        return sizes.length - 1;
    }

    /**
     * Width n_l.
     *
     * @param l layer, 0 (the input) to L
     * @return the number of its nodes
     */
    public int size(int l) {
        return sizes[l];
    }

    /**
     * Columns of W^(l).
     *
     * @param l layer, 1 to L
     * @return n_{l-1}
     */
    public int inputs(int l) {
        return sizes[l - 1];
    }

    /**
     * Rows of W^(l).
     *
     * @param l layer, 1 to L
     * @return n_l
     */
    public int outputs(int l) {
        return sizes[l];
    }

    /**
     * All widths.
     *
     * @return a copy of n_0 .. n_L
     */
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * Activation of the hidden layers.
     *
     * @return phi
     */
    public Activation activation() {
        return activation;
    }

    /**
     * Whether each layer has a bias.
     *
     * @return true if b^(l) exists
     */
    public boolean hasBias() {
        return bias;
    }

    /**
     * Layers that are trained.
     *
     * @return ascending, from 1, not empty
     */
    public List<Integer> trainable() {
        return trainable;
    }

    /**
     * First layer that is trained. The layers before it are the frozen prefix: the input of this layer never changes.
     *
     * @return from 1
     */
    public int firstTrainable() {
        return trainable.get(0);
    }
}

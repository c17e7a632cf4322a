package org.eigentape.stages.dyson;

/** Numbering of the pairs (i, j) with {@code i <= j} in row-major order of the upper triangle: (0,0), (0,1), ..., (1,1), ... */
public final class SymmetricPairs {

    private SymmetricPairs() {}

    /**
     * Number of pairs, {@code n (n + 1)/2}.
     *
     * @param n number of indices
     */
    public static int count(int n) {
        return n * (n + 1) / 2;
    }

    /**
     * Position of a pair.
     *
     * @param n number of indices
     * @param i first index
     * @param j second index, at least i
     * @return a number from 0 to {@code count(n) - 1}
     */
    public static int index(int n, int i, int j) {
        return i * (2 * n - i + 1) / 2 + (j - i);
    }
}

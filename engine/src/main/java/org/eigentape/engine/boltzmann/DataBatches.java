package org.eigentape.engine.boltzmann;

/** Mini-batches of data, in the modes of their covariance and without their mean. Draws for one thread at a time. */
public interface DataBatches {

    /**
     * The next fields of the data, which begin anew after the last.
     *
     * @param first number of fields that were drawn before
     * @param count |B|
     * @param fields receives {@code N_v x count}, field b of mode i at {@code i * count + b}
     */
    void draw(long first, int count, double[] fields);
}

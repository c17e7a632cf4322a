package org.eigentape.engine.boltzmann;

/** Spacings of the four pairs of the setting of [D], descending ranks (2, 3), (4, 5), (6, 7), (8, 9), over a long training. */
final class PairSpacings {

    private static final int SITES = 10;

    private PairSpacings() {}

    /** Spacings of each pair, taken every {@code every} updates; 4 x samples. */
    static double[][] measure(double alpha, int chains, int samples, int every) {
        var machine = new TrainedSpectrum(SITES, alpha, chains, 3, false, TrainedSpectrum.fixedPoint(SITES));
        machine.train((long) (300 / alpha));
        double[][] spacings = new double[4][samples];
        for (int sample = 0; sample < samples; sample++) {
            machine.train(every);
            double[] x = machine.descending();
            for (int pair = 0; pair < 4; pair++) {
                spacings[pair][sample] = x[2 * pair + 1] - x[2 * pair + 2];
            }
        }
        return spacings;
    }
}

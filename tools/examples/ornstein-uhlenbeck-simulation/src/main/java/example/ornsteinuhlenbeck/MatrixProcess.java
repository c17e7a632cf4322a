package example.ornsteinuhlenbeck;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;

/** One matrix on its way, with a random stream of its own. The step is exact for any length of time. */
final class MatrixProcess {

    /** Number of 64-bit words that hold the state of a sampler. */
    static final int RANDOM_WORDS = (NormalSampler.STATE_LENGTH + Long.BYTES - 1) / Long.BYTES;

    private final MatrixLaw law;
    private final double[] target;
    private final double decay;
    private final double scatter;
    private final double[] weights;
    private final NormalSampler normal;

    MatrixProcess(MatrixLaw law, int run, long seed) {
        this.law = law;
        this.target = law.target();
        this.decay = law.decay();
        this.scatter = law.scatter();
        this.weights = new double[law.elements()];
        this.normal = new NormalSampler(RandomStream.of(seed, "ornstein-uhlenbeck/" + law.name(), run));
    }

    // tag::step[]
    void advance() {
        for (int element = 0; element < weights.length; element++) {
            double relaxed = Math.fma(decay, weights[element] - target[element], target[element]);
            weights[element] = Math.fma(scatter, normal.next(), relaxed);
        }
    }
    // end::step[]

    /** theta/2 |W - M|^2; in equilibrium n m sigma^2/4 on average. */
    double potential() {
        double sum = 0;
        for (int element = 0; element < weights.length; element++) {
            double distance = weights[element] - target[element];
            sum = Math.fma(distance, distance, sum);
        }
        return 0.5 * law.theta() * sum;
    }

    double[] weights() {
        return weights;
    }

    /** The state of the random stream in whole words, zeros behind it. */
    long[] random() {
        ByteBuffer bytes = ByteBuffer.allocate(RANDOM_WORDS * Long.BYTES).put(normal.saveState());
        long[] words = new long[RANDOM_WORDS];
        bytes.rewind().asLongBuffer().get(words);
        return words;
    }

    void restore(double[] savedWeights, long[] savedRandom) {
        System.arraycopy(savedWeights, 0, weights, 0, weights.length);
        ByteBuffer bytes = ByteBuffer.allocate(RANDOM_WORDS * Long.BYTES);
        bytes.asLongBuffer().put(savedRandom);
        normal.restoreState(Arrays.copyOf(bytes.array(), NormalSampler.STATE_LENGTH));
    }
}

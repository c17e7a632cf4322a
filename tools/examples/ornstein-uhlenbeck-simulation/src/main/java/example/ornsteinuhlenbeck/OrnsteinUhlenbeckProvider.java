package example.ornsteinuhlenbeck;

import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.SimulationProvider;

/** Two matrices that relax to a ladder of singular values under white noise; nothing is learned. */
public final class OrnsteinUhlenbeckProvider implements SimulationProvider {

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public OrnsteinUhlenbeckProvider() {}

    @Override
    public String name() {
        return "ornstein-uhlenbeck";
    }

    @Override
    public String description() {
        return "Two matrices whose elements are independent Ornstein-Uhlenbeck processes:"
                + " dW = -theta (W - M) dt + sigma dB, from W = 0.";
    }

    // tag::keys[]
    @Override
    public List<ConfigurationKey> keys() {
        return List.of(
                ConfigurationKey.wholeNumbers("shapeA", List.of(6, 9), "Rows and columns of weights/a."),
                ConfigurationKey.wholeNumbers("shapeB", List.of(8, 4), "Rows and columns of weights/b."),
                ConfigurationKey.number("theta", 1, "Relaxation rate, per unit of time, 1e-6 to 1e6."),
                ConfigurationKey.number("sigma", 0.3, "Noise: variance sigma^2 per unit of time, 0 to 1e6."),
                ConfigurationKey.number("ladder", 1, "Spacing of the singular values 1, 2, ... of M, 0 to 1e6."),
                ConfigurationKey.number("timeStep", 0.01, "Time between two steps, 1e-9 to 1e6."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset(
                "ornstein-uhlenbeck",
                "Two matrices of 6 x 9 and 8 x 4 on their way to equilibrium: 8 runs of 1,000 steps.",
                Map.of(),
                8,
                1_000,
                List.of("every=5", "probe:every=50", "snapshot:every=250"),
                List.of("spectrum")));
    }
    // end::keys[]

    @Override
    public Simulation configure(Configuration configuration) {
        MatrixLaw a = law("a", "shapeA", configuration);
        MatrixLaw b = law("b", "shapeB", configuration);
        return new OrnsteinUhlenbeck(List.of(a, b));
    }

    private static MatrixLaw law(String name, String shapeKey, Configuration configuration) {
        int[] shape = configuration.wholeNumbers(shapeKey);
        if (shape.length != 2 || Math.min(shape[0], shape[1]) < 1 || Math.max(shape[0], shape[1]) > 1000) {
            throw new InvalidRequestException(
                    shapeKey + " must be two numbers from 1 to 1000, rows and columns, as in 6,9.");
        }
        return new MatrixLaw(
                name,
                shape[0],
                shape[1],
                configuration.number("theta", 1e-6, 1e6),
                configuration.number("sigma", 0, 1e6),
                configuration.number("ladder", 0, 1e6),
                configuration.number("timeStep", 1e-9, 1e6));
    }
}

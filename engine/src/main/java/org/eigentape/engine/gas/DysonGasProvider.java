package org.eigentape.engine.gas;

import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.SimulationProvider;

/** Dyson Brownian motion of a symmetric matrix, the reference for every claim of level repulsion. */
public final class DysonGasProvider implements SimulationProvider {

    private static final int MOST_LEVELS = 1024;

    private static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.wholeNumber("levels", 10, "Levels N, rows of the matrix, 1 to 1024."),
            ConfigurationKey.word(
                    "potential",
                    "quadratic",
                    "V: quadratic, w x^2/2; quartic, w x^2/2 + u x^4/4; or rbm, -x^2/(2 kappa) - x - mu^2 log(mu^2 - x) with"
                            + " reflecting walls at 0 and mu^2."),
            ConfigurationKey.number(
                    "stiffness",
                    1,
                    "w of quadratic (0 to 1e6; 0 is free) and quartic (-1e6 to 1e6; a double well below 0)."),
            ConfigurationKey.number("quartic", 1, "u of quartic, 1e-6 to 1e6."),
            ConfigurationKey.number(
                    "kappa", 4, "kappa of rbm, 1e-6 to below muSquared; the minimum is at mu^2 - kappa."),
            ConfigurationKey.number("muSquared", 9, "mu^2 of rbm, 1e-6 to 1e6."),
            ConfigurationKey.number(
                    "noise",
                    1,
                    "g: variance 2 g^2 of diagonal elements and g^2 of the others per unit of time, 0 to 1e6."),
            ConfigurationKey.number(
                    "timeStep",
                    0.05,
                    "Time dt of an update, 1e-9 to 1e6; any for quadratic, below 1/V'' for the others."),
            ConfigurationKey.word(
                    "scheme",
                    "matrix",
                    "What is stepped: matrix, exactly for quadratic and by Euler's step otherwise; or eigenvalues, with"
                            + " implicit repulsion."),
            ConfigurationKey.number("initialCenter", 0, "All levels start around it, -1e6 to 1e6."),
            ConfigurationKey.number(
                    "initialStd",
                    0.1,
                    "Standard deviation of the diagonal elements of the random matrix at the start, sqrt 2 times that of the"
                            + " others, 0 to 1e6."));

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public DysonGasProvider() {}

    @Override
    public String name() {
        return "dyson-gas";
    }

    @Override
    public String description() {
        return "Dyson Brownian motion (beta = 1): a symmetric matrix in a potential under white noise, whose eigenvalues"
                + " repel each other (arXiv:2407.16427).";
    }

    @Override
    public List<ConfigurationKey> keys() {
        return KEYS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset(
                "dyson-gas",
                "Ten levels that repel each other into a semicircle of radius sqrt 20: 20 runs of 5,000 exact steps,"
                        + " statistics pooled from step 100 on; under a minute.",
                Map.of(),
                20,
                5_000,
                List.of("every=10", "snapshot:every=2500"),
                List.of("spectrum", "spacing-statistics:pool_from=100", "spectral-density:pool_from=100")));
    }

    @Override
    public Simulation configure(Configuration configuration) {
        Potential potential = potential(configuration);
        double timeStep = configuration.number("timeStep", 1e-9, 1e6);
        if (!(potential instanceof QuadraticPotential) && timeStep * potential.curvature() >= 1) {
            throw new InvalidRequestException("timeStep is " + timeStep + " where V'' is " + potential.curvature()
                    + " at the minimum; Euler's step then overshoots. It must be below " + 1 / potential.curvature()
                    + ".");
        }
        return new DysonGas(new GasSettings(
                (int) configuration.wholeNumber("levels", 1, MOST_LEVELS),
                potential,
                configuration.number("noise", 0, 1e6),
                timeStep,
                scheme(configuration),
                configuration.number("initialCenter", -1e6, 1e6),
                configuration.number("initialStd", 0, 1e6)));
    }

    private static Potential potential(Configuration configuration) {
        return switch (configuration.word("potential", List.of("quadratic", "quartic", "rbm"))) {
            case "quadratic" -> new QuadraticPotential(configuration.number("stiffness", 0, 1e6));
            case "quartic" ->
                new QuarticPotential(
                        configuration.number("stiffness", -1e6, 1e6), configuration.number("quartic", 1e-6, 1e6));
            default -> machine(configuration);
        };
    }

    private static Potential machine(Configuration configuration) {
        double muSquared = configuration.number("muSquared", 1e-6, 1e6);
        double kappa = configuration.number("kappa", 1e-6, 1e6);
        if (kappa >= muSquared) {
            throw new InvalidRequestException("kappa is " + kappa + " and muSquared is " + muSquared
                    + "; from kappa = mu^2 on the potential has no minimum above 0, so kappa must be smaller.");
        }
        double center = configuration.number("initialCenter");
        if (center < 0 || center >= muSquared) {
            throw new InvalidRequestException("initialCenter is " + center
                    + "; with the potential rbm it must be at least 0" + " and below muSquared = " + muSquared + ".");
        }
        return new MachinePotential(kappa, muSquared);
    }

    private static GasSettings.Scheme scheme(Configuration configuration) {
        String word = configuration.word("scheme", List.of("matrix", "eigenvalues", "explicit"));
        if (word.equals("explicit")) {
            throw new InvalidRequestException(
                    "scheme \"explicit\" is refused: Euler's step of the eigenvalues takes their"
                            + " repulsion g^2 dt/gap at its start, which has infinite variance at beta = 1, so that levels are thrown"
                            + " across each other at every time step. Take matrix or eigenvalues.");
        }
        return word.equals("matrix") ? GasSettings.Scheme.MATRIX : GasSettings.Scheme.EIGENVALUES;
    }
}

package org.eigentape.stages.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.StageContext;

/**
 * One mode of a run as a particle that diffuses in a potential, dx = -V' dtau + sqrt 2 g dB.
 *
 * <p><b>Gaussian restricted Boltzmann machine</b> ([D] sec. IV): x is an eigenvalue of sigma_h^2 W W^T, tau = 2 alpha sigma_h^2 n after n
 * updates and, at the minimum x_s = mu^2 - kappa, g^2 = 2 T (alpha sigma_h^2/|B|) x_s^2/kappa^2. T = (1 + q)/(1 - q) with
 * q = (x_s/mu^2)^(2k) is what k Gibbs sweeps leave of the chains' memory; 0 for exact chains; a mini-batch of data
 * adds 1 (exactly for Gaussian data). The noise of a machine is multiplicative: g is right near x_s only. <b>Dyson gas</b> of one level: tau = dt n, g as configured.
 *
 * @param potential V
 * @param variance g^2
 * @param timePerStep tau of one step
 * @param scale x over the recorded eigenvalue
 * @param rank number of the eigenvalue in descending order, from 0
 * @param reason why there is no law; empty where there is one, and then all else has meaning
 */
record DiffusingMode(
        ModePotential potential, double variance, double timePerStep, double scale, int rank, String reason) {

    /** The static tensor with the kappas of a machine's target, ascending. */
    static final String KAPPAS = "target/kappa";

    /** The static tensor with the variances 1/kappa of the data that a machine learns. */
    static final String VARIANCES = "target/variances";

    /** A mode of which nothing can be said. */
    private static DiffusingMode undefined(String reason) {
        return new DiffusingMode(new ModePotential.Polynomial(1, 0), 1, 1, 1, 0, reason);
    }

    /**
     * The mode of a run.
     *
     * @param context with the configuration
     * @param mode number of kappa in ascending order, from 0
     * @return the mode, or why there is none
     * @throws InvalidRequestException if the simulation has no such modes
     */
    static DiffusingMode of(StageContext context, int mode) {
        JsonNode configuration = context.configuration();
        Optional<double[]> kappas = context.staticTensor(KAPPAS);
        if (kappas.isPresent()) {
            return machine(configuration, kappas.get(), mode);
        }
        Optional<double[]> variances = context.staticTensor(VARIANCES);
        if (variances.isPresent()) {
            double[] inverse = Arrays.stream(variances.get())
                    .map(variance -> 1 / variance)
                    .sorted()
                    .toArray();
            return machine(configuration, inverse, mode);
        }
        if (configuration.has("potential") && configuration.has("timeStep")) {
            return gas(configuration, mode);
        }
        throw new InvalidRequestException(
                "fokker-planck describes one mode of a Gaussian restricted Boltzmann machine or a Dyson gas"
                        + " of one level; this recording has neither the tensors target/kappa or target/variances nor the keys potential and timeStep.");
    }

    private static DiffusingMode machine(JsonNode configuration, double[] kappas, int mode) {
        double kappa = kappas[mode];
        double muSquared = configuration.path("muSquared").doubleValue();
        double width = configuration.path("sigmaHidden").asDouble(1);
        int configured = configuration.path("hidden").asInt(0);
        int hidden = configured == 0 ? kappas.length : configured;
        if (kappa >= muSquared) {
            return undefined(String.format(
                    Locale.ROOT,
                    "kappa = %s of mode %d is at or above mu^2 = %s: the mode is cut off and decays to 0",
                    kappa,
                    mode,
                    muSquared));
        }
        if (mode >= hidden) {
            return undefined(
                    "mode " + mode + " has no hidden node of its own: with hidden = " + hidden + " it is cut off");
        }
        double fixedPoint = muSquared - kappa;
        double q = StrictMath.pow(
                fixedPoint / muSquared, 2.0 * configuration.path("gibbsSweeps").asInt(1));
        double chains = configuration.path("exactChains").asBoolean(false) ? 0 : (1 + q) / (1 - q);
        double data = configuration.path("target").asText("exact").equals("exact") ? 0 : 1;
        double rate = configuration.path("learningRate").doubleValue() * width * width;
        double batch = configuration.path("batchSize").doubleValue();
        double variance = 2 * (chains + data) * (rate / batch) * (fixedPoint / kappa) * (fixedPoint / kappa);
        return of(new ModePotential.Machine(kappa, muSquared), variance, 2 * rate, width * width, mode);
    }

    private static DiffusingMode gas(JsonNode configuration, int mode) {
        int levels = configuration.path("levels").asInt(0);
        if (levels != 1 || mode != 0) {
            throw new InvalidRequestException(
                    "fokker-planck describes a Dyson gas of one level, mode 0, but levels is " + levels + " and mode "
                            + mode + ": several levels repel each other, and no equation for one of them is closed.");
        }
        double stiffness = configuration.path("stiffness").doubleValue();
        double noise = configuration.path("noise").doubleValue();
        double timeStep = configuration.path("timeStep").doubleValue();
        return switch (configuration.path("potential").asText()) {
            case "quadratic" ->
                stiffness > 0
                        ? of(new ModePotential.Polynomial(stiffness, 0), noise * noise, timeStep, 1, 0)
                        : undefined("a free level (stiffness 0) has no stationary law");
            case "quartic" ->
                of(
                        new ModePotential.Polynomial(
                                stiffness, configuration.path("quartic").doubleValue()),
                        noise * noise,
                        timeStep,
                        1,
                        0);
            default ->
                of(
                        new ModePotential.Machine(
                                configuration.path("kappa").doubleValue(),
                                configuration.path("muSquared").doubleValue()),
                        noise * noise,
                        timeStep,
                        1,
                        0);
        };
    }

    private static DiffusingMode of(
            ModePotential potential, double variance, double timePerStep, double scale, int rank) {
        if (!(variance > 0)) {
            return undefined("there is no noise (g = 0): the mode goes to its minimum, and its law is a point");
        }
        if (!(timePerStep > 0)) {
            return undefined("no time passes: the learning rate is 0");
        }
        return new DiffusingMode(potential, variance, timePerStep, scale, rank, "");
    }

    boolean isDefined() {
        return reason.isEmpty();
    }

    /**
     * Where the equation is solved: between the walls, or where V is less than 40 g^2 above its minimum and around the start.
     *
     * @param start x at the first event
     * @return lower and upper end
     */
    double[] window(double start) {
        double half = potential.halfWidth(40 * variance);
        double margin = half / 10;
        double lower = Math.min(-half, start - margin);
        double upper = Math.max(half, start + margin);
        return new double[] {Math.max(lower, potential.lowerWall()), Math.min(upper, potential.upperWall())};
    }
}

package org.eigentape.engine.boltzmann.covariance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.simulation.SweepPreset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Gaussian restricted Boltzmann machine that learns the covariance in a file or of images [R], [D]. */
public final class CovarianceMachineProvider implements SimulationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(CovarianceMachineProvider.class);

    /** What an event holds beside its largest tensors. */
    private static final long SMALL_TENSORS = 1 << 16;

    private static final String COVARIANCE = "covariance";
    private static final String IMAGES = "images";
    private static final String DIGEST = "dataSha256";
    private static final String ANY = "any";

    private static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.file(
                    "covariance",
                    "Path of an .npy or .npz file of NumPy with a symmetric positive matrix of at most 2048 rows, or images."),
            ConfigurationKey.optionalWord(
                    "array", "Name of the array in an .npz; not given for the only one, or for covariance."),
            ConfigurationKey.file(
                    "images",
                    "Path of an idx file of images, plain or .gz, or of the directory of MNIST's; their covariance is the target."),
            ConfigurationKey.optionalWord(
                    DIGEST,
                    "SHA-256 that the file must have, uncompressed; recorded in any case; any takes whatever file there is, also in place of that"
                            + " of a config.yaml."),
            ConfigurationKey.number("pixelScale", 225, "What pixels (0 to 255) are divided by, 1e-3 to 1e6."),
            ConfigurationKey.wholeNumber(
                    "shown", 32, "Number of images, from the first, that are recorded and reconstructed, 1 to 1024."),
            ConfigurationKey.wholeNumber(
                    "hidden",
                    0,
                    "Hidden nodes N_h, 1 to N_v; 0 for N_v, the rows of the covariance; N_v - N_h modes are cut off."),
            ConfigurationKey.number(
                    "muSquared",
                    9,
                    "Squared mass mu^2 of the machine, 1e-6 to 1e9; cuts off modes with kappa >= mu^2."),
            ConfigurationKey.number("sigmaHidden", 1, "Width sigma_h of the hidden nodes, 1e-6 to 1e6."),
            ConfigurationKey.number(
                    "learningRate", 0.1, "Step size alpha of an update, 0 to 1e6; stable below 2/Omega_max."),
            ConfigurationKey.wholeNumber("batchSize", 16, "Number |B| of persistent chains, 1 to 65536."),
            ConfigurationKey.wholeNumber(
                    "gibbsSweeps", 3, "Gibbs sweeps k of every chain between two updates, 1 to 1000."),
            ConfigurationKey.truth(
                    "exactChains",
                    false,
                    "Whether the model's covariance is computed instead of sampled: |B| to infinity, without noise."),
            ConfigurationKey.word(
                    "target",
                    "exact",
                    "Covariance of the target in an update: exact, or batch, that of |B| images, or of new fields where there"
                            + " are none."),
            ConfigurationKey.number(
                    "initialStd", 0.1, "Standard deviation of the elements of W at the start, 0 to 1e6."),
            ConfigurationKey.word(
                    "initial",
                    "normal",
                    "W at the start: normal, independent elements N(0, initialStd^2); or diagonal, initialStd times the N_h"
                            + " strongest modes."));

    private final TargetFiles files = new TargetFiles();

    /** A configuration is prepared several times, for estimates and for recording; its warnings are said once. */
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public CovarianceMachineProvider() {}

    @Override
    public String name() {
        return "rbm-covariance";
    }

    @Override
    public String description() {
        return "Gaussian restricted Boltzmann machine that learns a covariance from a file, or that of images such as MNIST's, by"
                + " persistent contrastive divergence (arXiv:2309.15002).";
    }

    @Override
    public List<ConfigurationKey> keys() {
        return KEYS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset(
                        "rbm-covariance",
                        "A covariance of your own: give an .npy or .npz file with --set covariance=FILE.",
                        Map.of(),
                        1,
                        20_000,
                        List.of("log=100", "snapshot:log=5"),
                        List.of("spectrum", "correlator")),
                new Preset(
                        "rbm-mnist",
                        "The modes of MNIST's digits at mu^2 = 100, which keeps 289 of 784: give the images with --set images=PATH."
                                + " Some minutes. "
                                + ImageFile.SOURCE,
                        Map.of(
                                "muSquared", "100",
                                "learningRate", "1e-4",
                                "batchSize", "64",
                                "gibbsSweeps", "1"),
                        1,
                        10_000,
                        List.of("log=20", "images/reconstructed:log=20", "snapshot:log=5"),
                        List.of("spectrum", "correlator", "generated-images")));
    }

    /**
     * The lectures' six machines, without noise and from their modes: sampled chains reach the lightest dozen modes in 10,000 updates,
     * since rates differ by factors of thousands; modes near mu^2 need 10^7, which without noise take half a minute.
     */
    @Override
    public List<SweepPreset> sweeps() {
        return List.of(new SweepPreset(
                new Preset(
                        "rbm-mnist",
                        "Ultraviolet cut-offs on MNIST's digits: machines of 784, 225, 64, 36, 16 and 4 hidden nodes at mu^2 = 100, without"
                                + " noise; a few minutes. Give the images with --set images=PATH.",
                        Map.of(
                                "muSquared", "100",
                                "learningRate", "1e-4",
                                "exactChains", "true",
                                "initial", "diagonal",
                                "initialStd", "3"),
                        1,
                        10_000_000,
                        List.of("log=7"),
                        List.of("spectrum", "correlator", "generated-images")),
                Map.of("hidden", List.of("784", "225", "64", "36", "16", "4"))));
    }

    @Override
    public Configuration identify(Configuration configuration) {
        TargetData target = target(configuration);
        String key = key(configuration);
        Path file = configuration.file(key);
        return configuration
                .withFile(key, key.equals(IMAGES) ? ImageFile.find(file) : file)
                .with(Map.of(DIGEST, JsonNodeFactory.instance.textNode(target.checksum())));
    }

    /** What identifies data is their name and digest; where they are is nothing that a result depends on. */
    @Override
    public Configuration resolve(Configuration configuration) {
        return configuration.withNamesOfFiles();
    }

    @Override
    public Simulation configure(Configuration configuration) {
        TargetData target = target(configuration);
        int visible = target.modes().nodes();
        int hidden = (int) configuration.wholeNumber("hidden", 0, TargetFiles.MOST_NODES);
        if (hidden > visible) {
            throw new InvalidRequestException("hidden is " + hidden + " and the covariance has " + visible
                    + " rows; more hidden than visible nodes learn nothing more, so hidden must be at most " + visible
                    + ".");
        }
        MachineSettings settings = new MachineSettings(
                visible,
                hidden == 0 ? visible : hidden,
                configuration.number("muSquared", 1e-6, 1e9),
                configuration.number("sigmaHidden", 1e-6, 1e6),
                configuration.number("learningRate", 0, 1e6),
                (int) configuration.wholeNumber("batchSize", 1, 1 << 16),
                (int) configuration.wholeNumber("gibbsSweeps", 1, 1000),
                configuration.truth("exactChains"),
                configuration.word("target", List.of("exact", "batch")).equals("batch"));
        int shown = (int) Math.min(configuration.wholeNumber("shown", 1, 1024), target.images());
        refuseTooLarge(settings, shown);
        CovarianceMachine machine = new CovarianceMachine(
                settings,
                target,
                configuration.number("initialStd", 0, 1e6),
                configuration.word("initial", List.of("normal", "diagonal")).equals("diagonal"),
                shown);
        machine.modes().warnings().stream().filter(said::add).forEach(LOG::warn);
        return machine;
    }

    private TargetData target(Configuration configuration) {
        String key = key(configuration);
        Path file = configuration.file(key);
        String wanted = configuration.has(DIGEST) ? configuration.text(DIGEST) : ANY;
        if (!wanted.equals(ANY) && !Files.exists(file)) {
            throw new InvalidRequestException("There is no file " + file + TargetFiles.where(file)
                    + ". A recording keeps the name and the SHA-256 of its data, here " + wanted
                    + ", and not their place: say where the file is with --set " + key + "=PATH."
                    + (key.equals(IMAGES) ? " " + ImageFile.SOURCE : ""));
        }
        TargetData target = key.equals(IMAGES)
                ? files.images(file, configuration.number("pixelScale", 1e-3, 1e6))
                : files.covariance(file, configuration.has("array") ? configuration.text("array") : "");
        if (!wanted.equals(ANY) && !wanted.equalsIgnoreCase(target.checksum())) {
            throw new InvalidRequestException(file + " is another file than the configuration means: its SHA-256 is "
                    + target.checksum() + " and not " + wanted + ". Give that file with --set " + key
                    + "=PATH; or take this one with --set " + DIGEST + "=any.");
        }
        return target;
    }

    private static String key(Configuration configuration) {
        if (configuration.has(COVARIANCE) == configuration.has(IMAGES)) {
            throw new InvalidRequestException(
                    configuration.has(IMAGES)
                            ? "Both covariance and images are given; give one of them."
                            : "There is nothing to learn: give a covariance with --set covariance=FILE.npz, or images with --set"
                                    + " images=PATH. "
                                    + ImageFile.SOURCE);
        }
        return configuration.has(IMAGES) ? IMAGES : COVARIANCE;
    }

    /** Steps may carry everything, and snapshots carry weights and chains. */
    private static void refuseTooLarge(MachineSettings settings, int shown) {
        long elements = settings.weights() + (long) settings.visible() * (settings.chains() + shown);
        long bytes = Double.BYTES * elements + SMALL_TENSORS;
        if (bytes > EventFrame.MAX_LENGTH) {
            throw new InvalidRequestException(
                    "Weights, chains and images take " + bytes + " bytes in one event, and the" + " largest takes "
                            + EventFrame.MAX_LENGTH + "; lower hidden, batchSize or shown.");
        }
    }
}

package org.eigentape.engine.boltzmann.lattice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eigentape.engine.boltzmann.LatticeField;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.SimulationProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Gaussian restricted Boltzmann machine that learns a lattice scalar field [R], [D]. Defaults are the setting of [D]. */
public final class LatticeMachineProvider implements SimulationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(LatticeMachineProvider.class);
    private static final int MOST_NODES = 1024;

    private static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.wholeNumber("visible", 10, "Visible nodes N_v, sites of the periodic lattice, 1 to 1024."),
            ConfigurationKey.wholeNumber("hidden", 10, "Hidden nodes N_h, 1 to N_v; N_v - N_h modes are cut off."),
            ConfigurationKey.number("massSquared", 4, "Squared mass m^2 of the lattice field, 1e-6 to 1e6."),
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
                    "Covariance of the target in an update: exact, or batch, that of |B| new fields."),
            ConfigurationKey.number(
                    "initialStd", 0.1, "Standard deviation of the elements of W at the start, 0 to 1e6."),
            ConfigurationKey.word(
                    "initial",
                    "normal",
                    "W at the start: normal, independent elements N(0, initialStd^2); or diagonal, initialStd times the"
                            + " identity."));

    /** A configuration is prepared several times, for estimates and for recording; its warnings are said once. */
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public LatticeMachineProvider() {}

    @Override
    public String name() {
        return "rbm-lattice";
    }

    @Override
    public String description() {
        return "Gaussian restricted Boltzmann machine that learns a one-dimensional lattice scalar field by persistent"
                + " contrastive divergence (arXiv:2309.15002, arXiv:2407.16427).";
    }

    @Override
    public List<ConfigurationKey> keys() {
        return KEYS;
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset(
                "rbm-lattice",
                "Ten modes of a lattice scalar field, eight of them in pairs whose eigenvalues repel each other: 10 runs of"
                        + " 100,000 updates at alpha = 0.1, |B| = 16, k = 3; statistics pooled from update 5,000 on; under a minute.",
                Map.of(),
                10,
                100_000,
                List.of("every=100", "snapshot:every=50000"),
                List.of(
                        "spectrum",
                        "spacing-statistics:pairs=2,4,6,8;pool_from=5000",
                        "spectral-density:pool_from=5000",
                        "fokker-planck")));
    }

    @Override
    public Simulation configure(Configuration configuration) {
        int visible = (int) configuration.wholeNumber("visible", 1, MOST_NODES);
        int hidden = (int) configuration.wholeNumber("hidden", 1, MOST_NODES);
        if (hidden > visible) {
            throw new InvalidRequestException("hidden is " + hidden + " and visible is " + visible
                    + "; more hidden than visible nodes learn nothing more, so hidden must be at most visible.");
        }
        MachineSettings settings = new MachineSettings(
                visible,
                hidden,
                configuration.number("muSquared", 1e-6, 1e9),
                configuration.number("sigmaHidden", 1e-6, 1e6),
                configuration.number("learningRate", 0, 1e6),
                (int) configuration.wholeNumber("batchSize", 1, 1 << 16),
                (int) configuration.wholeNumber("gibbsSweeps", 1, 1000),
                configuration.truth("exactChains"),
                configuration.word("target", List.of("exact", "batch")).equals("batch"));
        if ((long) visible * settings.chains() > 1 << 24) {
            throw new InvalidRequestException("visible x batchSize is " + (long) visible * settings.chains()
                    + "; it must be at most 2^24, which is 128 MiB of chains.");
        }
        LatticeMachine machine = new LatticeMachine(
                settings,
                new LatticeField(visible, configuration.number("massSquared", 1e-6, 1e6)),
                configuration.number("initialStd", 0, 1e6),
                configuration.word("initial", List.of("normal", "diagonal")).equals("diagonal"));
        machine.modes().warnings().stream().filter(said::add).forEach(LOG::warn);
        return machine;
    }
}

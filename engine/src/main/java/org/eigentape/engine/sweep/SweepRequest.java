package org.eigentape.engine.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.jspecify.annotations.Nullable;

/**
 * What to sweep.
 *
 * @param simulation what produces the steps
 * @param preset the preset that it was started from, or null
 * @param configuration of the simulation, not resolved; the values of its axes are replaced in each cell
 * @param grid the axes
 * @param policy which tensors are recorded when; {@code at=end-epoch} is one epoch before the last step
 * @param runs number of runs in each cell, at least 1
 * @param steps updates of each run, at least 0
 * @param seed from which, together with a cell's configuration, the seed of the cell is derived
 * @param catalog the known stages
 * @param stages what runs live
 * @param codeVersion version of the recorder, for the manifests
 */
public record SweepRequest(
        SimulationProvider simulation,
        @Nullable String preset,
        Configuration configuration,
        Grid grid,
        RecordingPolicy policy,
        int runs,
        long steps,
        long seed,
        StageCatalog catalog,
        List<StageRequest> stages,
        String codeVersion) {

    /** Checks the axes. */
    public SweepRequest {
        stages = List.copyOf(stages);
        List<String> known =
                simulation.keys().stream().map(ConfigurationKey::name).toList();
        for (String axis : grid.axes().keySet()) {
            if (!known.contains(axis)) {
                throw new InvalidRequestException("The grid has the axis " + axis + ", but the simulation "
                        + simulation.name() + " has no such key; it has " + String.join(", ", known) + ".");
            }
        }
    }

    /**
     * The cells, each with its configuration checked for contradictions.
     *
     * @return in grid order
     * @throws InvalidRequestException if a value is not of its key's kind or contradicts others, or two cells are the same
     */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        Map<String, GridPoint> seen = new HashMap<>();
        for (GridPoint point : grid.points()) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            point.values().forEach((key, value) -> values.put(key, JsonNodeFactory.instance.textNode(value)));
            Configuration own = configuration.with(values);
            JsonNode resolved = simulation.resolve(own).toJson();
            GridPoint same = seen.put(CellSeed.canonical(resolved), point);
            if (same != null) {
                throw new InvalidRequestException("The cells " + same.name() + " and " + point.name()
                        + " of the grid are the same experiment; leave one of them out.");
            }
            cells.add(new Cell(point, own, EpochRules.resolve(policy, resolved, steps), CellSeed.of(seed, resolved)));
        }
        return List.copyOf(cells);
    }

    /**
     * The recording of a cell. Its runs are driven one after the other: a sweep has many cells to keep processors busy.
     *
     * @param cell one of {@link #cells()}
     * @param output its directory
     * @return the request
     */
    public SessionRequest recording(Cell cell, Path output) {
        return new SessionRequest(
                simulation,
                preset,
                cell.configuration(),
                cell.policy(),
                runs,
                steps,
                cell.seed(),
                1,
                catalog,
                stages,
                output,
                codeVersion);
    }

    /**
     * What makes a recording a cell of this sweep.
     *
     * @return for each point of the grid
     */
    public SweepIdentity identity() {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        configuration.toJson().properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        return new SweepIdentity(simulation.name(), simulation, settings, policy, runs, steps, seed);
    }

    /**
     * What keeps a cell from being finished, as far as its {@code cell.json} and its manifest tell. Only a look: another process
     * may be at work on it.
     *
     * @param cell one of {@link #cells()}
     * @param directory of the sweep; may not exist
     * @return empty if it was recorded to its end by the same plan, a blank text where it was not recorded to its end, else a
     *     clause about what is wrong with what is there
     */
    public Optional<String> problem(Cell cell, SweepDirectory directory) {
        return new CellRecorder(this, directory).problem(cell);
    }
}

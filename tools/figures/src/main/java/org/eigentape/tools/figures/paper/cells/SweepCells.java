package org.eigentape.tools.figures.paper.cells;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.sweep.CellState;
import org.eigentape.tools.figures.sweep.SweptCells;

/** The cells of which a sweep's tables were made, by their place on the plane of T and 1/sigma_W. Immutable. */
public final class SweepCells {

    private static final double LOG_TWO = StrictMath.log(2);

    /**
     * A cell whose manifest can be read.
     *
     * @param temperature T
     * @param inverseSigma 1/sigma_W of the first layer that trains
     * @param recording where it is
     * @param manifest of its recording
     */
    public record Cell(double temperature, double inverseSigma, RecordingDirectory recording, Manifest manifest) {

        /** The larger of the distances along both axes, in powers of two. */
        double distance(double otherTemperature, double otherInverseSigma) {
            return Math.max(
                    Math.abs(StrictMath.log(temperature / otherTemperature) / LOG_TWO),
                    Math.abs(StrictMath.log(inverseSigma / otherInverseSigma) / LOG_TWO));
        }
    }

    private final List<Cell> cells;

    private SweepCells(List<Cell> cells) {
        this.cells = List.copyOf(cells);
    }

    /**
     * The cells of a sweep.
     *
     * @param sweep whose tables are those of its cells
     * @return none where the tables are all there is
     */
    public static SweepCells of(SweptCells sweep) {
        return new SweepCells(sweep.cells().stream()
                .map(cell -> new Cell(
                        cell.number("temperature"),
                        inverseSigma(cell.manifest().configuration()),
                        cell.recording(),
                        cell.manifest()))
                .toList());
    }

    private static double inverseSigma(JsonNode configuration) {
        JsonNode given = configuration.path("inverseSigmaW");
        int layer = configuration.path("trainable").path(0).asInt(1);
        return (given.isArray() ? given.path(layer - 1) : given).asDouble(Double.NaN);
    }

    /**
     * All cells.
     *
     * @return in the order of the sweep
     */
    public List<Cell> cells() {
        return cells;
    }

    /**
     * The cell nearest to a point, by powers of two.
     *
     * @param temperature T of the point
     * @param inverseSigma 1/sigma_W of the point
     * @param farthest powers of two along either axis within which it must be
     * @return empty if there is none so near
     */
    public Optional<Cell> nearest(double temperature, double inverseSigma, double farthest) {
        return cells.stream()
                .filter(cell -> cell.distance(temperature, inverseSigma) <= farthest)
                .min(Comparator.comparingDouble(cell -> cell.distance(temperature, inverseSigma)));
    }

    /**
     * Whether the table is all there is.
     *
     * @return true without cells
     */
    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /**
     * Whether a stage's results are among those of which the tables were made.
     *
     * @param stage its name
     * @param parameters canonical; empty for its defaults
     * @return true if any cell has them
     */
    public boolean hasTabulated(String stage, String parameters) {
        return cells.stream()
                .flatMap(cell -> CellState.read(cell.recording().root().resolve("cell.json")).stream())
                .flatMap(state -> state.resultSets().stream())
                .filter(set -> set.startsWith(stage + "@"))
                .anyMatch(set -> {
                    int version =
                            Integer.parseInt(set.substring(stage.length() + 1).replaceFirst("-.*", ""));
                    return new ResultKey(stage, version, parameters, "")
                            .directoryName()
                            .equals(set);
                });
    }

    /**
     * Of how many samples the stages take variances of the gradient: wide layers have no moments over all samples.
     *
     * @return 0 where they are of the whole training set, or there are no cells
     */
    public int sampledVariances() {
        return cells.stream().findFirst().map(SweepCells::sampledVariances).orElse(0);
    }

    private static int sampledVariances(Cell cell) {
        String layer =
                "/" + cell.manifest().configuration().path("trainable").path(0).asText();
        List<TensorDeclaration> recorded = cell.manifest().schema().tensors().stream()
                .filter(TensorDeclaration::recorded)
                .toList();
        boolean isOfAll = recorded.stream()
                .anyMatch(tensor -> tensor.name().equals("train/gradient.moments" + layer)
                        || tensor.name().equals("train/deltas" + layer));
        return isOfAll
                ? 0
                : recorded.stream()
                        .filter(tensor -> tensor.name().equals("subset/deltas" + layer))
                        .mapToInt(tensor -> tensor.shape().get(0))
                        .findFirst()
                        .orElse(0);
    }

    /**
     * What all cells have in common.
     *
     * @return empty if there are no cells
     */
    public Optional<Protocol> protocol() {
        return cells.stream().findFirst().map(cell -> Protocol.of(cell.manifest()));
    }
}

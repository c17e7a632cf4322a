package org.eigentape.tools.cli.scaling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.sweep.SweepPlan;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.TextTable;
import picocli.CommandLine.Parameters;

/** {@code eigentape scaling}. */
@picocli.CommandLine.Command(
        name = "scaling",
        description =
                "Check the linear scaling rule: do runs of equal T = eps/|B| agree at equal training time eps x step?",
        footer = {
            "",
            "Each batch size is compared with the smallest one of its temperature by a two-sample test of Kolmogorov and"
                    + " Smirnov, at the latest time that all batch sizes of that temperature have recorded. SWEEP/scaling.csv"
                    + " has the p-values. Where there are too few runs for the test to fail (5 against 5), there is no verdict.",
            "",
            "Examples:",
            "  eigentape sweep linear-scaling",
            "  eigentape scaling sweeps/linear-scaling"
        })
public final class ScalingCommand extends Command {

    @Parameters(index = "0", paramLabel = "SWEEP", description = "The directory of a sweep over batchSize.")
    private Path sweep = Path.of("");

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public ScalingCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SweepDirectory directory = SweepDirectory.open(sweep);
        Grid grid = SweepPlan.grid(directory);
        SweepIdentity identity = SweepPlan.identity(directory, Catalogs.simulations(console()));
        grid.points().forEach(point -> identity.check(directory, point));
        ScalingTable table = ScalingTable.of(directory, grid);
        Path file = directory.root().resolve("scaling.csv");
        table.write(file);
        if (isJson()) {
            document(json(table, file));
            return ExitCode.DONE;
        }
        TextTable text = new TextTable("T", "|B|", "eps", "with |B|", "time", "p loss", "p S", "p overlap", "agrees");
        for (ScalingTable.Row row : table.rows()) {
            text.add(
                    ScalingTable.number(row.cell().temperature()),
                    row.cell().batchSize(),
                    ScalingTable.number(row.cell().learningRate()),
                    row.reference(),
                    ScalingTable.number(row.cell().temperature() * row.samples()),
                    p(row, ScalingCell.Quantity.TRAIN_LOSS),
                    p(row, ScalingCell.Quantity.SPACING),
                    p(row, ScalingCell.Quantity.OVERLAP),
                    !row.canFail() ? "cannot tell" : row.agrees() ? "yes" : "no");
        }
        text.print(text(), "");
        breaks(table.rows()).forEach((temperature, sentence) -> text().println(sentence));
        text().println("Table: " + file);
        return ExitCode.DONE;
    }

    private static String p(ScalingTable.Row row, ScalingCell.Quantity quantity) {
        return ScalingTable.number(row.pValues().getOrDefault(quantity, Double.NaN));
    }

    /** For each T the smallest eps from which on the rule fails. */
    private static Map<Double, String> breaks(List<ScalingTable.Row> rows) {
        Map<Double, String> sentences = new LinkedHashMap<>();
        for (ScalingTable.Row row : rows) {
            double t = row.cell().temperature();
            sentences.putIfAbsent(t, "T = " + ScalingTable.number(t) + ": all batch sizes agree.");
            if (!row.canFail()) {
                sentences.put(t, "T = " + ScalingTable.number(t) + ": " + noVerdict(row));
            }
        }
        for (int k = rows.size() - 1; k >= 0; k--) {
            ScalingTable.Row row = rows.get(k);
            if (row.disagrees()) {
                double t = row.cell().temperature();
                sentences.put(
                        t,
                        "T = " + ScalingTable.number(t) + ": the rule fails from |B| = "
                                + row.cell().batchSize() + ", eps = "
                                + ScalingTable.number(row.cell().learningRate()) + ".");
            }
        }
        return sentences;
    }

    private static String noVerdict(ScalingTable.Row row) {
        if (row.pValues().isEmpty()) {
            return "there is nothing to compare; run the stages observables and spectrum in the sweep.";
        }
        return "no verdict: the test cannot fail, because " + row.cell().runs()
                + " runs that do not overlap with the others at all have p = " + ScalingTable.number(row.smallest())
                + ", not below the level " + ScalingTable.number(row.level()) + "; record more --runs.";
    }

    private ObjectNode json(ScalingTable table, Path file) {
        ObjectNode node = object().put("sweep", sweep.toString()).put("table", file.toString());
        ArrayNode rows = node.putArray("rows");
        for (ScalingTable.Row row : table.rows()) {
            ObjectNode entry = rows.addObject();
            entry.put("temperature", row.cell().temperature());
            entry.put("batchSize", row.cell().batchSize());
            entry.put("learningRate", row.cell().learningRate());
            entry.put("referenceBatchSize", row.reference());
            entry.put("samplesSeen", row.samples());
            ObjectNode pValues = entry.putObject("pValues");
            row.pValues().forEach((quantity, p) -> pValues.put(quantity.label, p));
            entry.put("level", row.level());
            entry.put("canFail", row.canFail());
            entry.put("agrees", row.canFail() ? (Boolean) row.agrees() : null);
        }
        return node;
    }
}

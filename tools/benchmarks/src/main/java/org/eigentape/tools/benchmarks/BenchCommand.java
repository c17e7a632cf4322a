package org.eigentape.tools.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Effort;
import org.eigentape.tools.benchmarks.measure.Machine;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.ScratchDirectory;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.command.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eigentape bench}. */
@picocli.CommandLine.Command(
        name = "bench",
        description = {
            "Measure speed and memory on this machine, each as a ratio to a baseline in the same process.",
            "",
            "A ratio is the value over its baseline: for times and bytes less is better, for rates more is. Missing a"
                    + " target is reported, and does not change the exit code."
        },
        footer = {
            "",
            "Examples:",
            "  eigentape bench                    everything, in about two minutes",
            "  eigentape bench --quick trainer    the cost of a step, all variants",
            "  eigentape bench journal --dir .    the journal on the disk of this directory",
            "  eigentape bench --json verify      one JSON line for each measurement"
        })
public final class BenchCommand extends Command {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Benchmarks or variants; all if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "List the benchmarks and what they compare.")
    private boolean list;

    @Option(names = "--quick", description = "Take a tenth of the time; ratios are less steady.")
    private boolean quick;

    @Option(names = "--dir", paramLabel = "DIR", description = "Measure on the disk of this directory.")
    private @Nullable Path directory;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public BenchCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        List<Benchmark> benchmarks = BenchmarkList.of(names);
        if (list) {
            list(benchmarks);
            return ExitCode.DONE;
        }
        say(Machine.describe());
        say(Machine.load());
        List<Measurement> measured = new ArrayList<>();
        boolean interrupted = run(benchmarks, measured);
        if (!isJson()) {
            print(measured);
        }
        requireSomething(measured, interrupted);
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private void list(List<Benchmark> benchmarks) {
        TextTable table = new TextTable();
        for (Benchmark benchmark : benchmarks) {
            if (isJson()) {
                ObjectNode line = object();
                line.put("name", benchmark.name());
                line.put("description", benchmark.description());
                jsonLine(line);
            } else {
                table.add(benchmark.name(), benchmark.description());
            }
        }
        table.print(text(), "");
    }

    private boolean run(List<Benchmark> benchmarks, List<Measurement> measured) throws Exception {
        Path parent = directory == null ? console().temporaryDirectory() : directory;
        try (ScratchDirectory scratch = new ScratchDirectory(parent)) {
            BenchmarkRun run = new BenchmarkRun(
                    quick ? Effort.QUICK : Effort.FULL,
                    scratch,
                    new LinkedHashSet<>(names),
                    measurement -> {
                        measured.add(measurement);
                        if (isJson()) {
                            jsonLine(json(measurement));
                            console().out().flush();
                        }
                    },
                    note -> console().err().println(note));
            for (Benchmark benchmark : benchmarks) {
                if (console().interruption().isRequested()) {
                    return true;
                }
                console().err().println("measuring " + benchmark.name() + " ...");
                benchmark.measure(run);
            }
        }
        return false;
    }

    private void requireSomething(List<Measurement> measured, boolean interrupted) {
        if (measured.isEmpty() && !names.isEmpty() && !interrupted) {
            throw new InvalidRequestException("Nothing of " + String.join(", ", names)
                    + " was measured; 'eigentape bench NAME' without a variant shows the variants.");
        }
    }

    private static ObjectNode json(Measurement measurement) {
        ObjectNode line = object();
        line.put("name", measurement.name());
        line.put("value", measurement.value());
        line.put("unit", measurement.unit());
        line.put("baseline", measurement.baseline());
        line.put("ratio", measurement.ratio());
        line.put("baselineMeaning", measurement.baselineMeaning());
        Target target = measurement.target();
        if (target != null) {
            line.put("target", target.text());
            line.put("met", measurement.meetsTarget());
        }
        return line;
    }

    private void print(List<Measurement> measured) {
        TextTable table = new TextTable("name", "value", "unit", "baseline", "ratio", "target", "", "baseline is");
        for (Measurement measurement : measured) {
            Target target = measurement.target();
            table.add(
                    measurement.name(),
                    Quantity.value(measurement.value()),
                    measurement.unit(),
                    Quantity.value(measurement.baseline()),
                    Quantity.value(measurement.ratio()),
                    target == null ? "" : target.text(),
                    target == null ? "" : measurement.meetsTarget() ? "met" : "MISSED",
                    measurement.baselineMeaning());
        }
        table.print(text(), "");
    }
}

package org.eigentape.tools.cli.summary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.command.TextTable;
import org.jspecify.annotations.Nullable;

/** Findings for people, and for programs. */
public final class FindingsText {

    private static final int SHOWN_EIGENVALUES = 8;

    private FindingsText() {}

    /**
     * Writes findings for people; nothing where there are none.
     *
     * @param findings of a recording
     * @param text where they go
     */
    public static void print(Findings findings, PrintStream text) {
        if (findings.trainLoss().isPresent() || findings.testLoss().isPresent()) {
            text.println(lossWords(findings.extent()) + " (" + findings.losses().words(findings.extent()) + "): "
                    + number("training", findings.trainLoss())
                    + (findings.trainLoss().isPresent() && findings.testLoss().isPresent() ? ", " : "")
                    + number("test", findings.testLoss()));
        }
        findings.featureCorrelation()
                .ifPresent(value ->
                        text.println("Features (" + findings.features().words(findings.extent()) + "): G("
                                + (findings.extent().isComplete() ? "t_f" : "t") + ", 0) = "
                                + value(value)
                                + findings.featureOverlap()
                                        .map(overlap -> ", normalised overlap with the start " + value(overlap))
                                        .orElse("")));
        findings.phases().forEach(phase -> print(phase, findings, text));
        findings.spectra().forEach(spectrum -> print(spectrum, findings.extent(), text));
        findings.pairs().forEach(pairs -> pairs.print(text));
    }

    private static String lossWords(RunExtent extent) {
        if (extent.steps() == 0) {
            return "Loss before training";
        }
        return extent.isComplete() ? "Final loss" : "Loss at the last probe";
    }

    private static String number(String name, Optional<Double> value) {
        return value.map(number -> name + " " + value(number)).orElse("");
    }

    private static String value(double value) {
        return Double.isNaN(value) ? "undefined" : Quantity.value(value);
    }

    private static void print(Findings.Phase phase, Findings findings, PrintStream text) {
        Indication indication = Indication.of(phase, findings);
        String sides = phase.runs() == 0
                ? ""
                : phase.converged() + " of " + Quantity.of(phase.runs(), "run") + " on the converging side";
        String words = indication.isVerdict()
                ? sides + ": " + indication.words()
                : indication.words() + (sides.isEmpty() ? "" : " (at the last probe, " + sides + ")");
        text.println("Phase indication for " + phase.tensor() + ": " + words);
        if (phase.undefined() > 0 && !indication.words().contains(phase.why().orElse(""))) {
            phase.why().ifPresent(why -> text.println("    on which side is undefined: " + why));
        }
        text.println("    " + phase.pool().words(findings.extent()).replaceFirst("^median ", "medians ")
                + ": signal to noise -K_S/V_S = " + value(phase.signalToNoise())
                + " (convention " + phase.convention() + ") against the bound " + value(phase.noiseOverBound())
                + " [P, eq. 4.15]");
    }

    private static void print(Findings.Spectrum spectrum, RunExtent extent, PrintStream text) {
        int count = spectrum.end().size();
        boolean targets = !spectrum.target().isEmpty();
        text.println("Eigenvalues of " + spectrum.tensor() + " ("
                + spectrum.pool().words(extent)
                + (count > SHOWN_EIGENVALUES ? ", the largest " + SHOWN_EIGENVALUES + " of " + count : "") + "):");
        String end = extent.isComplete() ? "end" : "last";
        TextTable table = targets ? new TextTable("i", "start", end, "target") : new TextTable("i", "start", end);
        for (int i = count - 1; i >= Math.max(0, count - SHOWN_EIGENVALUES); i--) {
            if (targets) {
                table.add(i, at(spectrum.start(), i), at(spectrum.end(), i), at(spectrum.target(), i));
            } else {
                table.add(i, at(spectrum.start(), i), at(spectrum.end(), i));
            }
        }
        table.print(text, "    ");
        spectrum.remark().ifPresent(remark -> text.println("    " + end + ": " + remark));
    }

    private static String at(List<Double> values, int i) {
        return i < values.size() ? value(values.get(i)) : "-";
    }

    /**
     * Findings for programs.
     *
     * @param findings of a recording
     * @return a JSON object; what was not found or is not finite is null
     */
    public static ObjectNode json(Findings findings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("trainLoss", findings.trainLoss().filter(Double::isFinite).orElse(null));
        node.put("testLoss", findings.testLoss().filter(Double::isFinite).orElse(null));
        node.put(
                "featureCorrelation",
                findings.featureCorrelation().filter(Double::isFinite).orElse(null));
        node.put(
                "featureOverlap",
                findings.featureOverlap().filter(Double::isFinite).orElse(null));
        ArrayNode phases = node.putArray("phases");
        for (Findings.Phase phase : findings.phases()) {
            phases.addObject()
                    .put("tensor", phase.tensor())
                    .put("convention", phase.convention())
                    .put("indication", Indication.of(phase, findings).label())
                    .put("signalToNoise", finite(phase.signalToNoise()))
                    .put("noiseOverBound", finite(phase.noiseOverBound()))
                    .put("runs", phase.runs())
                    .put("converged", phase.converged())
                    .put("undefined", phase.undefined());
        }
        ArrayNode spectra = node.putArray("eigenvalues");
        for (Findings.Spectrum spectrum : findings.spectra()) {
            ObjectNode entry = spectra.addObject().put("tensor", spectrum.tensor());
            add(spectrum.start(), entry.putArray("start"));
            add(spectrum.end(), entry.putArray("end"));
            add(spectrum.target(), entry.putArray("target"));
        }
        ArrayNode pairs = node.putArray("pairs");
        findings.pairs().forEach(each -> each.json(pairs));
        return node;
    }

    private static void add(List<Double> values, ArrayNode array) {
        values.forEach(value -> array.add(finite(value)));
    }

    /** Null for what JSON has no number for. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}

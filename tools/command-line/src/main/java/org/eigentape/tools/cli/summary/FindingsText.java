package org.eigentape.tools.cli.summary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.command.TextTable;

/** Findings for people, and for programs. */
public final class FindingsText {

    private static final int SHOWN_EIGENVALUES = 8;
    /** For the paper's network the boundary of the disordered phase follows this value of G(t_f, 0). */
    private static final double FEATURES_KEPT = 0.27;

    private FindingsText() {}

    /**
     * Writes findings for people; nothing where there are none.
     *
     * @param findings of a recording
     * @param text where they go
     */
    public static void print(Findings findings, PrintStream text) {
        if (findings.trainLoss().isPresent() || findings.testLoss().isPresent()) {
            text.println("Final loss (median over runs): "
                    + number("training", findings.trainLoss())
                    + (findings.trainLoss().isPresent() && findings.testLoss().isPresent() ? ", " : "")
                    + number("test", findings.testLoss()));
        }
        findings.featureCorrelation()
                .ifPresent(value -> text.println("Features (median): G(t_f, 0) = "
                        + Quantity.value(value)
                        + findings.featureOverlap()
                                .map(overlap -> ", normalised overlap with the start " + Quantity.value(overlap))
                                .orElse("")));
        findings.phases().forEach(phase -> print(phase, findings, text));
        findings.spectra().forEach(spectrum -> print(spectrum, text));
    }

    private static String number(String name, Optional<Double> value) {
        return value.map(number -> name + " " + Quantity.value(number)).orElse("");
    }

    private static void print(Findings.Phase phase, Findings findings, PrintStream text) {
        text.println("Phase indication for " + phase.tensor() + ": " + phase.converged() + " of "
                + Quantity.of(phase.runs(), "run") + " on the converging side: " + indication(phase, findings));
        text.println("    medians over runs: signal to noise -K_S/V_S = " + Quantity.value(phase.signalToNoise())
                + " (convention " + phase.convention() + ") against the bound "
                + Quantity.value(phase.noiseOverBound()) + " [P, eq. 4.15]");
    }

    private static String indication(Findings.Phase phase, Findings findings) {
        if (findings.diverged() > 0) {
            return "no phase, because " + Quantity.of(findings.diverged(), "run") + " diverged";
        }
        if (phase.undefined() > 0) {
            return "no phase, because " + Quantity.of(phase.undefined(), "run") + " ended without finite values";
        }
        boolean finite = Stream.of(findings.trainLoss(), findings.testLoss(), findings.featureCorrelation())
                .flatMap(Optional::stream)
                .allMatch(Double::isFinite);
        if (!finite) {
            return "no phase, because losses or features are not finite";
        }
        return switch (phase.side()) {
            case UNDECIDED ->
                2 * phase.converged() == phase.runs()
                        ? "undecided; half of the runs are on either side"
                        : "undecided; most runs and the medians are on different sides";
            case NOT_CONVERGING -> "hot; noise keeps the eigenvalues from settling";
            case CONVERGING ->
                findings.featureCorrelation().orElse(0.0) > FEATURES_KEPT
                        ? "disordered; it converges, but the features stay close to those of the start"
                        : "ordered; it converges and learns its features";
        };
    }

    private static void print(Findings.Spectrum spectrum, PrintStream text) {
        int count = spectrum.end().size();
        boolean targets = !spectrum.target().isEmpty();
        text.println("Eigenvalues of " + spectrum.tensor() + " (median over runs"
                + (count > SHOWN_EIGENVALUES ? ", the largest " + SHOWN_EIGENVALUES + " of " + count : "") + "):");
        TextTable table = targets ? new TextTable("i", "start", "end", "target") : new TextTable("i", "start", "end");
        for (int i = count - 1; i >= Math.max(0, count - SHOWN_EIGENVALUES); i--) {
            if (targets) {
                table.add(i, at(spectrum.start(), i), at(spectrum.end(), i), at(spectrum.target(), i));
            } else {
                table.add(i, at(spectrum.start(), i), at(spectrum.end(), i));
            }
        }
        table.print(text, "    ");
    }

    private static String at(List<Double> values, int i) {
        return i < values.size() ? Quantity.value(values.get(i)) : "-";
    }

    /**
     * Findings for programs.
     *
     * @param findings of a recording
     * @return a JSON object; what was not found is null
     */
    public static ObjectNode json(Findings findings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("trainLoss", findings.trainLoss().orElse(null));
        node.put("testLoss", findings.testLoss().orElse(null));
        node.put("featureCorrelation", findings.featureCorrelation().orElse(null));
        node.put("featureOverlap", findings.featureOverlap().orElse(null));
        ArrayNode phases = node.putArray("phases");
        for (Findings.Phase phase : findings.phases()) {
            phases.addObject()
                    .put("tensor", phase.tensor())
                    .put("convention", phase.convention())
                    .put("signalToNoise", phase.signalToNoise())
                    .put("noiseOverBound", phase.noiseOverBound())
                    .put("runs", phase.runs())
                    .put("converged", phase.converged())
                    .put("undefined", phase.undefined());
        }
        ArrayNode spectra = node.putArray("eigenvalues");
        for (Findings.Spectrum spectrum : findings.spectra()) {
            ObjectNode entry = spectra.addObject().put("tensor", spectrum.tensor());
            spectrum.start().forEach(entry.putArray("start")::add);
            spectrum.end().forEach(entry.putArray("end")::add);
            spectrum.target().forEach(entry.putArray("target")::add);
        }
        return node;
    }
}

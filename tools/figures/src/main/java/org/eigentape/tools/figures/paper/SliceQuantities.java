package org.eigentape.tools.figures.paper;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.diagram.LeftOut;
import org.eigentape.tools.figures.plot.Panel;

/** What the figures along one axis show, and what they lack, in words. */
final class SliceQuantities {

    /** What the first of these figures shows, and what it is called in captions. */
    static final Map<String, String> FIGURE_3 = ordered("test_loss", "gradient_norm_final", "gradient_norm_epoch");

    static final Map<String, String> FIGURE_4 = ordered("test_loss", "gradient_norm_final", "gradient_norm_initial");

    private SliceQuantities() {}

    private static Map<String, String> ordered(String... quantities) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String quantity : quantities) {
            words.put(
                    quantity,
                    switch (quantity) {
                        case "test_loss" -> "the loss";
                        case "gradient_norm_epoch" -> "the gradient averaged over the last epoch";
                        default -> "the gradient";
                    });
        }
        return words;
    }

    /** A sentence about the medians that a logarithmic axis cannot show; begins with a space, empty if there are none. */
    static String leftOut(double[]... drawn) {
        double[] defined = Arrays.stream(drawn)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        long zeros = Arrays.stream(defined).filter(value -> value <= 0).count();
        return zeros == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Left out: %d of %d medians, which are 0 (the gradient of more than half of the runs vanished or"
                                + " the loss did) and have no place on a logarithmic axis.",
                        zeros,
                        defined.length);
    }

    private static boolean isAny(SweepFacts facts, String quantity) {
        return Missing.isAnywhere(facts, quantity, quantity + "_median");
    }

    /** Tells of the runs in which quantities are undefined that have values at all. */
    static void tell(LeftOut leftOut, SweepFacts facts, Map<String, String> quantities) {
        quantities.forEach((quantity, words) -> {
            if (isAny(facts, quantity)) {
                leftOut.quantity(quantity, words);
            }
        });
    }

    /** Why one of a figure's quantities is not there, in its panel and as a sentence; empty if it is. */
    static String absent(SweepFacts facts, String quantity, Panel panel) {
        if (isAny(facts, quantity)) {
            return "";
        }
        String reason = Missing.reason(facts, quantity);
        String what = switch (quantity) {
            case "test_loss" -> "The test loss";
            case "gradient_norm_final" -> "The gradient at fixed W";
            case "gradient_norm_initial" -> "The gradient before training";
            default -> "The gradient averaged over the last epoch";
        };
        String sentence = what + " is not there: " + reason;
        panel.note(sentence);
        return " " + sentence;
    }

    /** A sentence about bands that end at the frame's edge; begins with a space, empty if there are none. */
    static String toTheEdge(SweepFacts facts, List<String> quantities) {
        boolean any = quantities.stream().anyMatch(quantity -> {
            double[] low = facts.alongTemperature(quantity + "_p16", facts.lastColumn());
            double[] high = facts.alongTemperature(quantity + "_p84", facts.lastColumn());
            return IntStream.range(0, low.length).anyMatch(row -> low[row] <= 0 && high[row] > 0);
        });
        return any ? " Where the 16 % quantile is 0, bands reach to the lower edge." : "";
    }

    /** Refuses to draw where not one quantity has a positive value. */
    static void requireAny(SweepFacts facts, Map<String, String> quantities) {
        if (quantities.keySet().stream().noneMatch(quantity -> isAny(facts, quantity))) {
            throw new InvalidRequestException(
                    Missing.reason(facts, quantities.keySet().iterator().next()));
        }
        if (quantities.keySet().stream()
                .flatMap(quantity -> Arrays.stream(facts.values(quantity, "median")))
                .flatMapToDouble(Arrays::stream)
                .noneMatch(value -> value > 0)) {
            throw new InvalidRequestException(
                    "all of its medians in phase.csv are 0, which has no place on a logarithmic" + " axis.");
        }
    }
}

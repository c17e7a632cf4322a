package org.eigentape.tools.figures;

import java.util.List;
import java.util.Optional;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.MarchenkoPastur;
import org.eigentape.tools.figures.results.RecordingFacts;

/**
 * The edges between which eigenvalues lie at the start where that is a random matrix whose elements have a known variance: those of the
 * Marchenko-Pastur law or of a semicircle.
 *
 * @param lower edge
 * @param upper edge
 * @param law its name, in TeX
 */
record InitialLaw(double lower, double upper, String law) {

    /** The law of a matrix; empty where its start is another or not known. */
    static Optional<InitialLaw> of(RecordingFacts facts, String tensor) {
        List<Integer> shape = facts.shapes().getOrDefault(tensor, List.of());
        double deviation = facts.number("initialStd");
        if (shape.size() != 2 || !(deviation > 0)) {
            return Optional.empty();
        }
        if (facts.simulation().equals("dyson-gas")) {
            // The elements above the diagonal have half of the variance: a radius of 2 sqrt(N/2) deviations.
            double radius = deviation * Math.sqrt(2.0 * shape.get(0));
            double centre = facts.number("initialCenter");
            return Optional.of(new InitialLaw(centre - radius, centre + radius, "semicircle"));
        }
        if (!facts.simulation().startsWith("rbm-")
                || !facts.configuration().getOrDefault("initial", "").equals("normal")) {
            return Optional.empty();
        }
        MarchenkoPastur law = new MarchenkoPastur(new MatrixShape(shape.get(0), shape.get(1)), deviation * deviation);
        return Optional.of(new InitialLaw(law.lowerEdge(), law.upperEdge(), "Marchenko-Pastur"));
    }
}

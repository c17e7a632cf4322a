package org.eigentape.tools.figures;

import java.util.function.DoubleUnaryOperator;
import org.eigentape.stages.law.Semicircle;
import org.eigentape.stages.spectrum.MarchenkoPastur;
import org.eigentape.tools.figures.plot.Curve;

/** Densities of eigenvalues that end at edges where they are steep, as lines. */
public final class LawCurve {

    private static final int POINTS = 400;

    private LawCurve() {}

    /**
     * The Marchenko-Pastur law.
     *
     * @param law its edges and density
     * @param area factor of the density
     * @param highest where it is cut off: it diverges for square matrices
     * @return from edge to edge
     */
    public static Curve marchenkoPastur(MarchenkoPastur law, double area, double highest) {
        return between(law.lowerEdge(), law.upperEdge(), x -> Math.min(area * law.density(x), highest));
    }

    /**
     * A semicircle.
     *
     * @param law its edges and density
     * @return from edge to edge
     */
    public static Curve semicircle(Semicircle law) {
        return between(law.lowerEdge(), law.upperEdge(), law::density);
    }

    private static Curve between(double lower, double upper, DoubleUnaryOperator density) {
        double[] x = new double[POINTS + 1];
        double[] y = new double[POINTS + 1];
        for (int index = 0; index <= POINTS; index++) {
            // Denser towards both edges, where the law is steep.
            double share = (1 - Math.cos(Math.PI * index / POINTS)) / 2;
            x[index] = lower + share * (upper - lower);
            y[index] = density.applyAsDouble(x[index]);
        }
        return new Curve(x, y);
    }
}

package org.eigentape.tools.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * What the stage {@code spectrum} found of one weight matrix, for one drawing.
 *
 * @param drawing name of the drawing
 * @param tensor name of the matrix
 * @param series its eigenvalues, by run
 * @param targets the target eigenvalues, by run; empty where there are none
 */
record MatrixEigenvalues(String drawing, String tensor, List<Series> series, List<Series> targets) {

    static final String STAGE = "spectrum";
    private static final String OUTPUT = "eigenvalue";
    private static final String TARGET = "target_eigenvalue";

    /**
     * Reads the eigenvalues of all matrices.
     *
     * @param figure that shows them
     * @param results of the recording
     * @return one for each matrix, by name
     * @throws org.eigentape.engine.error.InvalidRequestException if there are none
     */
    static List<MatrixEigenvalues> of(Figure figure, RecordingResults results) {
        FigureData.require(figure, results);
        StageResults read = results.read(STAGE, OUTPUT, TARGET);
        if (read.get(OUTPUT).stream().noneMatch(Series::isDefined)) {
            throw FigureData.empty(figure, results, STAGE, OUTPUT);
        }
        Map<String, List<Series>> eigenvalues = read.byTensor(OUTPUT);
        Map<String, List<Series>> targets = read.byTensor(TARGET);
        List<MatrixEigenvalues> matrices = new ArrayList<>();
        eigenvalues.forEach((tensor, series) -> matrices.add(new MatrixEigenvalues(
                FigureData.name(figure, tensor, eigenvalues.size()),
                tensor,
                series,
                targets.getOrDefault(tensor, List.of()))));
        return matrices;
    }
}

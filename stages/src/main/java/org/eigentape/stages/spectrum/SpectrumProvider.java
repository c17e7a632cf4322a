package org.eigentape.stages.spectrum;

import java.util.List;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.large.SingularValueLibrary;

/** The stage {@code spectrum}: eigenvalues of X and their spacing, at every recorded step of every weight matrix. */
public final class SpectrumProvider implements StageProvider {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "spectrum",
            3,
            "Eigenvalues of X = W W^T (of the smaller side), or of W itself where it is recorded as symmetric; singular values"
                    + " of W, and the mean level spacing.",
            List.of(
                    TensorNeed.required(WeightMatrix.PATTERN, "the matrices"),
                    TensorNeed.optional("target.eigenvalues/*", "eigenvalues that training should reach"),
                    TensorNeed.optional("target.weights/*", "the same from the teacher's matrix")),
            List.of(),
            List.of(
                    new OutputDeclaration(
                            "eigenvalue",
                            "N",
                            "1",
                            "x_i of X, ascending [P, eq. 4.1]; undefined where lost in rounding"),
                    new OutputDeclaration(
                            "singular_value",
                            "N",
                            "1",
                            "singular values of W, ascending; undefined as the eigenvalues"),
                    new OutputDeclaration("spacing", "N - 1", "1", "S_i = x_{i+1} - x_i"),
                    new OutputDeclaration("spacing_mean", "scalar", "1", "S = (x_N - x_1)/(N - 1) [P, eq. 4.5]"),
                    new OutputDeclaration(
                            "spacing_rate", "scalar", "1/step", "log(S(t)/S(0))/t, time-averaged [P, eq. 4.7]"),
                    new OutputDeclaration(
                            "spacing_rate_local",
                            "scalar",
                            "1/step",
                            "the same since the recorded step before [P, eq. 4.6]"),
                    new OutputDeclaration("trace", "scalar", "1", "tr X; for weights the squared Frobenius norm of W"),
                    new OutputDeclaration(
                            "target_eigenvalue",
                            "N",
                            "1",
                            "eigenvalues of the target, ascending; at the first step only")),
            List.of(new ParameterDeclaration(
                    "solver",
                    SingularValueLibrary.PLAIN_JAVA,
                    "what computes singular values: java (the same bits everywhere), or lapack, the system's, whose last bits depend"
                            + " on it")));

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        SingularValueLibrary.chosen(DESCRIPTION.name(), parameters);
        return List.of(WeightMatrix.need(schema, "the matrices"));
    }

    @Override
    public Stage create(StageContext context) {
        SingularValueLibrary library = SingularValueLibrary.chosen(DESCRIPTION.name(), context.parameters());
        List<MatrixSpectrum> matrices = WeightMatrix.recordedBy(context).stream()
                .map(matrix -> new MatrixSpectrum(context, matrix, library))
                .toList();
        return (event, results) -> {
            for (MatrixSpectrum matrix : matrices) {
                matrix.onEvent(event, results);
            }
        };
    }
}

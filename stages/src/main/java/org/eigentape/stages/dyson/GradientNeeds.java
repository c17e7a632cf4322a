package org.eigentape.stages.dyson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.TensorNeed;
import org.eigentape.stages.input.WeightMatrix;

/**
 * What {@link GradientRecord#matricesWithRecord} and {@link GradientRecord#find} need of one recording, tensor by tensor, so
 * that a record of which a part is missing is refused before a run is recorded for it.
 */
public final class GradientNeeds {

    private static final String MATRICES = "the matrices at the probed steps";
    private static final String MOMENTS = "moments of the per-sample gradients";
    private static final List<String> FACTOR_KINDS = List.of("/deltas/", "/activations/");
    private static final List<String> MOMENT_KINDS =
            List.of("/gradient.moments/", "/gradient.gram/", "/gradient.mean/");

    private final Schema schema;
    private final String set;

    private GradientNeeds(Schema schema, String set) {
        this.schema = schema;
        this.set = set;
    }

    /**
     * The needs of a stage that reads moments of gradients.
     *
     * @param schema of a recording
     * @param set {@code train} or {@code published}
     * @return a matrix, and either all of each record that was begun, or all of the smallest record where none was
     */
    public static List<TensorNeed> of(Schema schema, String set) {
        GradientNeeds needs = new GradientNeeds(schema, set);
        List<TensorNeed> all = new ArrayList<>();
        all.add(WeightMatrix.need(schema, MATRICES));
        needs.records().forEach(name -> all.add(TensorNeed.required(name, MOMENTS)));
        return List.copyOf(all);
    }

    private List<String> records() {
        List<TensorDeclaration> declared = WeightMatrix.declaredIn(schema);
        List<TensorDeclaration> recorded =
                declared.stream().filter(TensorDeclaration::recorded).toList();
        List<String> layers = (recorded.isEmpty() ? declared : recorded)
                .stream().map(WeightMatrix::layer).toList();
        List<String> begun = layers.stream().flatMap(this::begun).toList();
        if (!begun.isEmpty()) {
            return begun;
        }
        return layers.stream()
                .map(this::smallest)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of(GradientRecord.pattern(set)));
    }

    /** The names of the record that {@link GradientRecord#find} would take for a layer; none where nothing was recorded. */
    private Stream<String> begun(String layer) {
        if (isRecorded(set + MOMENT_KINDS.get(0) + layer)) {
            return names(MOMENT_KINDS, layer).stream();
        }
        if (isRecorded(set + FACTOR_KINDS.get(0) + layer)) {
            return names(FACTOR_KINDS, layer).stream();
        }
        List<String> sampled = GradientRecord.sampled(set, layer);
        return sampled.stream().skip(1).anyMatch(this::isRecorded) ? sampled.stream() : Stream.empty();
    }

    /** The names of the record with the fewest elements that the simulation can make of a layer. */
    private Optional<List<String>> smallest(String layer) {
        return Stream.of(names(MOMENT_KINDS, layer), names(FACTOR_KINDS, layer))
                .filter(names ->
                        names.stream().allMatch(name -> schema.find(name).isPresent()))
                .min(Comparator.comparingLong(this::elements));
    }

    private long elements(List<String> names) {
        return names.stream().mapToLong(name -> schema.tensor(name).elements()).sum();
    }

    private boolean isRecorded(String name) {
        return schema.find(name).filter(TensorDeclaration::recorded).isPresent();
    }

    private List<String> names(List<String> kinds, String layer) {
        return kinds.stream().map(kind -> set + kind + layer).toList();
    }
}

package org.eigentape.tools.export;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.journal.JournalReader;

/**
 * Recorded tensors as arrays {@code TENSOR/run/R} with their steps in {@code TENSOR/run/R/step}. Tensors of a run's start
 * have no axis of events and no steps. Snapshots are left out: they hold states for resuming, not measurements.
 */
final class TensorArrays implements ArraySource {

    private record Place(int tensor, int run) {}

    private final Schema schema;
    private final Supplier<? extends JournalReader> journal;
    private final List<TensorDeclaration> wanted;
    private final Map<Place, Long> rows = new HashMap<>();

    TensorArrays(Schema schema, Supplier<? extends JournalReader> journal, Predicate<String> wanted) {
        this.schema = schema;
        this.journal = journal;
        this.wanted = schema.tensors().stream()
                .filter(tensor -> tensor.carrier() != EventType.SNAPSHOT && wanted.test(tensor.name()))
                .toList();
    }

    @Override
    public List<ArrayPlan> plan() {
        rows.clear();
        Rows counter = new Rows((tensor, event) -> rows.merge(new Place(tensor.id(), event.run()), 1L, Long::sum));
        try {
            counter.read();
        } catch (IOException e) {
            throw new IllegalStateException("counting writes nothing", e);
        }
        Map<String, ArrayPlan> plans = new TreeMap<>();
        rows.forEach((place, count) -> {
            TensorDeclaration tensor = schema.tensors().get(place.tensor);
            String name = name(tensor, place.run);
            boolean single = tensor.carrier() == EventType.RUN_STARTED;
            plans.put(
                    order(place),
                    new ArrayPlan(name, tensor.element(), tensor.shape(), single ? ArrayPlan.SINGLE : count));
            if (!single) {
                plans.put(order(place) + "/step", new ArrayPlan(name + "/step", ElementType.I64, List.of(), count));
            }
        });
        return List.copyOf(plans.values());
    }

    private static String order(Place place) {
        return String.format("%010d/%010d", place.tensor, place.run);
    }

    @Override
    public void fill(Map<String, StoredEntry> entries) throws IOException {
        Map<Place, Long> left = new HashMap<>(rows);
        TensorValues values = new TensorValues();
        Rows filler = new Rows((tensor, event) -> {
            Place place = new Place(tensor.id(), event.run());
            // A recording that is still written may have grown since its rows were counted.
            String name = name(tensor, event.run());
            StoredEntry target = entries.get(name);
            if (target != null && left.merge(place, -1L, Long::sum) >= 0) {
                values.copy(tensor, event, target);
                StoredEntry steps = entries.get(name + "/step");
                if (steps != null) {
                    steps.put(event.step());
                }
            }
        });
        filler.read();
    }

    private static String name(TensorDeclaration tensor, int run) {
        return tensor.name() + "/run/" + run;
    }

    /** Takes a tensor that an event carries. */
    private interface Receiver {
        void take(TensorDeclaration tensor, EventView event) throws IOException;
    }

    /** Reads the journal once; a tensor that two events of the same step carry counts once. */
    private final class Rows {

        private final Receiver receiver;
        private final Map<Place, Long> lastSteps = new HashMap<>();

        Rows(Receiver receiver) {
            this.receiver = receiver;
        }

        void read() throws IOException {
            try (JournalReader reader = journal.get()) {
                for (EventView event = reader.next(); event != null; event = reader.next()) {
                    if (event.is(EventType.RUN_STARTED) || event.is(EventType.STEP) || event.is(EventType.PROBE)) {
                        take(event);
                    }
                }
            }
        }

        private void take(EventView event) throws IOException {
            for (TensorDeclaration tensor : wanted) {
                if (event.has(tensor)) {
                    Long last = lastSteps.put(new Place(tensor.id(), event.run()), event.step());
                    if (last == null || last != event.step()) {
                        receiver.take(tensor, event);
                    }
                }
            }
        }
    }
}

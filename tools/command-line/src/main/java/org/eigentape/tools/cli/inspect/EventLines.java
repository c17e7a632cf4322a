package org.eigentape.tools.cli.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;

/** Events as lines of text or JSON objects, without clock times. For one thread. */
final class EventLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_ATTRIBUTES = 200;

    private final Schema schema;
    private final boolean values;

    /**
     * Creates lines.
     *
     * @param schema of the recording
     * @param values whether elements of tensors are written too
     */
    EventLines(Schema schema, boolean values) {
        this.schema = schema;
        this.values = values;
    }

    /** Writes an event for people. */
    void print(EventView event, PrintStream target) {
        List<TensorDeclaration> tensors = tensors(event);
        String attributes = event.attributes();
        if (attributes.length() > SHOWN_ATTRIBUTES) {
            attributes = attributes.substring(0, SHOWN_ATTRIBUTES) + " ... (" + attributes.length() + " characters)";
        }
        target.printf(
                Locale.ROOT,
                "%10d  %-17s  %s  %7d B  %s%n",
                event.sequence(),
                type(event),
                event.run() == EventFrame.NO_RUN
                        ? String.format("%22s", "")
                        : String.format(Locale.ROOT, "run %4d step %8d", event.run(), event.step()),
                event.length(),
                String.join(" ", tensors.stream().map(TensorDeclaration::name).toList())
                        + (attributes.isEmpty() ? "" : (tensors.isEmpty() ? "" : "  ") + attributes));
        if (values) {
            tensors.forEach(tensor -> printValues(event, tensor, target));
        }
    }

    private static void printValues(EventView event, TensorDeclaration tensor, PrintStream target) {
        Number[] elements = elements(event, tensor);
        target.println("            " + tensor.name() + " " + tensor.shape());
        int columns = tensor.columns();
        for (int row = 0; row < elements.length / columns; row++) {
            StringBuilder line = new StringBuilder("           ");
            for (int column = 0; column < columns; column++) {
                line.append(' ').append(elements[row * columns + column]);
            }
            target.println(line);
        }
    }

    /** An event for programs. */
    ObjectNode json(EventView event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sequence", event.sequence());
        node.put("type", type(event));
        if (event.run() != EventFrame.NO_RUN) {
            node.put("run", event.run());
            node.put("step", event.step());
        }
        node.put("bytes", event.length());
        List<TensorDeclaration> tensors = tensors(event);
        if (values) {
            ObjectNode all = node.putObject("tensors");
            for (TensorDeclaration tensor : tensors) {
                ObjectNode entry = all.putObject(tensor.name());
                tensor.shape().forEach(entry.putArray("shape")::add);
                ArrayNode list = entry.putArray("values");
                for (Number element : elements(event, tensor)) {
                    list.addPOJO(element);
                }
            }
        } else {
            ArrayNode names = node.putArray("tensors");
            tensors.forEach(tensor -> names.add(tensor.name()));
        }
        String attributes = event.attributes();
        if (!attributes.isEmpty()) {
            try {
                node.set("attributes", JSON.readTree(attributes));
            } catch (JsonProcessingException e) {
                throw new CorruptRecordingException(
                        "The attributes of event " + event.sequence() + " are not readable as JSON.");
            }
        }
        return node;
    }

    private static String type(EventView event) {
        return event.type().map(EventType::name).orElseGet(() -> "TYPE_" + event.typeCode());
    }

    private List<TensorDeclaration> tensors(EventView event) {
        List<TensorDeclaration> tensors = new ArrayList<>();
        for (int index = 0; index < event.tensorCount(); index++) {
            int id = event.tensorId(index);
            if (id < 0 || id >= schema.tensors().size()) {
                throw new CorruptRecordingException("Event " + event.sequence() + " carries a tensor with the id " + id
                        + ", which the schema does not have.");
            }
            tensors.add(schema.tensors().get(id));
        }
        return tensors;
    }

    private static Number[] elements(EventView event, TensorDeclaration tensor) {
        Number[] numbers = new Number[tensor.elements()];
        switch (tensor.element()) {
            case F64 -> {
                double[] values = new double[numbers.length];
                event.copy(tensor, values);
                java.util.Arrays.setAll(numbers, index -> values[index]);
            }
            case F32 -> {
                float[] values = new float[numbers.length];
                event.copy(tensor, values);
                java.util.Arrays.setAll(numbers, index -> values[index]);
            }
            case I32 -> {
                int[] values = new int[numbers.length];
                event.copy(tensor, values);
                java.util.Arrays.setAll(numbers, index -> values[index]);
            }
            case I64 -> {
                long[] values = new long[numbers.length];
                event.copy(tensor, values);
                java.util.Arrays.setAll(numbers, index -> values[index]);
            }
        }
        return numbers;
    }
}

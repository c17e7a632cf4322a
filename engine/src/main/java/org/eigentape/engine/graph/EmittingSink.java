package org.eigentape.engine.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.result.ResultWriter;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.jspecify.annotations.Nullable;

/** Collects what one stage emits at one event of one run, and writes it as one frame for each step. */
final class EmittingSink implements ResultSink {

    private static final int CACHED_LAYOUTS = 16;

    private final List<ResultSeries> series;
    private final double[][] values;
    private final long[] emittedAtEvent;
    private final boolean[] isPending;
    private final int[] pending;
    private final Map<String, EmittingSink> upstream;
    private final List<EventLayout> layouts = new ArrayList<>();
    private final double[][] ordered;
    private @Nullable ObjectNode undefined;
    private @Nullable ResultWriter writer;
    private int pendingCount;
    private long eventNumber;
    private long step;
    private long eventStep;
    private long frames;

    /**
     * Creates a sink.
     *
     * @param series declared by the stage, ids from 0
     * @param upstream the sinks of the stages before it, by name
     */
    EmittingSink(List<ResultSeries> series, Map<String, EmittingSink> upstream) {
        this.series = List.copyOf(series);
        this.upstream = upstream;
        this.values = new double[series.size()][];
        this.emittedAtEvent = new long[series.size()];
        this.isPending = new boolean[series.size()];
        this.pending = new int[series.size()];
        this.ordered = new double[series.size()][];
        for (int id = 0; id < values.length; id++) {
            values[id] = new double[series.get(id).elements()];
        }
        Arrays.fill(emittedAtEvent, -1);
    }

    List<ResultSeries> series() {
        return series;
    }

    void writeTo(ResultWriter target) {
        writer = target;
    }

    long frames() {
        return frames;
    }

    void beginEvent(long atStep) {
        eventNumber++;
        eventStep = atStep;
        step = atStep;
        clear();
    }

    private void clear() {
        for (int index = 0; index < pendingCount; index++) {
            isPending[pending[index]] = false;
        }
        pendingCount = 0;
        undefined = null;
    }

    /** Writes what was emitted since the last step. */
    void flush() {
        ResultWriter target = writer;
        if (pendingCount == 0 || target == null) {
            return;
        }
        Arrays.sort(pending, 0, pendingCount);
        EventLayout layout = layout();
        for (int index = 0; index < pendingCount; index++) {
            ordered[index] = values[pending[index]];
        }
        String attributes = "";
        if (undefined != null) {
            attributes = JsonNodeFactory.instance
                    .objectNode()
                    .set("undefined", undefined)
                    .toString();
        }
        target.write(step, layout, ordered, attributes);
        frames++;
        clear();
    }

    private EventLayout layout() {
        for (EventLayout layout : layouts) {
            if (matches(layout)) {
                return layout;
            }
        }
        List<TensorDeclaration> tensors = new ArrayList<>();
        for (int index = 0; index < pendingCount; index++) {
            tensors.add(series.get(pending[index]).declaration());
        }
        EventLayout layout = new EventLayout(tensors);
        if (layouts.size() < CACHED_LAYOUTS) {
            layouts.add(layout);
        }
        return layout;
    }

    private boolean matches(EventLayout layout) {
        if (layout.size() != pendingCount) {
            return false;
        }
        for (int index = 0; index < pendingCount; index++) {
            if (layout.tensor(index).id() != pending[index]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void atStep(long atStep) {
        if (atStep > eventStep || atStep < 0) {
            throw new IllegalArgumentException("results of step " + atStep + " at an event of step " + eventStep);
        }
        if (atStep != step) {
            flush();
            step = atStep;
        }
    }

    @Override
    public void put(ResultSeries target, double value) {
        double[] stored = claim(target);
        if (stored.length != 1) {
            throw new IllegalArgumentException(target.output() + " has " + stored.length + " elements, not one");
        }
        stored[0] = canonical(value);
    }

    @Override
    public void put(ResultSeries target, double[] elements) {
        double[] stored = claim(target);
        for (int index = 0; index < stored.length; index++) {
            stored[index] = canonical(elements[index]);
        }
    }

    @Override
    public void put(ResultSeries target, double[] elements, String reason) {
        put(target, elements);
        for (int index = 0; index < target.elements(); index++) {
            if (Double.isNaN(elements[index])) {
                addReason(target, reason);
                return;
            }
        }
    }

    /** Java does not say which of the many NaNs an operation gives; a digest needs one. */
    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    @Override
    public void putUndefined(ResultSeries target, String reason) {
        Arrays.fill(claim(target), Double.NaN);
        addReason(target, reason);
    }

    private void addReason(ResultSeries target, String reason) {
        ObjectNode reasons = undefined;
        if (reasons == null) {
            reasons = JsonNodeFactory.instance.objectNode();
            undefined = reasons;
        }
        reasons.put(Integer.toString(target.declaration().id()), reason);
    }

    private double[] claim(ResultSeries target) {
        int id = target.declaration().id();
        if (id >= values.length || !series.get(id).equals(target)) {
            throw new IllegalArgumentException("this stage did not declare the series " + target.output());
        }
        if (isPending[id]) {
            throw new IllegalStateException(target.output() + " was emitted twice for step " + step);
        }
        isPending[id] = true;
        pending[pendingCount++] = id;
        emittedAtEvent[id] = eventNumber;
        return values[id];
    }

    @Override
    public boolean upstream(ResultSeries source, double[] target) {
        EmittingSink sink = upstream.get(source.stage());
        if (sink == null) {
            throw new IllegalArgumentException("stage " + source.stage() + " is not declared as upstream");
        }
        int id = source.declaration().id();
        if (sink.emittedAtEvent[id] != sink.eventNumber || sink.eventNumber != eventNumber) {
            return false;
        }
        System.arraycopy(sink.values[id], 0, target, 0, sink.values[id].length);
        return true;
    }
}

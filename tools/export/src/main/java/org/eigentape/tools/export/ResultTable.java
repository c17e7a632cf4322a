package org.eigentape.tools.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;

/**
 * The results of a recording as rows {@code run, step, stage, parameters, tensor, name, i, j, value}, sorted in that order:
 * numbers by size, text by its UTF-16 code units; what is of all runs together comes first. Where a stage has results of several versions, those of the newest one
 * count. Memory is bounded by the results of one run.
 */
public final class ResultTable {

    private static final Comparator<Cursor> ORDER = Comparator.comparing((Cursor cursor) -> cursor.stage)
            .thenComparing(cursor -> cursor.parameters)
            .thenComparing(cursor -> cursor.tensor)
            .thenComparing(cursor -> cursor.name);

    private final ResultStore store;
    private final ResultFilter filter;
    private final Runnable betweenSteps;

    /**
     * A table of some results.
     *
     * @param store the recording's results
     * @param filter which rows are wanted
     */
    public ResultTable(ResultStore store, ResultFilter filter) {
        this(store, filter, () -> {});
    }

    /**
     * A table that may be abandoned while it is read.
     *
     * @param store the recording's results
     * @param filter which rows are wanted
     * @param betweenSteps called before each file and each step; what it throws ends the reading
     */
    public ResultTable(ResultStore store, ResultFilter filter, Runnable betweenSteps) {
        this.store = store;
        this.filter = filter;
        this.betweenSteps = betweenSteps;
    }

    /**
     * Delivers all rows in order.
     *
     * @param receiver takes one row at a time
     * @return the number of rows
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file of results is not as it was written
     */
    public long forEach(Consumer<ResultRow> receiver) {
        Map<String, Integer> newest = ResultSet.newestVersions(store.all());
        long rows = 0;
        int run = ResultRow.NO_RUN;
        List<Cursor> cursors = new ArrayList<>();
        for (ResultStore.Entry entry : store.all()) {
            betweenSteps.run();
            if (entry.run() != run) {
                rows += deliver(run, cursors, receiver);
                cursors.clear();
                run = entry.run();
            }
            ResultSet set = ResultSet.of(entry);
            if (filter.wantsStage(set.stage()) && set.version() == newest.getOrDefault(set.withoutVersion(), 0)) {
                open(entry.read(), cursors);
            }
        }
        return rows + deliver(run, cursors, receiver);
    }

    private void open(StoredResult result, List<Cursor> cursors) {
        if (!filter.wantsParameters(result.key().stage(), result.key().parameters())) {
            return;
        }
        for (ResultHistory history : result.histories()) {
            if (filter.wantsName(history.series().output()) && history.size() > 0) {
                cursors.add(new Cursor(result, history));
            }
        }
    }

    /** Merges the series of one run by step; within a step they come in the order of their names. */
    private long deliver(int run, List<Cursor> cursors, Consumer<ResultRow> receiver) {
        cursors.sort(ORDER);
        long rows = 0;
        while (true) {
            betweenSteps.run();
            long step = Long.MAX_VALUE;
            for (Cursor cursor : cursors) {
                step = Math.min(step, cursor.step());
            }
            if (step == Long.MAX_VALUE) {
                return rows;
            }
            for (Cursor cursor : cursors) {
                if (cursor.step() == step) {
                    rows += cursor.deliver(run, receiver);
                }
            }
        }
    }

    /** A position in one series. */
    private static final class Cursor {

        final String stage;
        final String parameters;
        final String tensor;
        final String name;
        private final ResultHistory history;
        private final int dimensions;
        private final int columns;
        private final int[] order;
        private int at;

        Cursor(StoredResult result, ResultHistory history) {
            this.stage = result.key().stage();
            this.parameters = result.key().canonical();
            String about = history.series().tensor();
            this.tensor = about == null ? "" : about;
            this.name = history.series().output();
            this.history = history;
            this.dimensions = history.series().shape().size();
            this.columns = history.series().declaration().columns();
            this.order = StepOrder.of(history);
        }

        long step() {
            return at < order.length ? history.step(order[at]) : Long.MAX_VALUE;
        }

        int deliver(int run, Consumer<ResultRow> receiver) {
            long step = step();
            int index = order[at++];
            int elements = history.series().elements();
            String reason = history.reason(step).orElse(null);
            for (int element = 0; element < elements; element++) {
                int i = dimensions == 0 ? ResultRow.NO_INDEX : dimensions == 1 ? element : element / columns;
                int j = dimensions < 2 ? ResultRow.NO_INDEX : element % columns;
                double value = history.value(index, element);
                String why = Double.isNaN(value) ? reason : null;
                receiver.accept(new ResultRow(run, step, stage, parameters, tensor, name, i, j, value, why));
            }
            return elements;
        }
    }
}

package org.eigentape.stages.machine;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.RecordedLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;

/** The correlator of one machine over one run. Not thread-safe. */
final class MachineCorrelator implements Stage {

    private static final int ABOVE_MASS = 1;
    private static final int WITHOUT_NODE = 2;

    private final RecordedLevels levels;
    private final MachineKernel kernel;
    private final DataModes data;
    private final double tolerance;
    private final int hidden;
    private final double[] cutOff;
    private final ResultSeries dataVariance;
    private final ResultSeries cutOffs;
    private final ResultSeries learned;
    private final Optional<ResultSeries> byMode;
    private final ScalarResults counts;
    private final ScalarResults progress;
    private boolean started;

    MachineCorrelator(StageContext context, WeightMatrix matrix, double tolerance) {
        this.levels = new RecordedLevels(context, matrix);
        this.kernel = MachineKernel.of(context.configuration());
        this.data = DataModes.of(context);
        this.tolerance = tolerance;
        this.hidden = matrix.shape().columns();
        this.cutOff = new double[data.count()];
        for (int mode = 0; mode < cutOff.length; mode++) {
            boolean above = !(data.variances()[mode] * kernel.muSquared() > 1);
            cutOff[mode] = (above ? ABOVE_MASS : 0) + (mode >= hidden ? WITHOUT_NODE : 0);
        }
        String name = matrix.name();
        this.dataVariance = context.declare("data_variance", name, data.count());
        this.cutOffs = context.declare("cut_off", name, data.count());
        this.learned = context.declare("learned_variance", name, data.count());
        this.byMode = data.modes().length == 0
                ? Optional.empty()
                : Optional.of(context.declare("mode_variance", name, data.count()));
        this.counts = new ScalarResults(
                context, name, "cut_off_variance", "learnable_modes", "modes_above_mass", "modes_without_node");
        this.progress = new ScalarResults(context, name, "learned_modes");
    }

    @Override
    public void onEvent(EventView event, ResultSink results) {
        if (!levels.read(event, results)) {
            return;
        }
        if (!started) {
            putData(results);
            started = true;
        }
        String reason = levels.whyUndefined();
        if (!reason.isEmpty()) {
            results.putUndefined(learned, reason);
            byMode.ifPresent(series -> results.putUndefined(series, reason));
            progress.putUndefined(results, reason);
            return;
        }
        double[] variances = machineVariances();
        results.put(learned, variances, MachineKernel.NOT_POSITIVE);
        double[] compared = variances;
        if (byMode.isPresent()) {
            compared = data.strengths(levels.matrix().values(), hidden);
            Arrays.setAll(compared, kernelOf(compared));
            results.put(byMode.get(), compared, MachineKernel.NOT_POSITIVE);
        }
        progress.put(results, "learned_modes", learnedModes(compared), "");
    }

    private IntToDoubleFunction kernelOf(double[] strengths) {
        return mode -> kernel.variance(strengths[mode]);
    }

    private void putData(ResultSink results) {
        results.put(dataVariance, data.variances());
        results.put(cutOffs, cutOff);
        counts.put(results, "cut_off_variance", kernel.variance(0), "");
        counts.put(results, "learnable_modes", count(0), "");
        counts.put(results, "modes_above_mass", count(ABOVE_MASS) + count(ABOVE_MASS + WITHOUT_NODE), "");
        counts.put(results, "modes_without_node", count(WITHOUT_NODE) + count(ABOVE_MASS + WITHOUT_NODE), "");
    }

    private long count(int code) {
        return Arrays.stream(cutOff).filter(each -> each == code).count();
    }

    /** Descending: the largest x is the mode of the largest variance; modes beyond N_h have x = 0. */
    private double[] machineVariances() {
        double[] ascending = levels.levels().ascending();
        double[] variances = new double[data.count()];
        for (int mode = 0; mode < variances.length; mode++) {
            double x = mode < ascending.length ? ascending[ascending.length - 1 - mode] : 0;
            variances[mode] = kernel.variance(x);
        }
        return variances;
    }

    private int learnedModes(double[] variances) {
        int count = 0;
        for (int mode = 0; mode < variances.length; mode++) {
            double target = data.variances()[mode];
            boolean near = Math.abs(variances[mode] - target) <= tolerance * target;
            count += cutOff[mode] == 0 && near ? 1 : 0;
        }
        return count;
    }
}

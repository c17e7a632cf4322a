package org.eigentape.tools.cli.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal. */
final class BarProgress implements Progress {

    /** A given width keeps the bar's library from asking the terminal, for which it would load another library. */
    private static final int WIDTH = 90;

    private static final int UPDATE_MILLIS = 250;

    private final ProgressBar bar;

    BarProgress(PrintStream target, String task, String unit, long total) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(total > 0 ? total : -1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(target, WIDTH))
                .build();
    }

    @Override
    public void advance(long count) {
        bar.stepBy(count);
    }

    @Override
    public void reach(long count, long outOf) {
        bar.maxHint(outOf);
        bar.stepTo(count);
    }

    @Override
    public void close() {
        bar.close();
    }
}

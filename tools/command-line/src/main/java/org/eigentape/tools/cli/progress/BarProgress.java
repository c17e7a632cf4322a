package org.eigentape.tools.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** A bar on a terminal. */
final class BarProgress implements Progress {

    /** A given width keeps the bar's library from asking the terminal, for which it would load another library. */
    private static final int WIDTH = 90;

    private static final int UPDATE_MILLIS = 250;

    private final ProgressBar bar;

    BarProgress(PrintStream target, String task, String unit, long total) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + Progress.noun(unit, total), 1)
                .setInitialMax(total > 0 ? total : -1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setEtaFunction(BarProgress::timeLeft)
                .setConsumer(new ConsoleProgressBarConsumer(target, WIDTH))
                .build();
    }

    private static Optional<Duration> timeLeft(ProgressState state) {
        OptionalDouble seconds = TimeLeft.seconds(
                state.getCurrent(), state.getMax(), state.getElapsedAfterStart().toMillis() * 1e-3);
        return seconds.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(1e3 * seconds.getAsDouble())))
                : Optional.empty();
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

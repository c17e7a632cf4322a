package org.eigentape.tools.cli.progress;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eigentape.tools.command.Quantity;

/**
 * Plain lines where no terminal shows a bar, for example in a log: the first after two seconds, then one every five, no
 * control characters. Work of less than two seconds says nothing.
 */
final class LineProgress implements Progress {

    private static final long FIRST_NS = 2_000_000_000L;
    private static final long INTERVAL_NS = 5_000_000_000L;

    private final PrintStream target;
    private final String task;
    private final String unit;
    private volatile long total;
    private final LongSupplier nanoTime;
    private final long startNs;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong nextLineNs;

    LineProgress(PrintStream target, String task, String unit, long total, LongSupplier nanoTime) {
        this.target = target;
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
        this.nextLineNs = new AtomicLong(FIRST_NS);
    }

    @Override
    public void advance(long count) {
        tell(done.addAndGet(count));
    }

    @Override
    public void reach(long count, long outOf) {
        total = outOf;
        done.set(count);
        tell(count);
    }

    private void tell(long count) {
        long elapsed = nanoTime.getAsLong() - startNs;
        long due = nextLineNs.get();
        if (elapsed < due || !nextLineNs.compareAndSet(due, elapsed + INTERVAL_NS)) {
            return;
        }
        StringBuilder line = new StringBuilder(task).append(": ");
        if (total > 0) {
            long shown = Math.min(count, total);
            line.append(100 * shown / total)
                    .append(" % (")
                    .append(Quantity.count(shown))
                    .append(" of ");
            line.append(Quantity.count(total))
                    .append(' ')
                    .append(Progress.noun(unit, total))
                    .append(')');
            TimeLeft.seconds(shown, total, elapsed * 1e-9)
                    .ifPresent(left ->
                            line.append(", ").append(Quantity.roughly(left)).append(" left"));
        } else {
            line.append(Quantity.count(count)).append(' ').append(Progress.noun(unit, count));
        }
        target.println(line);
    }

    @Override
    public void close() {
        nextLineNs.set(Long.MAX_VALUE);
    }
}

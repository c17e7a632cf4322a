package org.eigentape.tools.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the current thread has used so far. Processor time, unlike elapsed time, does not count what other programs took
 * meanwhile, so it can be measured on a busy machine. It advances in steps of the operating system's clock (nanoseconds
 * on Linux) and costs about half a microsecond to ask for.
 */
public final class ThreadCounters {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ThreadCounters() {}

    /**
     * Processor time.
     *
     * @return nanoseconds, user and system, since the thread started
     */
    public static long processorNs() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /**
     * Memory allocated on the heap, whether freed since or not.
     *
     * @return bytes since the thread started
     */
    public static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}

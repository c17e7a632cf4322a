package org.eigentape.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A consumer waits for the first event of a ring. Where a pause would last for minutes, only a wake-up can end it soon. */
class GatheringWaitStrategyTest {

    private static final long MINUTES_NS = TimeUnit.MINUTES.toNanos(10);

    private GatheringWaitStrategy strategy = new GatheringWaitStrategy(MINUTES_NS);
    private RingBuffer<Object> ring = RingBuffer.createMultiProducer(Object::new, 1024, strategy);
    private SequenceBarrier barrier = ring.newBarrier();
    private Thread consumer = new Thread();

    private void pauseFor(long pauseNs) {
        strategy = new GatheringWaitStrategy(pauseNs);
        ring = RingBuffer.createMultiProducer(Object::new, 1024, strategy);
        barrier = ring.newBarrier();
    }

    private CompletableFuture<Long> waitForFirst() throws InterruptedException {
        CompletableFuture<Long> available = new CompletableFuture<>();
        consumer = new Thread(() -> {
            try {
                available.complete(barrier.waitFor(0));
            } catch (Exception e) {
                available.completeExceptionally(e);
            }
        });
        consumer.setDaemon(true);
        consumer.start();
        while (consumer.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return available;
    }

    private static long soon(CompletableFuture<Long> available) throws Exception {
        return available.get(30, TimeUnit.SECONDS);
    }

    private void publish(int count) {
        for (int event = 0; event < count; event++) {
            ring.publish(ring.next());
        }
    }

    @Test
    void shouldFindAnEventWhenThePauseEndsWithoutAnyWakeUp() throws Exception {
        pauseFor(TimeUnit.MILLISECONDS.toNanos(20));
        CompletableFuture<Long> available = waitForFirst();
        publish(1);

        assertEquals(0, soon(available));
    }

    @Test
    void shouldWakeAConsumerLongBeforeTheRingIsFull() throws Exception {
        CompletableFuture<Long> available = waitForFirst();
        publish(128);

        assertEquals(127, soon(available));
    }

    @Test
    void shouldWakeAConsumerForAnEventThatMustNotWait() throws Exception {
        CompletableFuture<Long> available = waitForFirst();
        publish(1);
        strategy.wake();

        assertEquals(0, soon(available));
    }

    @Test
    void shouldEndThePauseOfAnInterruptedConsumer() throws Exception {
        CompletableFuture<Long> available = waitForFirst();
        consumer.interrupt();

        ExecutionException ended = assertThrows(ExecutionException.class, () -> soon(available));
        assertEquals(InterruptedException.class, ended.getCause().getClass());
    }

    @Test
    void shouldTellAConsumerThatItIsToEnd() throws Exception {
        CompletableFuture<Long> available = waitForFirst();
        barrier.alert();
        strategy.wake();

        ExecutionException ended = assertThrows(ExecutionException.class, () -> soon(available));
        assertEquals(AlertException.class, ended.getCause().getClass());
    }
}

package org.eigentape.tools.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong(12345);

    @Test
    void shouldSayNothingOfShortWork() {
        try (Progress progress = start(100)) {
            clock.addAndGet(SECOND);
            progress.advance(99);
        }
        assertEquals("", text());
    }

    @Test
    void shouldTellShareAndTimeLeftInPlainLines() {
        try (Progress progress = start(1000)) {
            clock.addAndGet(2 * SECOND);
            progress.advance(100);
            progress.advance(1);
            clock.addAndGet(4 * SECOND);
            progress.advance(99);
            clock.addAndGet(SECOND);
            progress.advance(150);
        }
        assertEquals(
                "training: 10 % (100 of 1,000 steps)\n" + "training: 35 % (350 of 1,000 steps), about 13 s left\n",
                text());
    }

    @Test
    void shouldCountWhereTheTotalIsUnknown() {
        try (Progress progress = start(0)) {
            clock.addAndGet(3 * SECOND);
            progress.reach(4096, 0);
        }
        assertEquals("training: 4,096 steps\n", text());
    }

    @Test
    void shouldNotGuessTheTimeLeftAtTheVeryStart() {
        try (Progress progress = start(0)) {
            clock.addAndGet(3 * SECOND);
            progress.reach(1, 1000);
        }
        assertEquals("training: 0 % (1 of 1,000 steps)\n", text());
    }

    @Test
    void shouldEstimateOnlyAfterSecondsOfWorkAndATenthOfIt() {
        assertEquals(OptionalDouble.empty(), TimeLeft.seconds(50, 100, 4.9), "classes are still being loaded");
        assertEquals(OptionalDouble.of(5), TimeLeft.seconds(50, 100, 5));
        assertEquals(OptionalDouble.empty(), TimeLeft.seconds(9, 100, 1000));
        assertEquals(OptionalDouble.of(900), TimeLeft.seconds(10, 100, 100));
        assertEquals(OptionalDouble.empty(), TimeLeft.seconds(5, 0, 100), "nobody knows how much there is");
        assertEquals(OptionalDouble.of(0), TimeLeft.seconds(Long.MAX_VALUE, Long.MAX_VALUE - 1, 100));
    }

    @Test
    void shouldNameASingleStepBesideABarToo() throws InterruptedException {
        try (Progress bar = new BarProgress(new PrintStream(written, true, StandardCharsets.UTF_8), "a", "steps", 1)) {
            bar.advance(1);
        }
        assertTrue(text().contains(" step") && !text().contains("steps"), text());
    }

    @Test
    void shouldSayTheLastSecondAndASingleStepInPlainWords() {
        try (Progress progress = start(1000)) {
            clock.addAndGet(8 * SECOND);
            progress.advance(990);
        }
        try (Progress progress = start(1)) {
            clock.addAndGet(8 * SECOND);
            progress.advance(1);
        }
        assertEquals(
                "training: 99 % (990 of 1,000 steps), under a second left\n"
                        + "training: 100 % (1 of 1 step), under a second left\n",
                text());
    }

    private Progress start(long total) {
        PrintStream target = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new LineProgress(target, "training", "steps", total, clock::get);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

package org.eigentape.engine.network.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchOrderTest {

    private static BatchOrder order(Shuffle shuffle, int samples, int batchSize) {
        return shuffle.order(samples, batchSize, RandomStream.of(1, "batch/order", 0));
    }

    private static int[] take(BatchOrder order) {
        int[] batch = new int[order.batchSize()];
        order.copyNext(batch);
        order.advance();
        return batch;
    }

    @Test
    void shouldVisitEachSampleOncePerShuffledEpoch() {
        BatchOrder order = order(Shuffle.EPOCH, 22, 4);
        assertEquals(5, order.batchesPerEpoch());
        Set<String> epochs = new HashSet<>();
        for (int epoch = 0; epoch < 50; epoch++) {
            Set<Integer> seen = new HashSet<>();
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < 5; n++) {
                assertEquals(n, order.batchInEpoch());
                for (int sample : take(order)) {
                    assertTrue(sample >= 0 && sample < 22 && seen.add(sample));
                    text.append(sample).append(' ');
                }
            }
            assertTrue(epochs.add(text.toString()), "the same epoch twice");
        }
    }

    /** Each of 5! orders of five samples, batch size 1: chi-squared of 119 degrees of freedom, 0.1 % level. */
    @Test
    void shouldDrawEachPermutationEquallyOften() {
        BatchOrder order = order(Shuffle.EPOCH, 5, 1);
        int epochs = 24_000;
        int[] counts = new int[3125];
        for (int n = 0; n < epochs; n++) {
            int code = 0;
            for (int k = 0; k < 5; k++) {
                code = 5 * code + take(order)[0];
            }
            counts[code]++;
        }
        double expected = epochs / 120.0;
        double chiSquared = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertEquals(120, Arrays.stream(counts).filter(count -> count > 0).count());
        assertTrue(chiSquared < 173.6, "chi^2 " + chiSquared);
    }

    @Test
    void shouldRepeatFixedBatches() {
        BatchOrder order = order(Shuffle.NONE, 7, 3);
        for (int epoch = 0; epoch < 3; epoch++) {
            assertArrayEquals(new int[] {0, 1, 2}, take(order));
            assertArrayEquals(new int[] {3, 4, 5}, take(order));
        }
    }

    @Test
    void shouldDrawIndependentlyWithReplacement() {
        BatchOrder order = order(Shuffle.REPLACEMENT, 10, 4);
        int[] counts = new int[10];
        int repeated = 0;
        for (int n = 0; n < 5000; n++) {
            int[] batch = take(order);
            for (int sample : batch) {
                counts[sample]++;
            }
            repeated += Arrays.stream(batch).distinct().count() < 4 ? 1 : 0;
        }
        for (int count : counts) {
            assertEquals(2000, count, 4 * Math.sqrt(1800));
        }
        // 1 - 10 9 8 7/10^4 of the batches hold a sample twice.
        assertEquals(0.496 * 5000, repeated, 4 * Math.sqrt(1250));
    }

    @ParameterizedTest
    @EnumSource
    void shouldReturnToAnyPlace(Shuffle shuffle) {
        for (int passed = 0; passed < 17; passed++) {
            BatchOrder order = order(shuffle, 11, 2);
            for (int n = 0; n < passed; n++) {
                take(order);
            }
            BatchOrder other = order(shuffle, 11, 2);
            take(other);
            other.moveTo(order.streamPosition(), order.batchInEpoch());
            for (int n = 0; n < 13; n++) {
                assertArrayEquals(take(order), take(other), shuffle + " after " + passed + " + " + n);
            }
        }
    }

    @Test
    void shouldRefuseImpossibleSizes() {
        assertThrows(InvalidRequestException.class, () -> order(Shuffle.EPOCH, 3, 4));
        assertThrows(InvalidRequestException.class, () -> order(Shuffle.NONE, 3, 0));
        assertThrows(InvalidRequestException.class, () -> Shuffle.of("always"));
        assertEquals(Shuffle.NONE, Shuffle.of("none"));
        assertThrows(
                IllegalArgumentException.class, () -> order(Shuffle.NONE, 8, 4).moveTo(0, 2));
    }
}

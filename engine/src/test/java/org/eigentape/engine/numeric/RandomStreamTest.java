package org.eigentape.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    @Test
    @Tag("determinism")
    void shouldKeepItsGoldenValues() {
        RandomStream stream = RandomStream.of(1, "train/inputs", 0);
        assertEquals("1c1fd45eade1807b", Long.toHexString(stream.nextLong()));
        assertEquals("ac785279ec5ffa0", Long.toHexString(stream.nextLong()));
        assertEquals(2734, stream.nextInt(4000));
        stream.moveTo(1_000_000_007L);
        assertEquals("907736e2cfb497fd", Long.toHexString(stream.nextLong()));
    }

    @Test
    void shouldSeparateSeedsNamesAndRuns() {
        Set<Long> first = new HashSet<>();
        for (long seed = -2; seed < 3; seed++) {
            for (String name : new String[] {"", "a", "b", "teacher/weights/1"}) {
                for (int run = 0; run < 5; run++) {
                    RandomStream stream = RandomStream.of(seed, name, run);
                    for (int k = 0; k < 8; k++) {
                        assertTrue(first.add(stream.nextLong()));
                    }
                }
            }
        }
    }

    @Test
    void shouldContinueWhereItWasSaved() {
        for (int drawn = 0; drawn < 20; drawn++) {
            RandomStream stream = RandomStream.of(7, "batch/order", 3);
            for (int k = 0; k < drawn; k++) {
                stream.nextLong();
            }
            RandomStream restored = RandomStream.of(7, "batch/order", 3);
            restored.nextLong();
            restored.restoreState(stream.saveState());
            assertEquals(drawn, restored.position());
            for (int k = 0; k < 9; k++) {
                assertEquals(stream.nextLong(), restored.nextLong(), "after " + drawn);
            }
        }
    }

    @Test
    void shouldDrawIntegersUniformly() {
        RandomStream stream = RandomStream.of(3, "integers", 0);
        int[] counts = new int[7];
        int draws = 70_000;
        for (int k = 0; k < draws; k++) {
            counts[stream.nextInt(7)]++;
        }
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (count - 10_000.0) * (count - 10_000.0) / 10_000.0;
        }
        assertTrue(chiSquared < 22.46, "chi^2 of 6 degrees of freedom (0.1 %): " + chiSquared);
    }

    @Test
    void shouldRejectWhatWouldBias() {
        // For this bound a third of the products would fall on favoured results: mean rejection makes 3/2 draws each.
        RandomStream stream = RandomStream.of(3, "integers", 0);
        int bound = 0x60000000;
        int low = 0;
        for (int k = 0; k < 30_000; k++) {
            low += stream.nextInt(bound) < bound / 2 ? 1 : 0;
        }
        assertEquals(15_000, low, 4 * Math.sqrt(7_500));
        assertTrue(stream.position() > 33_000, "drawn " + stream.position());
    }

    @Test
    void shouldRefuseBadArguments() {
        RandomStream stream = RandomStream.of(3, "x", 0);
        assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
        assertThrows(IllegalArgumentException.class, () -> stream.moveTo(-1));
        assertThrows(IllegalArgumentException.class, () -> stream.restoreState(new byte[7]));
        assertThrows(IllegalArgumentException.class, () -> new NormalSampler(stream).restoreState(new byte[7]));
    }
}

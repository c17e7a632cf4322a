package org.eigentape.engine.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.junit.jupiter.api.Test;

/** What every journal must do, whatever it stores events in. */
abstract class JournalContract {

    abstract JournalAppender appender();

    abstract JournalReader reader();

    @Test
    void shouldDeliverNothingFromAnEmptyJournal() {
        try (JournalAppender appender = appender();
                JournalReader reader = reader()) {
            assertEquals(0, appender.bytesAppended());
            assertNull(reader.next());
            assertEquals(0, reader.bytesRead());
        }
    }

    @Test
    void shouldDeliverEventsInOrderWithTheirBytes() {
        long seed = 11;
        SplittableRandom sizes = new SplittableRandom(seed);
        int[] elements = sizes.ints(300, 1, 60).toArray();
        elements[17] = 20_000;
        elements[18] = 8_192;
        elements[19] = 30_000;
        try (JournalWriter writer = new JournalWriter(appender(), () -> 5)) {
            SampleEvents events = new SampleEvents(writer, seed);
            for (int index = 0; index < elements.length; index++) {
                assertEquals(index, events.step(index % 3, index / 3, elements[index]));
            }
            writer.flush();
            try (JournalReader reader = reader()) {
                MemoryJournal memory = new MemoryJournal();
                JournalWriter twinWriter = new JournalWriter(memory, () -> 5);
                SampleEvents twinEvents = new SampleEvents(twinWriter, seed);
                for (int index = 0; index < elements.length; index++) {
                    twinEvents.step(index % 3, index / 3, elements[index]);
                }
                twinWriter.flush();
                JournalReader twinReader = memory.reader();
                for (int index = 0; index < elements.length; index++) {
                    EventView event = reader.next();
                    assertNotNull(event, "event " + index);
                    assertEquals(index, event.sequence());
                    assertArrayEquals(frame(twinReader.next()), frame(event), "event " + index);
                }
                assertNull(reader.next());
                assertEquals(writer.bytesAppended(), reader.bytesRead());
            }
        }
    }

    @Test
    void shouldGoOnWhenMoreIsAppendedAfterTheEndWasReached() {
        try (JournalWriter writer = new JournalWriter(appender(), () -> 0);
                JournalReader reader = reader()) {
            SampleEvents events = new SampleEvents(writer, 3);
            for (int round = 0; round < 50; round++) {
                assertNull(reader.next());
                events.step(0, round, 10);
                assertNull(reader.next(), "an event was seen before it was flushed");
                events.step(1, round, 9_000);
                writer.flush();
                for (int run = 0; run < 2; run++) {
                    EventView event = reader.next();
                    assertNotNull(event);
                    assertEquals(round, event.step());
                    assertEquals(run, event.run());
                }
            }
        }
    }

    @Test
    void shouldServeReadersIndependently() {
        try (JournalWriter writer = new JournalWriter(appender(), () -> 0);
                JournalReader first = reader();
                JournalReader second = reader()) {
            SampleEvents events = new SampleEvents(writer, 3);
            events.step(0, 0, 4);
            events.step(0, 1, 4);
            writer.flush();
            assertEquals(0, first.next().step());
            assertEquals(1, first.next().step());
            assertEquals(0, second.next().step());
            assertNull(first.next());
        }
    }

    static byte[] frame(EventView event) {
        FrameBuffer copy = new FrameBuffer(event.length());
        event.copyFrameTo(copy);
        return Arrays.copyOf(copy.array(), event.length());
    }
}

package org.eigentape.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eigentape.engine.error.EventTooLargeException;
import org.eigentape.engine.error.LowSpaceException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleAppenderTest {

    private static final int APPENDS = 300_000;

    @TempDir
    private Path events;

    @Test
    void shouldRollOnBytesAndLeaveNoBlankSpace() throws IOException {
        try (JournalWriter writer = writer(new JournalSettings(0, 10_000, 1 << 20))) {
            SampleEvents sample = new SampleEvents(writer, 1);
            for (int step = 0; step < 100; step++) {
                sample.step(0, step, 100);
                writer.flush();
            }
            assertEquals(100 * 872, writer.bytesAppended());
        }
        List<Path> segments = JournalFiles.segments(events);
        // 11 frames of 872 bytes fit in 10,000 bytes.
        assertEquals(10, segments.size());
        for (Path segment : segments) {
            assertTrue(Files.size(segment) < 50_000, segment + " has " + Files.size(segment) + " bytes");
        }
        assertEquals(100, count(events));
    }

    @Test
    void shouldTakeTheLargestEventAnywhereInABlock() {
        int elements = 16_384;
        int frame = EventFrame.HEADER_LENGTH + 16 + 8 * elements;
        try (JournalWriter writer = writer(new JournalSettings(frame, 1 << 30, 1 << 20))) {
            SampleEvents sample = new SampleEvents(writer, 1);
            for (int step = 0; step < 40; step++) {
                sample.step(0, step, elements);
                sample.step(1, step, 10 + step * 37);
                writer.flush();
            }
        }
        assertEquals(80, count(events));
    }

    @Test
    void shouldRefuseAnEventThatCannotFitAndGoOn() {
        EventTooLargeException refused =
                assertThrows(EventTooLargeException.class, () -> JournalSettings.forEventsUpTo(Integer.MAX_VALUE));
        assertTrue(refused.getMessage().contains("67108864"), refused.getMessage());
        try (ChronicleAppender appender = open(new JournalSettings(0, 1 << 20, 1 << 20))) {
            FrameBuffer large = new FrameBuffer(JournalWriter.BATCH_LENGTH + 8);
            assertThrows(EventTooLargeException.class, () -> appender.append(large, 0, JournalWriter.BATCH_LENGTH + 8));
            JournalWriter writer = new JournalWriter(appender, () -> 0);
            new SampleEvents(writer, 1).started();
            writer.flush();
        }
        assertEquals(1, count(events));
    }

    @Test
    void shouldRefuseASecondWriter() {
        try (ChronicleAppender appender = open(ChronicleJournalTest.SMALL)) {
            assertNotNull(appender);
            assertTrue(RecordingLock.isHeld(events));
            StorageException refused = assertThrows(StorageException.class, () -> open(ChronicleJournalTest.SMALL));
            assertTrue(refused.getMessage().contains("being written"), refused.getMessage());
            assertTrue(RecordingLock.isHeld(events), "the refused writer released the lock of the first");
        }
        assertFalse(RecordingLock.isHeld(events));
    }

    @Test
    void shouldGoOnInASessionOfItsOwn() {
        FrameBuffer tail = new FrameBuffer(8);
        try (JournalWriter writer = writer(ChronicleJournalTest.SMALL)) {
            new SampleEvents(writer, 1).step(0, 0, 4);
            writer.flush();
        }
        MemoryJournal memory = new MemoryJournal();
        JournalWriter twin = new JournalWriter(memory, () -> 0);
        SampleEvents sample = new SampleEvents(twin, 1);
        sample.step(0, 0, 4);
        sample.step(0, 1, 4);
        twin.flush();
        try (JournalReader reader = memory.reader()) {
            reader.next();
            reader.next().copyFrameTo(tail);
        }
        int length = EventFrame.HEADER_LENGTH + 16 + 32;
        try (JournalScanner scanner = new JournalScanner(events);
                ChronicleAppender appender = open(ChronicleJournalTest.SMALL)) {
            assertNotNull(scanner.next());
            assertNull(scanner.next());
            appender.append(tail, 0, length);
            EventView event = scanner.next();
            assertNotNull(event);
            assertEquals(1, event.step());
        }
        assertTrue(Files.isDirectory(events.resolve("resumed-0001")));
        assertEquals(2, count(events));
    }

    @Test
    void shouldStopAtTheLowWaterMark() {
        AtomicLong usable = new AtomicLong(1_000_000);
        SpaceGuard guard = new SpaceGuard("test", 500_000, 10_000, usable::get);
        try (JournalWriter writer =
                new JournalWriter(ChronicleAppender.open(events, ChronicleJournalTest.SMALL, guard), () -> 0)) {
            SampleEvents sample = new SampleEvents(writer, 1);
            sample.step(0, 0, 100);
            writer.flush();
            usable.set(400_000);
            LowSpaceException low = assertThrows(LowSpaceException.class, () -> {
                for (int step = 1; step < 100; step++) {
                    sample.step(0, step, 100);
                    writer.flush();
                }
            });
            assertTrue(low.getMessage().contains("0.4 MiB"), low.getMessage());
        }
        long stored = count(events);
        assertTrue(stored > 1 && stored <= 13, "stored " + stored);
        assertThrows(
                LowSpaceException.class,
                () -> ChronicleAppender.open(
                        events, ChronicleJournalTest.SMALL, new SpaceGuard("test", 500_000, 10_000, usable::get)));
        assertFalse(RecordingLock.isHeld(events));
    }

    @Test
    void shouldForceEverythingAppended() {
        try (JournalWriter writer = writer(new JournalSettings(0, 10_000, 1 << 20))) {
            SampleEvents sample = new SampleEvents(writer, 1);
            for (int step = 0; step < 30; step++) {
                sample.step(0, step, 100);
                writer.sync();
                assertEquals(step + 1, count(events));
            }
        }
    }

    @Test
    void shouldAllocateAtMostSixteenBytesPerAppend() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (JournalWriter writer = writer(new JournalSettings(0, 16 << 20, 4 << 20))) {
            FrameBuffer frames = new FrameBuffer(256);
            EventEncoder encoder = new EventEncoder();
            EventLayout layout = new EventLayout(List.of(SampleEvents.weights(4)));
            double[] values = new double[4];
            long thread = Thread.currentThread().getId();
            long before = 0;
            for (int step = -20_000; step < APPENDS; step++) {
                if (step == 0) {
                    before = threads.getThreadAllocatedBytes(thread);
                }
                encoder.begin(frames, EventType.STEP, 0, step + 20_000, layout);
                encoder.tensor(0).putDoubles(values);
                encoder.end();
                writer.append(frames, 0);
                writer.flush();
            }
            double perAppend = (threads.getThreadAllocatedBytes(thread) - before) / (double) APPENDS;
            assertTrue(perAppend <= 16, perAppend + " bytes per append");
        }
    }

    private JournalWriter writer(JournalSettings settings) {
        return new JournalWriter(open(settings), () -> 0);
    }

    private ChronicleAppender open(JournalSettings settings) {
        return ChronicleAppender.open(events, settings, SpaceGuard.of(events));
    }

    static long count(Path events) {
        try (JournalScanner scanner = new JournalScanner(events)) {
            long count = 0;
            while (scanner.next() != null) {
                count++;
            }
            return count;
        }
    }
}

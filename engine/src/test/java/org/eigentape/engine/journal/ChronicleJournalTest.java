package org.eigentape.engine.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The journal on disk: appended by the queue, read by the scanner, with a roll every few events. */
class ChronicleJournalTest extends JournalContract {

    static final JournalSettings SMALL = new JournalSettings(256 << 10, 100_000, 1 << 20);

    @TempDir
    private Path events;

    @Override
    JournalAppender appender() {
        return ChronicleAppender.open(events, SMALL, SpaceGuard.of(events));
    }

    @Override
    JournalReader reader() {
        return new JournalScanner(events);
    }
}

package org.eigentape.engine.journal;

class MemoryJournalTest extends JournalContract {

    private final MemoryJournal journal = new MemoryJournal();

    @Override
    JournalAppender appender() {
        return journal;
    }

    @Override
    JournalReader reader() {
        return journal.reader();
    }
}

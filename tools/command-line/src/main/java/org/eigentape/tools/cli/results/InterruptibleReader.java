package org.eigentape.tools.cli.results;

import org.eigentape.engine.event.EventView;
import org.eigentape.engine.journal.JournalReader;
import org.eigentape.tools.command.Interruption;
import org.jspecify.annotations.Nullable;

/** Reads events until somebody asks to stop; whoever reads then cleans up as after any failure. */
record InterruptibleReader(JournalReader events, Interruption interruption) implements JournalReader {

    @Override
    public @Nullable EventView next() {
        interruption.check();
        return events.next();
    }

    @Override
    public long bytesRead() {
        return events.bytesRead();
    }

    @Override
    public void close() {
        events.close();
    }
}

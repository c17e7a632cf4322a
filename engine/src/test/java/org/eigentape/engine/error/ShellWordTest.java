package org.eigentape.engine.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellWordTest {

    @Test
    void shouldQuoteWhatAShellWouldTakeApart() {
        assertEquals("sweeps/T=2^-5_x/größe.csv", ShellWord.of(Path.of("sweeps/T=2^-5_x/größe.csv")));
        assertEquals("\"my sweep\"", ShellWord.of(Path.of("my sweep")));
        assertEquals("'a$b'", ShellWord.of(Path.of("a$b")));
        assertEquals("\"it's\"", ShellWord.of(Path.of("it's")));
        assertEquals("'it'\\''s $5'", ShellWord.of(Path.of("it's $5")));
        assertEquals("\"~\"", ShellWord.of(Path.of("~")));
    }
}

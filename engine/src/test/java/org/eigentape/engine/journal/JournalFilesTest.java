package org.eigentape.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JournalFilesTest {

    @Test
    void shouldFindTheSegmentThatAListingMissedWhileItsSuccessorWasMade() {
        assertEquals(paths("a", "b", "c"), JournalFiles.withoutGaps(paths("a", "c"), () -> paths("a", "b", "c", "d")));
        assertEquals(paths("a", "b"), JournalFiles.withoutGaps(paths("a", "b"), () -> paths("a", "b")));
        assertEquals(paths(), JournalFiles.withoutGaps(paths(), () -> paths("a")));
        assertEquals(paths("a"), JournalFiles.withoutGaps(paths("a", "b"), () -> paths("a")), "deleted meanwhile");
    }

    private static List<Path> paths(String... names) {
        return Stream.of(names).map(Path::of).toList();
    }
}

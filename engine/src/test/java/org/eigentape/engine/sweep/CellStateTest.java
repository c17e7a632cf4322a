package org.eigentape.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.recording.RecordingJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellStateTest {

    /** As releases wrote it that did not know the digest of the configuration. */
    private record Before(
            String state,
            String recordingId,
            List<String> resultSets,
            String resultDigest,
            List<Integer> diverged,
            @Nullable String reason) {}

    @TempDir
    Path root;

    private Path file;
    private Path configuration;

    @BeforeEach
    void writeConfiguration() throws IOException {
        file = root.resolve("cell.json");
        configuration = Files.writeString(root.resolve("config.yaml"), "seed: 1\n");
    }

    @Test
    void shouldVouchForTheConfigurationThatItWasFinishedWith() throws IOException {
        state(FileDigest.of(configuration)).write(file);
        CellState read = CellState.read(file).orElseThrow();
        assertEquals(state(FileDigest.of(configuration)), read);
        assertTrue(read.vouchesFor(configuration));
        Files.writeString(configuration, "seed: 2\n");
        assertFalse(read.vouchesFor(configuration));
        Files.delete(configuration);
        assertFalse(read.vouchesFor(configuration));
    }

    @Test
    void shouldReadWhatEarlierReleasesWrote() throws IOException {
        Files.write(file, RecordingJson.write(new Before("complete", "id", List.of("a"), "digest", List.of(2), null)));
        CellState read = CellState.read(file).orElseThrow();
        assertEquals(state(null), read);
        assertTrue(read.vouchesFor(configuration), "nothing is known of it");
    }

    @Test
    void shouldNotReadWhatIsDamaged() throws IOException {
        state(null).write(file);
        Files.writeString(file, Files.readString(file).replace("digest", "other"));
        CorruptRecordingException refused = assertThrows(CorruptRecordingException.class, () -> CellState.read(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("cell.json is damaged"), refused.getMessage());
        Files.delete(file);
        assertEquals(Optional.empty(), CellState.read(file));
    }

    private static CellState state(@Nullable String configurationDigest) {
        return new CellState(
                CellState.State.COMPLETE,
                "id",
                List.of("a"),
                "digest",
                List.of(2),
                null,
                configurationDigest,
                configurationDigest == null ? null : List.of("a"));
    }
}

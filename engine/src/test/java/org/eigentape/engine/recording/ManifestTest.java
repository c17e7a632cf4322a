package org.eigentape.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.FormatTooNewException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    @TempDir
    private Path directory;

    static Manifest sample() {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration
                .put("learningRate", 0.5e-3)
                .put("scale", new BigDecimal("1E+2"))
                .put("layers", 3);
        configuration.putArray("widths").add(3).add(32);
        Schema schema = new Schema(List.of(new TensorDeclaration(
                0, "weights/2", ElementType.F64, List.of(16, 32), "1", TensorRole.WEIGHTS, EventType.STEP, true)));
        return new Manifest(
                1,
                "ab".repeat(32),
                "teacher-student",
                null,
                configuration,
                new Ensemble(2, 1000, List.of(1L, Long.MIN_VALUE)),
                schema,
                List.of("weights:every=10"),
                List.of("spectrum"),
                new WrittenBy("0.1.0", "17.0.1", "Someone", "amd64", "Linux"),
                null);
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        Path file = directory.resolve("manifest.json");
        sample().write(file);
        Manifest read = Manifest.read(file);
        assertEquals(sample().schema().tensors(), read.schema().tensors());
        assertEquals(sample().ensemble(), read.ensemble());
        assertEquals(0.5e-3, read.configuration().get("learningRate").doubleValue());
        Manifest completed =
                read.completed(new Completion(41, -7, 42, 4200, new TreeMap<>(Map.of(0, "cd".repeat(32)))));
        completed.write(file);
        assertEquals(completed.completion(), Manifest.read(file).completion());
        assertEquals(1, directory.toFile().list().length, "a temporary file stayed");
    }

    @Test
    void shouldReadBackAsManyRunsAsARecordingMayHave() {
        Manifest small = sample();
        TreeMap<Integer, String> digests = new TreeMap<>();
        for (int run = 0; run < Ensemble.MOST_RUNS; run++) {
            digests.put(run, "cd".repeat(32));
        }
        Ensemble most = new Ensemble(Ensemble.MOST_RUNS, 1000, Collections.nCopies(Ensemble.MOST_RUNS, Long.MIN_VALUE));
        Path file = directory.resolve("manifest.json");
        new Manifest(
                        1,
                        small.recordingId(),
                        small.simulation(),
                        small.preset(),
                        small.configuration(),
                        most,
                        small.schema(),
                        small.policy(),
                        small.stages(),
                        small.writtenBy(),
                        new Completion(41, -7, 42, 4200, digests))
                .write(file);
        assertEquals(digests, Manifest.read(file).completion().runDigests());
    }

    @Test
    void shouldDetectEveryFlippedByteThatChangesTheContent() throws IOException {
        Path file = directory.resolve("manifest.json");
        sample().write(file);
        byte[] good = Files.readAllBytes(file);
        String content = new String(RecordingJson.write(Manifest.read(file)), StandardCharsets.UTF_8);
        int detected = 0;
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(file, flipped);
            try {
                String read = new String(RecordingJson.write(Manifest.read(file)), StandardCharsets.UTF_8);
                assertEquals(content, read, "byte " + at + " was changed unseen");
            } catch (RecordingException e) {
                detected++;
                assertTrue(e.getMessage().contains("manifest.json"), e.getMessage());
            }
        }
        assertTrue(detected > good.length / 2, "only " + detected + " of " + good.length + " were detected");
    }

    @Test
    void shouldRefuseANewerFormat() {
        Path file = directory.resolve("manifest.json");
        Manifest now = sample();
        new Manifest(
                        2,
                        now.recordingId(),
                        now.simulation(),
                        null,
                        now.configuration(),
                        now.ensemble(),
                        now.schema(),
                        now.policy(),
                        now.stages(),
                        now.writtenBy(),
                        null)
                .write(file);
        assertThrows(FormatTooNewException.class, () -> Manifest.read(file));
    }

    @Test
    void shouldSeeTheVersionOfANewerFormatWhateverItsChecksumIs() throws IOException {
        Path file = directory.resolve("manifest.json");
        sample().write(file);
        String newer = Files.readString(file)
                .replaceFirst("\"formatVersion\" : 1", "\"formatVersion\" : 2")
                .replaceFirst("\"recordingId\"", "\"unheardOf\" : [ ],\n  \"recordingId\"");
        String checksum = "\"checksum\" : \"crc32c:[0-9a-f]{8}\"";
        assertTrue(newer.matches("(?s).*\"formatVersion\" : 2.*" + checksum + ".*"), newer);
        for (String rule : List.of("\"checksum\" : \"sha256:ab\"", "\"checksum\" : { }", "\"seal\" : 1")) {
            Files.writeString(file, newer.replaceFirst(checksum, rule));
            String message = assertThrows(FormatTooNewException.class, () -> Manifest.read(file), rule)
                    .getMessage();
            assertTrue(message.contains("format version 2"), message);
        }
    }

    @Test
    void shouldSayInWordsWhereTextIsDamaged() throws IOException {
        Path file = directory.resolve("manifest.json");
        assertDamaged(file, "", "it is empty; put it back from a copy.");
        assertDamaged(file, "{", "it ends in the middle of its content, at line 1, column 2; put it back from a copy.");
        assertDamaged(file, "{\n  \"a\" : nul }", "it is not readable as JSON at line 2, column");
        assertDamaged(file, "{\"a\" : 1, \"a\" : 2}", "it is not readable as JSON at line 1, column");
        assertDamaged(file, "[]", "it holds no JSON object;");
        Files.write(file, RecordingJson.write(Map.of("formatVersion", 1, "colour", "red")));
        CorruptRecordingException e = assertThrows(CorruptRecordingException.class, () -> Manifest.read(file));
        assertTrue(e.getMessage().contains("its field "), e.getMessage());
        assertFalse(e.getMessage().contains("java"), e.getMessage());
        Path status = Files.writeString(directory.resolve("status.json"), "{");
        e = assertThrows(CorruptRecordingException.class, () -> RecordingStatus.read(status));
        assertTrue(e.getMessage().endsWith("; delete it, since what it says is in the journal too."), e.getMessage());
    }

    private static void assertDamaged(Path file, String text, String how) throws IOException {
        Files.writeString(file, text);
        CorruptRecordingException e = assertThrows(CorruptRecordingException.class, () -> Manifest.read(file));
        assertTrue(e.getMessage().startsWith(file + " is damaged: " + how), e.getMessage());
        assertFalse(e.getMessage().contains("REDACTED"), e.getMessage());
    }

    @Test
    void shouldRefuseHostileText() throws IOException {
        Path file = directory.resolve("manifest.json");
        for (String text : List.of(
                "",
                "[]",
                "{",
                "nul",
                "{\"checksum\":1}",
                "[".repeat(100_000),
                "{\"a\":".repeat(5000),
                "\"" + "x".repeat(2_000_000) + "\"")) {
            Files.writeString(file, text);
            assertThrows(
                    CorruptRecordingException.class,
                    () -> Manifest.read(file),
                    () -> text.substring(0, Math.min(9, text.length())));
        }
        Files.write(file, new byte[RecordingJson.LARGEST_FILE + 1]);
        assertThrows(CorruptRecordingException.class, () -> Manifest.read(file));
        Files.delete(file);
        assertThrows(CorruptRecordingException.class, () -> Manifest.read(file));
    }
}

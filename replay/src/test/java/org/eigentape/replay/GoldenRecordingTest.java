package org.eigentape.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Reads the recording of format 1 that is kept in the resources: it must stay readable for ever. */
class GoldenRecordingTest {

    private static final String RESOURCE = "/golden/format-1/recording.zip";

    @TempDir
    private Path temporary;

    @Test
    void shouldReadTheRecordingOfFormatOne() throws IOException {
        Path root = unpack();
        VerificationResult result = Verification.verify(root, VerificationProgress.NONE);
        assertEquals(VerificationState.COMPLETE, result.state(), result.message());
        assertEquals(28, result.events());
        assertEquals(
                "69415e4e2d64419cdce84c6f08a300e1a7533f7ef2930e5596fe9824b6f1e50a",
                result.runs().get(0).digest());
        assertEquals(
                "f5f32ec01c3810fd71c7a31138bf76c5e8975bf7b0cf27f487a13f133232d2a6",
                result.runs().get(1).digest());
        assertTrue(QueueDocuments.segments(root.resolve("events")).size() > 1);
        try (RecordingReader reader = RecordingReader.open(root, EventSelection.ALL)) {
            assertEquals(
                    "5db6d2053012feae6b8f0de3a8afcb4a36efc897ac49df62e7521868bae8b2b1",
                    reader.manifest().recordingId());
            assertEquals(SampleRecording.SCHEMA.tensors(), reader.schema().tensors());
            EventView event = reader.next();
            while (event != null && !event.is(EventType.STEP)) {
                event = reader.next();
            }
            assertNotNull(event);
            double[] weights = new double[6];
            assertTrue(event.copy(reader.schema().tensor("weights/1"), weights));
            assertArrayEquals(
                    new double[] {
                        0.019397042844493395,
                        0.2518588413533025,
                        0.3613881251252503,
                        0.10249455329585222,
                        0.17214895639420058,
                        0.8271898744173691
                    },
                    weights);
        }
    }

    /** Only on request: {@code -Dgolden.write=FILE} makes the archive anew. */
    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = ".+")
    void shouldWriteTheRecordingOfTheCurrentFormat() throws IOException {
        Path root = SampleRecording.complete(temporary.resolve("made"), 6, 1500).root();
        try (OutputStream out = Files.newOutputStream(Path.of(System.getProperty("golden.write")));
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(root)) {
            List<Path> kept = files.filter(file -> file.toString().matches(".*\\.(json|cq4)"))
                    .sorted()
                    .toList();
            for (Path file : kept) {
                ZipEntry entry = new ZipEntry(root.relativize(file).toString().replace('\\', '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
    }

    private Path unpack() throws IOException {
        Path root = Files.createDirectory(temporary.resolve("golden"));
        try (InputStream in = GoldenRecordingTest.class.getResourceAsStream(RESOURCE);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = root.resolve(entry.getName()).normalize();
                assertTrue(file.startsWith(root));
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return root;
    }
}

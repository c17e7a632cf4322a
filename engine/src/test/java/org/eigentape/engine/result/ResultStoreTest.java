package org.eigentape.engine.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.stage.ResultSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

    private static final ResultKey KEY = new ResultKey("spectrum", 3, "mood=calm", "");
    private static final ResultSeries VECTOR = series(0, "eigenvalue", "weights/2", List.of(2));
    private static final ResultSeries SCALAR = series(1, "trace", null, List.of());

    @TempDir
    Path folder;

    private static ResultSeries series(int id, String output, String tensor, List<Integer> shape) {
        TensorDeclaration declaration = new TensorDeclaration(
                id, output, ElementType.F64, shape, "1", TensorRole.OTHER, EventType.RESULTS, true);
        return new ResultSeries("spectrum", output, tensor, declaration);
    }

    private ResultWriter writer(int run) {
        Path directory = new ResultStore(folder).directory(KEY);
        return new ResultWriter(directory, KEY, "id", run, List.of(VECTOR, SCALAR));
    }

    private static void write(ResultWriter writer, long step, double first) {
        EventLayout both = new EventLayout(List.of(VECTOR.declaration(), SCALAR.declaration()));
        writer.write(step, both, new double[][] {{first, first + 1}, {2 * first}}, "");
    }

    private ResultStore.Entry onlyEntry() {
        List<ResultStore.Entry> entries = new ResultStore(folder).entries();
        assertEquals(1, entries.size());
        return entries.get(0);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        String digest;
        try (ResultWriter writer = writer(4)) {
            write(writer, 0, 1.5);
            write(writer, 10, 2.5);
            writer.write(
                    20,
                    new EventLayout(List.of(SCALAR.declaration())),
                    new double[][] {{Double.NaN}},
                    "{\"undefined\":{\"1\":\"it is too hot\"}}");
            digest = writer.finish(ResultState.FAILED, "it broke");
        }
        StoredResult read = onlyEntry().read();

        assertEquals(KEY, read.key());
        assertEquals(4, read.run());
        assertEquals(ResultState.FAILED, read.state());
        assertEquals("it broke", read.reason());
        assertEquals(digest, read.digest());
        ResultHistory vector = read.histories().get(0);
        assertEquals("weights/2", vector.series().tensor());
        assertEquals(2, vector.size());
        assertEquals(10, vector.step(1));
        assertArrayEquals(new double[] {2.5, 3.5}, vector.value(1));
        ResultHistory scalar = read.histories().get(1);
        assertEquals(3, scalar.size());
        assertEquals("it is too hot", scalar.reason(20).orElseThrow());
        assertTrue(scalar.reason(10).isEmpty());
    }

    @Test
    void shouldFindEveryFlippedByteAndEveryCut() throws IOException {
        try (ResultWriter writer = writer(0)) {
            write(writer, 0, 1.0);
            writer.finish(ResultState.COMPLETE, null);
        }
        Path file = onlyEntry().file();
        byte[] bytes = Files.readAllBytes(file);
        for (int index = 0; index < bytes.length; index++) {
            byte[] damaged = bytes.clone();
            damaged[index] ^= 0x10;
            Files.write(file, damaged);
            assertThrows(CorruptRecordingException.class, () -> onlyEntry().read(), "byte " + index);
            if (index % 8 == 0) {
                Files.write(file, java.util.Arrays.copyOf(bytes, index));
                assertThrows(CorruptRecordingException.class, () -> onlyEntry().read(), "cut at " + index);
            }
        }
    }

    @Test
    void shouldRefuseAFileThatBelongsElsewhere() throws IOException {
        for (int run = 0; run < 2; run++) {
            try (ResultWriter writer = writer(run)) {
                write(writer, 0, run);
                writer.finish(ResultState.COMPLETE, null);
            }
        }
        Path directory = new ResultStore(folder).directory(KEY);
        Files.copy(directory.resolve("run-1.results"), directory.resolve("run-7.results"));
        Path other = Files.createDirectory(folder.resolve("dyson@1-default"));
        Files.copy(directory.resolve("run-1.results"), other.resolve("run-1.results"));

        for (ResultStore.Entry entry : new ResultStore(folder).entries()) {
            boolean belongs = entry.run() < 2 && entry.directoryName().equals(KEY.directoryName());
            if (belongs) {
                assertEquals(entry.run(), entry.read().run());
            } else {
                CorruptRecordingException refused = assertThrows(CorruptRecordingException.class, entry::read);
                assertTrue(refused.getMessage().contains("do not belong there"), refused.getMessage());
            }
        }
    }

    @Test
    void shouldLetTwoWritersOfTheSameResultsFinishWithoutDamage() throws IOException {
        try (ResultWriter recorder = writer(0);
                ResultWriter replay = writer(0)) {
            write(recorder, 0, 1.0);
            write(replay, 0, 1.0);
            replay.finish(ResultState.PARTIAL, null);
            write(recorder, 10, 2.0);
            recorder.finish(ResultState.COMPLETE, null);
        }
        assertEquals(ResultState.COMPLETE, onlyEntry().read().state());
        assertEquals(List.of("run-0.results"), files());
    }

    @Test
    void shouldNotReplaceACompleteResultByAPartialOne() throws IOException {
        try (ResultWriter recorder = writer(0);
                ResultWriter replay = writer(0)) {
            write(recorder, 0, 1.0);
            recorder.finish(ResultState.COMPLETE, null);
            replay.finish(ResultState.PARTIAL, null);
        }
        assertEquals(ResultState.COMPLETE, onlyEntry().read().state());
        assertEquals(List.of("run-0.results"), files());
    }

    @Test
    void shouldLeaveNothingBehindWhenNotFinished() throws IOException {
        try (ResultWriter writer = writer(0)) {
            write(writer, 0, 1.0);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeftAndNothingThatIsWritten() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessResultWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (ResultWriter own = writer(0)) {
            assertEquals("w", new String(other.getInputStream().readNBytes(1), StandardCharsets.US_ASCII));
            write(own, 0, 1.0);
            new ResultStore(folder).removeAbandoned();
            assertEquals(2, files().size(), "one of two files that are written was removed");
            other.destroyForcibly().waitFor();
            new ResultStore(folder).removeAbandoned();
            assertEquals(1, files().size(), "the file of the killed process is still there: " + files());
            assertEquals(List.of(), new ResultStore(folder).entries());
            own.finish(ResultState.COMPLETE, null);
        } finally {
            other.destroyForcibly();
        }
        new ResultStore(folder).removeAbandoned();
        assertEquals(List.of("run-0.results"), files());
    }

    @Test
    void shouldWriteBesideWhatADeadProcessOfTheSameNumberLeft() throws IOException {
        Path directory = Files.createDirectories(new ResultStore(folder).directory(KEY));
        long process = ProcessHandle.current().pid();
        for (int number = 0; number < 200; number++) {
            Files.createFile(directory.resolve("run-0.results." + process + "-" + number + ".unfinished"));
        }
        try (ResultWriter writer = writer(0)) {
            write(writer, 0, 1.0);
            writer.finish(ResultState.COMPLETE, null);
        }
        assertEquals(1, onlyEntry().read().histories().get(1).size());
        new ResultStore(folder).removeAbandoned();
        assertEquals(List.of("run-0.results"), files());
    }

    @Test
    void shouldMakeEqualFilesOfEqualResults() throws IOException {
        byte[][] contents = new byte[2][];
        for (int round = 0; round < 2; round++) {
            try (ResultWriter writer = writer(0)) {
                write(writer, 0, 1.0);
                writer.finish(ResultState.COMPLETE, null);
            }
            contents[round] = Files.readAllBytes(onlyEntry().file());
        }
        assertArrayEquals(contents[0], contents[1]);
    }
}

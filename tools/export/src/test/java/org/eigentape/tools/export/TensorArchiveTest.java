package org.eigentape.tools.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.journal.JournalReader;
import org.eigentape.engine.result.ResultKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorArchiveTest {

    private static final TensorDeclaration TEACHER =
            tensor(0, "teacher/weights/2", ElementType.F64, List.of(2), EventType.RUN_STARTED);
    private static final TensorDeclaration WEIGHTS =
            tensor(1, "weights/2", ElementType.F64, List.of(2, 3), EventType.STEP);
    private static final TensorDeclaration LOSS = tensor(2, "test/loss", ElementType.F32, List.of(), EventType.PROBE);
    private static final TensorDeclaration BATCH =
            tensor(3, "batch/indices", ElementType.I32, List.of(4), EventType.STEP);
    private static final TensorDeclaration SEEN = tensor(4, "samples/seen", ElementType.I64, List.of(), EventType.STEP);
    private static final TensorDeclaration STATE = tensor(5, "state", ElementType.F64, List.of(), EventType.SNAPSHOT);
    private static final TensorDeclaration NEVER = tensor(6, "never", ElementType.F64, List.of(), EventType.STEP);
    private static final Schema SCHEMA = new Schema(List.of(TEACHER, WEIGHTS, LOSS, BATCH, SEEN, STATE, NEVER));

    @TempDir
    Path directory;

    @Test
    void shouldRoundTripThroughNumPy() throws Exception {
        Path file = directory.resolve("tensors.npz");
        TensorArchive.Summary summary = archive("").write(file);
        assertEquals(Files.size(file), summary.bytes());
        assumeTrue(hasNumPy(), "python3 with NumPy is not installed: the round trip through NumPy was not tested");
        String script = """
                import sys, numpy as np
                a = np.load(sys.argv[1])
                for name in a.files:
                    v = a[name]
                    print(name, v.dtype.str, v.shape, [x.hex() if isinstance(x, float) else x for x in v.ravel().tolist()])
                """;
        assertEquals("""
                teacher/weights/2/run/0 <f8 (2,) ['0x1.0000000000000p-1', '-0x0.0p+0']
                teacher/weights/2/run/1 <f8 (2,) ['0x1.8000000000000p+0', '-0x0.0p+0']
                weights/2/run/0 <f8 (2, 2, 3) ['0x0.0p+0', '0x1.0000000000000p+0', 'nan', 'inf', '0x0.0000000000001p-1022', \
                '-0x1.0000000000000p-1', '0x1.4000000000000p+2', '0x1.0000000000000p+0', 'nan', 'inf', '0x0.0000000000001p-1022', \
                '-0x1.0000000000000p-1']
                weights/2/run/0/step <i8 (2,) [0, 5]
                weights/2/run/1 <f8 (1, 2, 3) ['0x0.0p+0', '0x1.0000000000000p+0', 'nan', 'inf', '0x0.0000000000001p-1022', \
                '-0x1.0000000000000p-1']
                weights/2/run/1/step <i8 (1,) [0]
                test/loss/run/0 <f4 (1,) ['0x1.0000000000000p-2']
                test/loss/run/0/step <i8 (1,) [5]
                batch/indices/run/0 <i4 (2, 4) [-2147483648, 2147483647, 0, 3, -2147483648, 2147483647, 0, 3]
                batch/indices/run/0/step <i8 (2,) [0, 5]
                batch/indices/run/1 <i4 (1, 4) [-2147483648, 2147483647, 0, 3]
                batch/indices/run/1/step <i8 (1,) [0]
                samples/seen/run/0 <i8 (2,) [-9223372036854775808, -9223372036854775808]
                samples/seen/run/0/step <i8 (2,) [0, 5]
                samples/seen/run/1 <i8 (1,) [-9223372036854775808]
                samples/seen/run/1/step <i8 (1,) [0]
                results/spectrum[k=1]/mean/run/0 <f8 (1,) ['0x1.c000000000000p+2']
                results/spectrum[k=1]/mean/run/0/step <i8 (1,) [0]
                results/spectrum/weights/2/eigenvalue/run/0 <f8 (2, 2) ['0x1.8000000000000p+1', '0x1.0000000000000p+2', \
                '0x1.0000000000000p+0', '0x1.0000000000000p+1']
                results/spectrum/weights/2/eigenvalue/run/0/step <i8 (2,) [2, 5]
                """, python(script, file.toString()));
    }

    @Test
    void shouldWriteTheSameBytesTwice() throws IOException {
        Path first = directory.resolve("first.npz");
        Path second = directory.resolve("second.npz");
        archive("").write(first);
        archive("").write(second);
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void shouldExportWantedTensorsOnly() throws IOException {
        Path file = directory.resolve("some.npz");
        archive("weights/").write(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> tensors = zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> !name.startsWith("results/"))
                    .toList();
            assertEquals(
                    List.of(
                            "weights/2/run/0.npy",
                            "weights/2/run/0/step.npy",
                            "weights/2/run/1.npy",
                            "weights/2/run/1/step.npy"),
                    tensors);
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenTheJournalIsDamaged() {
        Path file = directory.resolve("damaged.npz");
        JournalReader damaged = new JournalReader() {
            @Override
            public EventView next() {
                throw new CorruptRecordingException("Event 3 is damaged.");
            }

            @Override
            public long bytesRead() {
                return 0;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        SampleJournal intact = journal();
        int[] passes = new int[1];
        TensorArchive archive = new TensorArchive(
                SCHEMA,
                () -> passes[0]++ == 0 ? intact.reader() : damaged,
                name -> true,
                new SampleResults(directory).store());
        assertThrows(CorruptRecordingException.class, () -> archive.write(file));
        assertFalse(Files.exists(file));
        assertFalse(Files.exists(directory.resolve("damaged.npz.unfinished")));
    }

    private TensorArchive archive(String prefix) {
        SampleResults results = new SampleResults(directory);
        results.write(
                new ResultKey("spectrum", 1, "", ""),
                0,
                List.of(new SampleResults.Output(
                        "eigenvalue", "weights/2", List.of(2), new long[] {5, 2}, new double[][] {{1, 2}, {3, 4}})));
        results.write(
                new ResultKey("spectrum", 1, "k=1", ""),
                0,
                List.of(new SampleResults.Output("mean", null, List.of(), new long[] {0}, new double[][] {{7}})));
        SampleJournal journal = journal();
        return new TensorArchive(SCHEMA, journal::reader, name -> name.startsWith(prefix), results.store());
    }

    private static SampleJournal journal() {
        SampleJournal journal = new SampleJournal();
        for (int run = 0; run < 2; run++) {
            double[] teacher = {0.5 + run, -0.0};
            journal.add(
                    EventType.RUN_STARTED,
                    run,
                    0,
                    List.of(TEACHER),
                    event -> event.tensor(0).putDoubles(teacher, 0, 2));
        }
        step(journal, 0, 0);
        step(journal, 1, 0);
        journal.add(
                EventType.SNAPSHOT,
                0,
                3,
                List.of(STATE),
                event -> event.tensor(0).putDoubles(new double[] {9}, 0, 1));
        journal.add(
                EventType.PROBE, 0, 5, List.of(LOSS), event -> event.tensor(0).putFloats(new float[] {0.25f}, 0, 1));
        step(journal, 0, 5);
        return journal;
    }

    private static void step(SampleJournal journal, int run, long step) {
        double[] weights = {step, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, -0.5};
        int[] batch = {Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 3};
        journal.add(EventType.STEP, run, step, List.of(WEIGHTS, BATCH, SEEN), event -> {
            event.tensor(0).putDoubles(weights, 0, 6);
            event.tensor(1).putInts(batch, 0, 4);
            event.tensor(2).putLongs(new long[] {Long.MIN_VALUE}, 0, 1);
        });
    }

    private static TensorDeclaration tensor(
            int id, String name, ElementType element, List<Integer> shape, EventType carrier) {
        return new TensorDeclaration(id, name, element, shape, "1", TensorRole.OTHER, carrier, true);
    }

    private static boolean hasNumPy() {
        try {
            return python("import numpy").isEmpty();
        } catch (IOException | InterruptedException | IllegalStateException e) {
            return false;
        }
    }

    private static String python(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("python3", "-c", script));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("python3 failed: " + output);
        }
        return output;
    }
}

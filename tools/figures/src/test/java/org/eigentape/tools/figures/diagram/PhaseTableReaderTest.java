package org.eigentape.tools.figures.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhaseTableReaderTest {

    @TempDir
    Path directory;

    @Test
    void shouldPutRowsOntoThePlaneWhateverTheirOrder() throws IOException {
        List<String> lines = SyntheticPhaseTable.text(Map.of("7:test_loss_median", "NaN"))
                .lines()
                .toList();
        StringBuilder reversed = new StringBuilder(lines.get(0)).append('\n');
        for (int line = lines.size() - 1; line > 0; line--) {
            reversed.append(lines.get(line)).append('\n');
        }
        PhaseTable table = read(reversed.toString());
        assertArrayEquals(SyntheticPhaseTable.TEMPERATURES, table.temperatures());
        assertArrayEquals(SyntheticPhaseTable.INVERSE_SIGMAS, table.inverseSigmas());
        assertEquals(12, table.cells());
        double[][] values = table.column("test_loss_median");
        assertEquals(0.125 * 16, values[0][2], 0);
        assertEquals(8 * 0.0625, values[3][0], 0);
        assertTrue(Double.isNaN(values[1][2]));
        assertEquals(List.of(20L), table.distinct("runs"));
    }

    @Test
    void shouldFindDamage() throws IOException {
        String whole = SyntheticPhaseTable.text(Map.of());
        refuses(CorruptRecordingException.class, whole.substring(0, whole.length() - 1), "ends within line 13");
        refuses(CorruptRecordingException.class, "", "no rows");
        refuses(CorruptRecordingException.class, whole.lines().findFirst().orElseThrow() + "\n", "no rows");
        refuses(CorruptRecordingException.class, "run,step\n0,1\n", "line 1");
        refuses(CorruptRecordingException.class, whole.substring(0, whole.lastIndexOf("\n8") + 1), "11 of the 4 x 3");
        refuses(CorruptRecordingException.class, whole + last(whole), "lines 13 and 14");
        refuses(CorruptRecordingException.class, whole + "1,2\n", "line 14 has 2 fields");
        refuses(CorruptRecordingException.class, with("3:S_0_median", "1.2.3"), "line 3", "1.2.3", "S_0_median");
        refuses(CorruptRecordingException.class, with("3:converged_dyson", "1.5"), "line 3", "1.5", "converged_dyson");
        refuses(CorruptRecordingException.class, with("3:runs", "0"), "line 3", "runs");
        refuses(CorruptRecordingException.class, with("3:diverged", "-1"), "line 3", "diverged");
    }

    @Test
    void shouldReadCountsOfUndefinedValuesAndVanishingGradients() throws IOException {
        String header = "T,inv_sigma_W,runs,converged_dyson,diverged,converged_dyson_undefined,vanished\n";
        String rows = "1,2,9,1,0,0,0\n2,1,9,1,0,0,0\n2,2,9,1,0,0,0\n";
        PhaseTable table = read(header + "1,1,9,0.25,0,3,4\n" + rows);
        assertEquals(3, table.column("converged_dyson_undefined")[0][0], 0);
        assertEquals(4, table.column("vanished")[0][0], 0);
        refuses(CorruptRecordingException.class, header + "1,1,9,0.25,0,3,-4\n" + rows, "line 2", "vanished");
        refuses(CorruptRecordingException.class, header + "1,1,9,0.25,0,.5,4\n" + rows, "converged_dyson_undefined");
    }

    @Test
    void shouldSayWhichColumnIsNotThere() throws IOException {
        PhaseTable table = read("T,inv_sigma_W,runs\n1,1,1\n1,2,1\n2,1,1\n2,2,1\n");
        RecordingException failure =
                assertThrows(CorruptRecordingException.class, () -> table.column("test_loss_median"));
        assertTrue(failure.getMessage().contains("test_loss_median"), failure.getMessage());
    }

    @Test
    void shouldRefuseBytesThatAreNoText() throws IOException {
        Path file = directory.resolve("phase.csv");
        Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28, '\n'});
        assertThrows(CorruptRecordingException.class, () -> PhaseTableReader.read(file));
    }

    @Test
    void shouldSayThatADirectoryCannotBeRead() throws IOException {
        Path file = Files.createDirectory(directory.resolve("phase.csv"));
        assertThrows(StorageException.class, () -> PhaseTableReader.read(file));
    }

    @Test
    void shouldRefuseOtherAxesAndLines() throws IOException {
        refuses(
                InvalidRequestException.class,
                "T,inv_sigma_W,batchSize,layers,runs\n1,1,4,\"[3,2,1]\",1\n",
                "batchSize, layers",
                "temperature and inverseSigmaW");
        refuses(InvalidRequestException.class, "T,inv_sigma_W,runs\n1,1,1\n1,2,1\n", "one value of temperature");
        refuses(InvalidRequestException.class, "T,inv_sigma_W,runs\n1,1,1\n2,1,1\n", "one value of inverseSigmaW");
        refuses(InvalidRequestException.class, "T,inv_sigma_W,runs\nNaN,NaN,1\n", "without temperature");
        refuses(InvalidRequestException.class, "T,inv_sigma_W,runs\n0,1,1\n1,1,1\n", "T = 0.0", "logarithmic");
        refuses(InvalidRequestException.class, "T,inv_sigma_W,runs\n1,1,1\nInfinity,1,1\n", "Infinity", "logarithmic");
    }

    private static String with(String place, String field) {
        return SyntheticPhaseTable.text(Map.of(place, field));
    }

    private static String last(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1) + "\n";
    }

    private PhaseTable read(String text) throws IOException {
        return PhaseTableReader.read(Files.writeString(directory.resolve("phase.csv"), text));
    }

    private void refuses(Class<? extends RecordingException> kind, String text, String... words) {
        RecordingException failure = assertThrows(kind, () -> read(text));
        for (String word : words) {
            assertTrue(failure.getMessage().contains(word), failure.getMessage());
        }
        assertTrue(failure.getMessage().endsWith("."), failure.getMessage());
    }
}

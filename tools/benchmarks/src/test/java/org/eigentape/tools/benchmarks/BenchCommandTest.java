package org.eigentape.tools.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.eigentape.tools.command.CommandProvider;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Interruption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command, as people and scripts meet it. */
class BenchCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Interruption interruption = new Interruption();

    private int run(String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of(),
                folder,
                interruption);
        return new CommandLine(new BenchProvider().create(console)).execute(arguments);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldBeFoundByTheProgram() {
        assertTrue(ServiceLoader.load(CommandProvider.class).stream()
                .anyMatch(provider -> provider.get().name().equals("bench")));
    }

    @Test
    void shouldListEveryBenchmark() {
        assertEquals(ExitCode.DONE, run("--list"));
        BenchmarkList.ALL.forEach(benchmark -> assertTrue(output().contains(benchmark.description())));
    }

    @Test
    void shouldWriteOneJsonLineForEachMeasurementAndNothingElse() throws Exception {
        assertEquals(ExitCode.DONE, run("--quick", "--json", "trainer/batch1"));

        List<JsonNode> lines = new ArrayList<>();
        for (String line : output().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertEquals(1, lines.size());
        JsonNode line = lines.get(0);
        assertEquals("trainer/batch1", line.get("name").textValue());
        assertEquals("us/step", line.get("unit").textValue());
        assertEquals(
                line.get("ratio").doubleValue(),
                line.get("value").doubleValue() / line.get("baseline").doubleValue(),
                1e-12);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("cores"));
    }

    @Test
    void shouldNameTheMachineAndShowATable() {
        assertEquals(ExitCode.DONE, run("--quick", "trainer/batch1"));
        assertTrue(output().contains("cores"), output());
        assertTrue(output().contains("nested loops"), output());
    }

    @Test
    void shouldEndAtOnceWhenInterrupted() {
        interruption.request();
        assertEquals(ExitCode.INTERRUPTED, run("trainer"));
    }
}

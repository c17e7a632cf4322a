package org.eigentape.tools.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.eigentape.engine.result.ResultKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {

    private static final Comparator<ResultRow> ORDER = Comparator.comparingInt(ResultRow::run)
            .thenComparingLong(ResultRow::step)
            .thenComparing(ResultRow::stage)
            .thenComparing(ResultRow::parameters)
            .thenComparing(ResultRow::tensor)
            .thenComparing(ResultRow::name)
            .thenComparingInt(ResultRow::i)
            .thenComparingInt(ResultRow::j);

    @TempDir
    Path directory;

    @Test
    void shouldPrintNumbersThatReadBackExactly() throws IOException {
        double[] numbers = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            0.1,
            1.0 / 3,
            2e-3,
            100,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        SampleResults results = new SampleResults(directory);
        results.write(key("s", ""), 0, List.of(output("x", null, List.of(numbers.length), new long[] {0}, numbers)));
        List<String> lines = csv(results, ResultFilter.ALL);
        for (int i = 0; i < numbers.length; i++) {
            String line = lines.get(i + 1);
            double read = Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
            assertEquals(Double.doubleToLongBits(numbers[i]), Double.doubleToLongBits(read), line);
        }
    }

    @Test
    void shouldWriteTheDocumentedColumns() throws IOException {
        SampleResults results = new SampleResults(directory);
        double[] matrix = {1, 2, 3, 4, 5, 6};
        results.write(
                key("stage", "convention=published"),
                3,
                List.of(
                        output("loss", null, List.of(), new long[] {7}, new double[] {0.5}),
                        output("coupling", "weights/2", List.of(2, 3), new long[] {7}, matrix)));
        assertEquals(
                List.of(
                        "run,step,stage,parameters,tensor,name,i,j,value",
                        "3,7,stage,convention=published,,loss,,,0.5",
                        "3,7,stage,convention=published,weights/2,coupling,0,0,1.0",
                        "3,7,stage,convention=published,weights/2,coupling,0,1,2.0",
                        "3,7,stage,convention=published,weights/2,coupling,0,2,3.0",
                        "3,7,stage,convention=published,weights/2,coupling,1,0,4.0",
                        "3,7,stage,convention=published,weights/2,coupling,1,1,5.0",
                        "3,7,stage,convention=published,weights/2,coupling,1,2,6.0"),
                csv(results, ResultFilter.ALL));
    }

    @Test
    void shouldQuoteTextThatHoldsSeparators() throws IOException {
        SampleResults results = new SampleResults(directory);
        results.write(key("s", "times=0,1;label=\"a\""), 0, List.of(scalar("x", 1)));
        assertEquals(
                "0,0,s,\"times=0,1;label=\"\"a\"\"\",,x,,,1.0",
                csv(results, ResultFilter.ALL).get(1));
    }

    @Test
    void shouldSortRowsOfAnyResults() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            SampleResults results = new SampleResults(directory.resolve("trial-" + seed));
            long written = 0;
            for (String stage : List.of("b", "a-b", "a")) {
                for (String parameters : List.of("", "k=2", "k=10")) {
                    for (int run : new int[] {11, 2, 0}) {
                        List<SampleResults.Output> outputs = outputs(random);
                        results.write(key(stage, parameters), run, outputs);
                        written += outputs.stream()
                                .mapToLong(one -> (long) one.steps().length * one.values()[0].length)
                                .sum();
                    }
                }
            }
            List<ResultRow> rows = new ArrayList<>();
            assertEquals(
                    written, new ResultTable(results.store(), ResultFilter.ALL).forEach(rows::add), "seed " + seed);
            assertEquals(rows.stream().sorted(ORDER).toList(), rows, "seed " + seed);
        }
    }

    private static List<SampleResults.Output> outputs(Random random) {
        List<SampleResults.Output> outputs = new ArrayList<>();
        for (String name : List.of("z", "e", "y")) {
            for (String tensor : new String[] {"weights/10", "weights/2", null}) {
                int elements = 1 + random.nextInt(12);
                // Late results of earlier steps: a stage may emit them.
                long[] steps = random.longs(5, 0, 2000).distinct().toArray();
                double[][] values = new double[steps.length][];
                for (int at = 0; at < steps.length; at++) {
                    values[at] = random.doubles(elements).toArray();
                }
                outputs.add(new SampleResults.Output(name, tensor, List.of(elements), steps, values));
            }
        }
        return outputs;
    }

    @Test
    void shouldFilterByStageAndName() throws IOException {
        SampleResults results = new SampleResults(directory);
        results.write(key("a", ""), 0, List.of(scalar("x", 1), scalar("y", 2)));
        results.write(key("b", ""), 0, List.of(scalar("x", 3)));
        assertEquals(List.of("0,0,a,,,x,,,1.0"), body(csv(results, new ResultFilter(Set.of("a"), Set.of("x")))));
        assertEquals(
                List.of("0,0,a,,,x,,,1.0", "0,0,b,,,x,,,3.0"),
                body(csv(results, new ResultFilter(Set.of(), Set.of("x")))));
    }

    @Test
    void shouldShowTheNewestVersionOnly() throws IOException {
        SampleResults results = new SampleResults(directory);
        results.write(new ResultKey("a", 10, "", ""), 0, List.of(scalar("x", 10)));
        results.write(new ResultKey("a", 9, "", ""), 0, List.of(scalar("x", 9)));
        assertEquals(List.of("0,0,a,,,x,,,10.0"), body(csv(results, ResultFilter.ALL)));
    }

    @Test
    void shouldGiveReasonsForUndefinedNumbersInJson() throws IOException {
        SampleResults results = new SampleResults(directory);
        results.write(
                key("a", ""),
                0,
                List.of(output("x", "weights/2", List.of(2), new long[] {4}, new double[] {Double.NaN, 1e-300})),
                "{\"undefined\":{\"0\":\"two eigenvalues coincide\"}}");
        StringWriter text = new StringWriter();
        assertEquals(2, JsonTable.write(new ResultTable(results.store(), ResultFilter.ALL), text));
        JsonNode rows = new ObjectMapper().readTree(text.toString());
        assertTrue(rows.get(0).get("value").isNull());
        assertEquals("two eigenvalues coincide", rows.get(0).get("reason").asText());
        assertEquals(1e-300, rows.get(1).get("value").doubleValue());
        assertEquals(1, rows.get(1).get("i").intValue());
        assertEquals(3, text.toString().lines().count() + 1, "a line for each row");
    }

    @Test
    void shouldWriteAnEmptyTableForARecordingWithoutResults() throws IOException {
        Path file = directory.resolve("exports/results.csv");
        assertEquals(0, CsvTable.write(new ResultTable(new SampleResults(directory).store(), ResultFilter.ALL), file));
        assertEquals("run,step,stage,parameters,tensor,name,i,j,value\n", Files.readString(file));
    }

    private static ResultKey key(String stage, String parameters) {
        return new ResultKey(stage, 1, parameters, "");
    }

    private static SampleResults.Output scalar(String name, double value) {
        return output(name, null, List.of(), new long[] {0}, new double[] {value});
    }

    private static SampleResults.Output output(
            String name, String tensor, List<Integer> shape, long[] steps, double[] value) {
        return new SampleResults.Output(name, tensor, shape, steps, new double[][] {value});
    }

    private static List<String> csv(SampleResults results, ResultFilter filter) throws IOException {
        StringBuilder text = new StringBuilder();
        CsvTable.write(new ResultTable(results.store(), filter), text);
        return text.toString().lines().toList();
    }

    private static List<String> body(List<String> lines) {
        return lines.subList(1, lines.size());
    }
}

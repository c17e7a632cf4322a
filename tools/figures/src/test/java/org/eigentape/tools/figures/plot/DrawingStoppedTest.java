package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingStoppedTest {

    @TempDir
    Path directory;

    @Test
    void shouldNotLetAProcessThatEndsFinishAFigure() throws Exception {
        List<String> files = Stream.of("first.svg", "later.svg", "later.png")
                .map(name -> directory.resolve(name).toString())
                .toList();
        String before = written(files.subList(0, 1));
        byte[] first = Files.readAllBytes(Path.of(files.get(0)));
        String after = written(files);
        assertEquals(1, before.lines().count(), before);
        assertEquals(
                3,
                after.lines().filter(line -> line.contains("was not written")).count(),
                after);
        assertFalse(Files.exists(directory.resolve("later.svg")));
        assertFalse(Files.exists(directory.resolve("later.png")));
        assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(Path.of(files.get(0)))));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(1, left.count(), "nothing unfinished");
        }
    }

    private static String written(List<String> files) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DrawingAtTheEnd.class.getName()),
                        files.stream())
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return words;
    }
}

package org.eigentape.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.experiment.TeacherStudentProvider;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static Configuration network(String... settings) {
        TeacherStudentProvider provider = new TeacherStudentProvider();
        Map<String, JsonNode> given = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            given.put(parts[0], new TextNode(parts[1]));
        }
        Configuration resolved = provider.resolve(new Configuration(provider.keys(), given));
        provider.configure(resolved);
        return resolved;
    }

    @Test
    void shouldReadNumbersAsPeopleWriteThem() {
        assertEquals(0.125, network("learningRate=1/8").number("learningRate"));
        assertEquals(0.125, network("learningRate=2^-3").number("learningRate"));
        assertEquals(1e-3, network("learningRate=1e-3").number("learningRate"));
        assertEquals(0.5, network("learningRate=+.5").number("learningRate"));
        assertEquals(2, network("learningRate=2.").number("learningRate"));
        assertEquals(0.25, network("learningRate= 2 ^ -2 ").number("learningRate"));
    }

    @Test
    void shouldSayWhatKindOfNumberIsWanted() {
        assertRefused("batchSize=abc", "a whole number such as 100 or 1e5");
        assertRefused("batchSize=2.5", "a whole number such as 100 or 1e5");
        assertRefused("batchSize=1e30", "at most 2^53");
        assertRefused("batchSize=9999999999999999999", "between -2^63 and 2^63 - 1");
        assertRefused("batchSize=9000000000000000000", "between 1 and ");
        assertRefused("trainable=", "whole numbers such as 1,2");
        assertRefused("trainable=3000000000", "between -2^31 and 2^31 - 1");
        assertRefused("sigmaW=", "numbers such as 0.5");
        assertRefused("learningRate=", "a finite number such as 0.5");
        for (String number : List.of("1d", "2f", "1/2d", "2^1f", "0x10", "0x1p3", "Infinity", "1e", ".", "1,5")) {
            assertRefused("learningRate=" + number, "a finite number such as 0.5");
        }
        assertRefused("batchSize=4d", "a whole number such as 100");
    }

    private static void assertRefused(String setting, String expected) {
        String message = assertThrows(InvalidRequestException.class, () -> network(setting))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void shouldLetLearningRateFollowFromTemperature() {
        Configuration resolved = network("temperature=0.125", "batchSize=4");
        assertEquals(0.5, resolved.number("learningRate"));
        assertEquals(0.125, network("learningRate=0.5").number("temperature"));
    }

    @Test
    void shouldApplyOneWidthToTrainableLayersOnly() {
        assertArrayEquals(new double[] {1, 0.125, 1}, network("inverseSigmaW=8").numbers("sigmaW"));
        assertArrayEquals(new double[] {2, 3, 4}, network("sigmaW=2,3,4").numbers("sigmaW"));
    }

    @Test
    void shouldResolveAResolvedConfigurationToItself() {
        TeacherStudentProvider provider = new TeacherStudentProvider();
        Configuration once = network("temperature=0.3", "inverseSigmaW=3", "batchSize=7");
        assertEquals(once.toJson(), provider.resolve(once).toJson());
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        for (String setting : List.of(
                "learningRate=NaN",
                "learningRate=fast",
                "learningRate=-1",
                "learningRate=0",
                "batchSize=0",
                "batchSize=2.5",
                "batchSize=5000",
                "layers=3",
                "layers=3,0,1",
                "trainable=9",
                "trainable=",
                "sigmaW=1,2",
                "sigmaW=0",
                "activation=sine",
                "shuffle=sometimes",
                "samples=0",
                "testSamples=-3",
                "bias=maybe",
                "learnRate=1")) {
            InvalidRequestException refused =
                    assertThrows(InvalidRequestException.class, () -> network(setting), setting);
            assertTrue(refused.getMessage().length() > 20, refused.getMessage());
        }
        assertThrows(InvalidRequestException.class, () -> network("learningRate=1", "temperature=1"));
        assertThrows(InvalidRequestException.class, () -> network("sigmaW=1", "inverseSigmaW=2"));
    }

    private static Configuration file(String path) {
        return new Configuration(List.of(ConfigurationKey.file("data", "A file.")), Map.of("data", new TextNode(path)));
    }

    /** A recording can be moved, and its reader need not know where its maker kept files. */
    @Test
    void shouldKeepNoAbsolutePathOfAFile() {
        Path absolute = Path.of("somewhere", "images.gz").toAbsolutePath();
        Configuration given = file(absolute.toString());
        assertEquals(absolute, given.file("data"));
        assertEquals("images.gz", given.toJson().path("data").asText());
        assertEquals(
                "somewhere/images.gz",
                file("somewhere/images.gz").toJson().path("data").asText());
        assertEquals(absolute, given.with(Map.of()).file("data"));
        Configuration named = file("somewhere/images.gz").withNamesOfFiles();
        assertEquals("images.gz", named.toJson().path("data").asText());
        assertEquals(Path.of("somewhere", "images.gz"), named.file("data"));
        assertEquals(absolute, file("a").withFile("data", absolute).file("data"));
        assertThrows(InvalidRequestException.class, () -> file(" "));
        assertThrows(InvalidRequestException.class, () -> file("a\u0000b"));
    }
}

package org.eigentape.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void shouldCountPointsWithTheLastAxisChangingFastest() {
        List<GridPoint> points =
                grid("temperature=2^-5,1", "inverseSigmaW=1/8,8").points();
        assertEquals(
                List.of(
                        "T=2^-5_inverseSigmaW=1over8",
                        "T=2^-5_inverseSigmaW=8",
                        "T=1_inverseSigmaW=1over8",
                        "T=1_inverseSigmaW=8"),
                points.stream().map(GridPoint::name).toList());
        assertEquals(List.of(0, 1, 2, 3), points.stream().map(GridPoint::index).toList());
        assertEquals(
                Map.of("temperature", "1", "inverseSigmaW", "1/8"),
                points.get(2).values());
    }

    @Test
    void shouldReadListsInBrackets() {
        assertEquals(
                List.of("[3,32,16,1]", "[3, 64, 32, 1]"),
                Grid.axis("layers=[3,32,16,1],[3, 64, 32, 1]").getValue());
        assertEquals(
                "layers=3x64x32x1",
                grid("layers=[3, 64, 32, 1]").points().get(0).name());
    }

    @Test
    void shouldMakeNoNameThatIsNotAPlainDirectory() {
        assertEquals("word=..-..-etc", grid("word=..\\..\\etc").points().get(0).name());
        assertEquals(
                "word=..over..overetc", grid("word=../../etc").points().get(0).name());
    }

    @Test
    void shouldRefuseWhatIsNoGrid() {
        refused("no axis");
        refused("temperature of the grid has no values", "temperature=");
        refused("temperature of the grid has an empty value", "temperature=1,,2");
        refused("temperature of the grid has the value 1 twice", "temperature=1,2,1");
        refused("takes KEY=VALUE", "temperature");
        refused("takes KEY=VALUE", "=1,2");
        refused("would share a directory", "word=a/b,aoverb");
        String many = "="
                + String.join(
                        ",",
                        java.util.stream.IntStream.range(0, 1001)
                                .mapToObj(Integer::toString)
                                .toList());
        refused("more than 1000000 points", "a" + many, "b" + many);
    }

    private static void refused(String words, String... axes) {
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, () -> grid(axes));
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    private static Grid grid(String... axes) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        for (String axis : axes) {
            Map.Entry<String, List<String>> entry = Grid.axis(axis);
            read.put(entry.getKey(), entry.getValue());
        }
        return new Grid(read);
    }
}

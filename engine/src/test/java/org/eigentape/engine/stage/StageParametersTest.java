package org.eigentape.engine.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageParametersTest {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "any",
            1,
            "Does nothing.",
            List.of(),
            List.of(),
            List.of(),
            List.of(
                    new ParameterDeclaration("bins", "rule", "A rule or a number."),
                    new ParameterDeclaration("controls", "1", "A number."),
                    new ParameterDeclaration("trim", "0.05", "A fraction."),
                    new ParameterDeclaration("lengths", "1,2,5,10,20", "Whole numbers.")));

    private static StageParameters of(String name, String value) {
        return new StageParameters(DESCRIPTION, Map.of(name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "04", "4.0", "4.", "4e0", "+4", " 4 ", ".4E1", "40e-1"})
    void shouldNameTheSameNumberByTheSameText(String text) {
        assertEquals("bins=4", of("bins", text).canonical());
        assertEquals(4, of("bins", text).number("bins"));
    }

    @ParameterizedTest
    @CsvSource({"controls, 01", "controls, 1.0", "trim, .05", "trim, 5e-2", "lengths, '1, 2,5,1e1,020'"})
    void shouldKnowADefaultHoweverItIsWritten(String name, String value) {
        assertEquals("", of(name, value).canonical());
        assertEquals("default", of(name, value).hash());
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993, 9007199254740993",
        "0.1000000000000000055, 0.1000000000000000055",
        "-0.0, 0",
        "1e3, 1000",
        "1e-300, 1E-300",
        "10E299, 1E+300",
        "1E+300, 1E+300",
        "1e999999, 1E+999999",
        "rule, rule",
        "'a, 01', 'a, 01'",
        "4d, 4d",
        "0x1p2, 0x1p2"
    })
    void shouldKeepDigitsAndWords(String text, String canonical) {
        assertEquals(canonical, of("bins", text).text("bins"));
        assertEquals(canonical, ParameterText.canonical(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4d", "0x1p2", "NaN", "Infinity", "four", "", "1,2"})
    void shouldRefuseWhatIsNoDecimalNumber(String text) {
        assertEquals(
                "any.bins is \"" + text + "\", which is not a number.",
                assertThrows(
                                InvalidRequestException.class,
                                () -> of("bins", text).number("bins"))
                        .getMessage());
    }

    @Test
    void shouldReadWholeNumbersHoweverTheyAreWritten() {
        assertArrayEquals(new long[] {1000, 2, 3}, of("lengths", "1e3, 02,3.0").wholeNumbers("lengths"));
        assertArrayEquals(new long[0], of("lengths", " ").wholeNumbers("lengths"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,2,2.0', '\"1,2,2\", which names 2 twice.'",
        "'1,2,', '\"1,2,\"; it must be whole numbers separated by commas.'",
        "'1,2.5', '\"1,2.5\"; it must be whole numbers separated by commas.'",
        "'1e30', '\"1E+30\"; it must be whole numbers separated by commas.'"
    })
    void shouldRefuseListsThatAreNotOfDifferentWholeNumbers(String text, String complaint) {
        assertEquals(
                "any.lengths is " + complaint,
                assertThrows(
                                InvalidRequestException.class,
                                () -> of("lengths", text).wholeNumbers("lengths"))
                        .getMessage());
    }
}

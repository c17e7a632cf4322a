package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryLogarithmicScaleTest {

    private final Scale scale = new BinaryLogarithmicScale();

    @Test
    void shouldCountOctaves() {
        assertEquals(3, scale.position(8), 1e-12);
        assertEquals(-5, scale.position(1 / 32.0), 1e-12);
        assertEquals(0.125, scale.value(-3), 0);
        assertTrue(Double.isNaN(scale.position(0)));
        assertTrue(Double.isNaN(scale.position(-1)));
    }

    @Test
    void shouldHaveATickAtEveryPowerOfTwoAndLabelsWhereThereIsRoom() {
        List<ScaleTick> ticks = scale.ticks(1 / 32.0, 64, 6);
        assertEquals(12, ticks.size());
        List<String> labels =
                ticks.stream().filter(ScaleTick::major).map(ScaleTick::tex).toList();
        assertEquals(List.of("2^{-4}", "2^{-2}", "2^{0}", "2^{2}", "2^{4}", "2^{6}"), labels);
        assertEquals(
                12,
                scale.ticks(1 / 32.0, 64, 12).stream().filter(ScaleTick::major).count());
    }

    @Test
    void shouldHaveTicksInDecimalsWithinAnOctave() {
        assertTrue(scale.ticks(3, 7, 6).stream().anyMatch(tick -> tick.tex().contains("5")), "a label at 5");
        assertEquals(List.of(), scale.ticks(0, 7, 6));
    }
}

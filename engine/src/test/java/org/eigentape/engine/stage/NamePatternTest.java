package org.eigentape.engine.stage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NamePatternTest {

    @Test
    void shouldFitAnyCharactersForAStar() {
        assertTrue(NamePattern.matches("weights/*", "weights/block1.head3.key"));
        assertTrue(NamePattern.matches("weights/*", "weights/"));
        assertTrue(NamePattern.matches("*/loss", "test/loss"));
        assertTrue(NamePattern.matches("weights/2", "weights/2"));
        assertFalse(NamePattern.matches("weights/*", "target.weights/2"));
        assertFalse(NamePattern.matches("a.b", "acb"), "a dot is a dot");
    }

    @Test
    void shouldFitOneOfSeveralAlternatives() {
        String either = "train/gradient.moments/*|train/deltas/*";
        assertTrue(NamePattern.matches(either, "train/gradient.moments/2"));
        assertTrue(NamePattern.matches(either, "train/deltas/2"));
        assertFalse(NamePattern.matches(either, "train/activations/2"));
        assertFalse(NamePattern.matches(either, "published/train/deltas/2"));
    }
}

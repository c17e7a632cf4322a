package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TexTextTest {

    @Test
    void shouldSetPowersInCaptionsAsSuperscripts() {
        assertEquals("\\text{T {=} 2}^{-5}\\text{{,} x}", TexText.words("T = 2^-5, x"));
        assertEquals("\\text{10}^{12}\\text{}", TexText.words("10^12"));
        assertEquals("\\text{W{-}T}", TexText.words("W^T"));
        assertEquals("\\text{2{-}}", TexText.words("2^"));
    }
}

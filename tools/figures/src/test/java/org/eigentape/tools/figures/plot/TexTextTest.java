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

    @Test
    void shouldSetSymbolsAndPowersOfTenAsLabelsDo() {
        assertEquals("\\text{1{/}}\\sigma_W\\text{ {=} 8}", TexText.words("1/sigmaW = 8"));
        assertEquals("\\text{}T_c\\text{ {=} 1}", TexText.words("Tc = 1"));
        assertEquals("\\text{a }{\\leq}\\text{ 1 {<} b}", TexText.words("a <= 1 < b"));
        assertEquals("\\text{}K_S\\text{ and G\\_tf\\_0}", TexText.words("K_S and G_tf_0"));
        assertEquals("\\text{below }10^{-7}\\text{{.}}", TexText.words("below 1e-07."));
        assertEquals("\\text{}2.5{\\cdot}10^{6}\\text{}", TexText.words("2.5e+06"));
        assertEquals("\\text{}\\sqrt{2}\\text{ sqrt x}", TexText.words("sqrt 2 sqrt x"));
        assertEquals("\\text{Tcl 1e gsigmaW a1e{-}07}", TexText.words("Tcl 1e gsigmaW a1e-07"));
    }
}

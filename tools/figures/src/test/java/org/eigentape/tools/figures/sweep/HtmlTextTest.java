package org.eigentape.tools.figures.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void shouldSetSymbolsIndicesAndPowers() {
        assertEquals("1/&sigma;<sub>W</sub> = &radic;2", HtmlText.of("1/sigmaW = sqrt 2"));
        assertEquals("1/&sigma;<sub>W</sub> = 2<sup>&minus;8</sup>", HtmlText.of("1/sigma_W = 2^-8"));
        assertEquals("below 10<sup>&minus;7</sup>.", HtmlText.of("below 1e-07."));
        assertEquals("1.6&middot;10<sup>&minus;5</sup>", HtmlText.of("1.6e-05"));
        assertEquals(
                "T<sub>c</sub> = 0.3 &plusmn; 0.1, n V<sub>S</sub> &le; -K<sub>S</sub>",
                HtmlText.of("Tc = 0.3 +- 0.1, n V_S <= -K_S"));
        assertEquals("G_tf_0 of <sup>&minus;1</sup> &lt; &quot;a&quot;", HtmlText.of("G_tf_0 of ^-1 < \"a\""));
        assertEquals("the cell T=2^-5_inverseSigmaW=8", HtmlText.of("the cell T=2^-5_inverseSigmaW=8"));
        assertEquals("sigma &lt;W&gt; &amp; &quot;q&quot; 2^2", HtmlText.escaped("sigma <W> & \"q\" 2^2"));
    }
}

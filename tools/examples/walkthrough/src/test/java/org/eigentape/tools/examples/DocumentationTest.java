package org.eigentape.tools.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages show of the examples is what the examples are. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

    @Test
    void shouldShowTheExamplesAsTheyAre() throws IOException {
        int pieces = 0;
        for (String path : Repository.PAGES) {
            for (Page.Block block : Repository.page(path).pieces()) {
                String reference = String.valueOf(block.comment());
                assertEquals(
                        Repository.source(reference), block.text(), path + " line " + block.line() + ": " + reference);
                pieces++;
            }
        }
        assertTrue(pieces >= 8, "only " + pieces + " pieces were found");
    }

    @Test
    void shouldLinkToWhatExists() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String path : Repository.PAGES) {
            Path page = Repository.ROOT.resolve(path);
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                String target = links.group(1);
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(path + ": " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
    }
}

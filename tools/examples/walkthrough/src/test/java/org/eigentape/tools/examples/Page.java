package org.eigentape.tools.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation with its fenced blocks. A comment on the line before a fence says what the block is: a path
 * below the repository, perhaps with {@code #tag}, or {@code run} for commands.
 */
record Page(Path file, List<Block> blocks) {

    /**
     * A fenced block.
     *
     * @param line of the opening fence, from 1
     * @param language what stands behind the fence
     * @param comment what the comment before it says, or null
     * @param text its lines, each with its end
     */
    record Block(int line, String language, @Nullable String comment, String text) {}

    private static final String FENCE = "```";

    static Page read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String before = "";
        int number = 0;
        for (Iterator<String> lines = Files.readAllLines(file).iterator(); lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (line.startsWith(FENCE)) {
                int opened = number;
                StringBuilder text = new StringBuilder();
                for (String inside = lines.next(); !inside.equals(FENCE); inside = lines.next()) {
                    text.append(inside).append('\n');
                    number++;
                }
                number++;
                blocks.add(new Block(opened, line.substring(FENCE.length()), comment(before), text.toString()));
            }
            before = line;
        }
        return new Page(file, blocks);
    }

    private static @Nullable String comment(String line) {
        return line.startsWith("<!-- ") && line.endsWith(" -->") ? line.substring(5, line.length() - 4) : null;
    }

    /** The blocks that repeat a file or a tagged piece of one. */
    List<Block> pieces() {
        return blocks.stream()
                .filter(block -> block.comment() != null && block.comment().contains("/"))
                .toList();
    }

    /** All commands of the page, in order. */
    String commands() {
        StringBuilder commands = new StringBuilder();
        for (Block block : blocks) {
            if ("run".equals(block.comment())) {
                commands.append(block.text());
            }
        }
        return commands.toString();
    }
}

package org.eigentape.tools.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sources that this build is made of. */
final class Repository {

    static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

    /** The pages whose pieces and commands are tested. */
    static final List<String> PAGES = List.of(
            "README.md",
            "stages/README.md",
            "engine/README.md",
            "replay/README.md",
            "tools/README.md",
            "tools/figures/docs/paper-short/README.md");

    private Repository() {}

    static Page page(String path) throws IOException {
        return Page.read(ROOT.resolve(path));
    }

    /**
     * A file, or the lines between {@code tag::name[]} and {@code end::name[]} in it with their common indentation taken
     * off.
     *
     * @param reference a path below the root, perhaps with {@code #name}
     */
    static String source(String reference) throws IOException {
        int hash = reference.indexOf('#');
        if (hash < 0) {
            return Files.readString(ROOT.resolve(reference));
        }
        String name = reference.substring(hash + 1);
        List<String> piece = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(ROOT.resolve(reference.substring(0, hash)))) {
            if (line.trim().equals("// end::" + name + "[]")) {
                return unindented(piece);
            }
            if (inside) {
                piece.add(line);
            }
            inside |= line.trim().equals("// tag::" + name + "[]");
        }
        throw new AssertionError("there is no piece " + reference);
    }

    private static String unindented(List<String> lines) {
        int indentation = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append(line.isBlank() ? "" : line.substring(indentation)).append('\n'));
        return text.toString();
    }
}

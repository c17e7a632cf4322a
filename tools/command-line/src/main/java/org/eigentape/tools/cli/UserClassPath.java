package org.eigentape.tools.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The jars that a user adds. The JVM passes over those that it cannot read without a word. */
final class UserClassPath {

    private static final String VARIABLE = "EIGENTAPE_CLASSPATH";

    private UserClassPath() {}

    /**
     * Looks at every entry.
     *
     * @param environment of the process
     * @return a sentence for each entry from which nothing can be loaded; none where the variable is not set
     */
    static List<String> problems(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        for (String entry : environment.getOrDefault(VARIABLE, "").split(File.pathSeparator)) {
            String problem = entry.isEmpty() ? null : problem(entry);
            if (problem != null) {
                problems.add(VARIABLE + " names " + entry + ", which " + problem + "; it is ignored.");
            }
        }
        return problems;
    }

    private static @Nullable String problem(String entry) {
        boolean allJars = entry.endsWith("*");
        Path path = Path.of(allJars ? entry.substring(0, entry.length() - 1) : entry);
        if (Files.isDirectory(path)) {
            return null;
        }
        if (allJars || !Files.exists(path)) {
            return allJars ? "is not a directory of jars" : "does not exist";
        }
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return jar.size() == 0 ? "is an empty jar" : null;
        } catch (IOException e) {
            return "cannot be read as a jar (" + e.getMessage() + ")";
        }
    }
}

package org.eigentape.tools.cli.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.tools.export.FileFailure;

/**
 * {@code config.yaml}: one flat YAML object with {@code simulation}, {@code preset}, {@code runs}, {@code steps},
 * {@code seed}, {@code policy}, {@code stages}, and everything that {@code --set} takes.
 */
public final class RecordingFile {

    private static final int LARGEST_FILE = 1 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordingFile() {}

    /**
     * Reads a configuration.
     *
     * @param file as {@link #write} writes it, or written by people
     * @return its entries in the file's order
     * @throws InvalidRequestException if it is missing, too large, or not one YAML object
     */
    public static ObjectNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidRequestException(
                    Files.exists(file) ? file + " is not a file." : "There is no configuration " + file + ".");
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidRequestException(file + " is larger than a configuration can be, 1 MiB.");
            }
            JsonNode tree = YAML.readTree(YamlProblem.text(file, Files.readAllBytes(file)));
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidRequestException(
                    file + " is not a configuration: it must hold lines of the form 'key: value'.");
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException(file + " " + YamlProblem.of(e));
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + FileFailure.cause(e) + ".", e);
        }
    }

    /**
     * Whether a file says what would make a recording again, in whatever layout.
     *
     * @param file as {@link #write} writes it
     * @param content what would make the recording again
     * @return true if it says the same
     * @throws InvalidRequestException if it cannot be read
     */
    public static boolean isOf(Path file, ObjectNode content) {
        return texts(read(file)).equals(texts(content));
    }

    /** Numbers are compared as they are written: their types in memory depend on where they come from. */
    private static String texts(ObjectNode content) {
        return text("record", "recording", content);
    }

    /**
     * Writes a configuration.
     *
     * @param file where; must not exist
     * @param content what would make the recording again
     */
    public static void write(Path file, ObjectNode content) {
        try {
            Files.write(file, text("record", "recording", content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StorageException("Cannot write " + file + ": " + FileFailure.cause(e) + ".", e);
        }
    }

    /**
     * A configuration as text.
     *
     * @param command that takes it
     * @param result what the command makes of it
     * @param content what would make it again
     * @return YAML below a comment
     */
    public static String text(String command, String result, ObjectNode content) {
        try {
            return "# 'eigentape " + command + " --config THIS_FILE' makes this " + result + " again.\n"
                    + YAML.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as YAML: " + content, e);
        }
    }
}

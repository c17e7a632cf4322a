package org.eigentape.engine.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.StorageException;

/**
 * Small JSON files that carry a checksum of their content. Strict on reading: bounded size and depth, no unknown, missing
 * or repeated fields, and never a type that the file names.
 */
public final class RecordingJson {

    /** Bytes of the largest file that is read: 16 MiB. */
    static final int LARGEST_FILE = 16 << 20;

    private static final String CHECKSUM = "checksum";
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(1 << 20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private RecordingJson() {}

    /**
     * The text of a value with the checksum of its content as last field.
     *
     * @param value a record, or anything else that Jackson writes as an object
     * @return UTF-8
     */
    public static byte[] write(Object value) {
        try {
            // Through text and back, so that numbers are what a reader will see.
            ObjectNode tree = MAPPER.readValue(MAPPER.writeValueAsBytes(value), ObjectNode.class);
            tree.put(CHECKSUM, checksum(tree));
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        }
    }

    /** The content of a file whose checksum matches, without the checksum. */
    static ObjectNode read(Path file) {
        return verified(file, readUnverified(file));
    }

    /** The content of a file, with the checksum that it claims. Good for nothing but finding out what to make of it. */
    static ObjectNode readUnverified(Path file) {
        byte[] bytes = readBounded(file);
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (!(tree instanceof ObjectNode content)) {
                throw damaged(file, tree.isMissingNode() ? "it is empty" : "it holds no JSON object");
            }
            return content;
        } catch (IOException e) {
            throw damaged(file, unreadable(e));
        }
    }

    /** The content without its checksum, if that matches. */
    static ObjectNode verified(Path file, ObjectNode content) {
        try {
            JsonNode stored = content.remove(CHECKSUM);
            if (stored == null || !stored.asText().equals(checksum(content))) {
                throw damaged(file, "its content does not match its checksum");
            }
            return content;
        } catch (IOException e) {
            throw damaged(file, "its content cannot be written as JSON again");
        }
    }

    /**
     * Reads a file whose checksum matches.
     *
     * @param <T> what it holds
     * @param file written with {@link #write}
     * @param type of the value
     * @return the value
     * @throws CorruptRecordingException if it is missing or not as it was written
     */
    public static <T> T read(Path file, Class<T> type) {
        return bind(file, read(file), type);
    }

    /**
     * Reads a file whose checksum matches, and which earlier releases wrote with fewer fields.
     *
     * @param <T> what it holds
     * @param file written with {@link #write}
     * @param type of the value
     * @param later names of the fields that it may lack; they are null then
     * @return the value
     * @throws CorruptRecordingException if it is missing or not as it was written
     */
    public static <T> T read(Path file, Class<T> type, Collection<String> later) {
        ObjectNode content = read(file);
        later.stream().filter(field -> !content.has(field)).forEach(content::putNull);
        return bind(file, content, type);
    }

    static <T> T bind(Path file, ObjectNode content, Class<T> type) {
        try {
            return MAPPER.treeToValue(content, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(file, unexpected(e));
        }
    }

    private static byte[] readBounded(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new CorruptRecordingException(file + " is missing or not a regular file.");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new CorruptRecordingException(file + " is larger than " + LARGEST_FILE + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + StorageException.reason(e) + ".", e);
        }
    }

    private static String checksum(ObjectNode content) throws JsonProcessingException {
        CRC32C checksum = new CRC32C();
        checksum.update(MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "crc32c:%08x", checksum.getValue());
    }

    private static CorruptRecordingException damaged(Path file, String how) {
        return new CorruptRecordingException(file + " is damaged: " + how + "; " + remedy(file) + ".");
    }

    private static String remedy(Path file) {
        return switch (String.valueOf(file.getFileName())) {
            case "status.json" -> "delete it, since what it says is in the journal too";
            case "cell.json" -> "the 'eigentape sweep' command of its sweep makes it again from the recording";
            case "tables.json" -> "'eigentape replay' of its sweep writes it anew";
            default -> "put it back from a copy";
        };
    }

    /** The library's own words speak of its features and of types in Java. */
    private static String unreadable(IOException problem) {
        JsonLocation at = problem instanceof JsonProcessingException json ? json.getLocation() : null;
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return problem instanceof JsonEOFException
                ? "it ends in the middle of its content," + place
                : "it is not readable as JSON" + place;
    }

    private static String unexpected(Exception problem) {
        String field = problem instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        return field.isEmpty()
                ? "it does not have the fields that it should have"
                : "its field " + field + " is missing, unknown or of another kind than it should be";
    }
}

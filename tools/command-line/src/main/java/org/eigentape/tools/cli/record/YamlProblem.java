package org.eigentape.tools.cli.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigentape.engine.error.InvalidRequestException;

/** Says in our own words what is wrong with a configuration: the parser's speak of its tokens and of types in Java. */
final class YamlProblem {

    private static final Pattern TWICE = Pattern.compile("Duplicate field '([^']*)'.*", Pattern.DOTALL);

    private YamlProblem() {}

    /**
     * The text of a file.
     *
     * @param file for the message
     * @param bytes of it
     * @throws InvalidRequestException if it is no text in UTF-8, or has characters that no text has
     */
    static String text(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String readable = text.flip().toString();
        int control = 0;
        while (control < readable.length() && isText(readable.charAt(control))) {
            control++;
        }
        if (result.isError() || control < readable.length()) {
            throw new InvalidRequestException(file + " is not a configuration: " + place(readable.substring(0, control))
                    + " is a byte that text in UTF-8 does not have.");
        }
        return readable;
    }

    private static boolean isText(char character) {
        return !Character.isISOControl(character) || "\t\n\r\u0085".indexOf(character) >= 0;
    }

    /** Where the character after some text is. */
    private static String place(String before) {
        int line = (int) before.chars().filter(character -> character == '\n').count();
        return place(line + 1, before.length() - before.lastIndexOf('\n'));
    }

    private static String place(int line, int column) {
        return "in line " + line + ", column " + column;
    }

    /** What the parser found, as the end of a sentence that begins with the file. */
    static String of(JsonProcessingException problem) {
        JsonLocation at = problem.getLocation();
        String where = at == null || at.getLineNr() < 1 ? "" : " " + place(at.getLineNr(), at.getColumnNr());
        Matcher twice = TWICE.matcher(String.valueOf(problem.getOriginalMessage()));
        return twice.matches()
                ? "gives the key " + twice.group(1) + " twice, again" + where + "."
                : "is not readable as YAML" + where + "; it must hold lines of the form 'key: value'.";
    }
}

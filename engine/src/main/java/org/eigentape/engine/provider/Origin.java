package org.eigentape.engine.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;

/** Says where code is from and what it threw, so that the right jar is blamed. */
public final class Origin {

    private Origin() {}

    /**
     * Where a class is from.
     *
     * @param type any class
     * @return {@code CLASS in JAR}, or the class alone where its jar cannot be told
     */
    public static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        return place == null ? type.getName() : type.getName() + " in " + path(place.toString());
    }

    /**
     * What was thrown, in words.
     *
     * @param thrown by code of a provider
     * @return {@code TYPE: message}, the first line of it, without a full stop
     */
    public static String cause(Throwable thrown) {
        Throwable cause = thrown instanceof ExceptionInInitializerError wrapped && wrapped.getException() != null
                ? wrapped.getException()
                : thrown;
        String message = cause.getMessage();
        String words = message == null ? "" : message.lines().findFirst().orElse("");
        return cause.getClass().getSimpleName()
                + (words.isBlank() ? "" : ": " + words.strip().replaceFirst("\\.$", ""));
    }

    /** The jar or directory of a resource. */
    static String of(URL resource, String name) {
        String text = resource.toString();
        String place = text.endsWith(name) ? text.substring(0, text.length() - name.length()) : text;
        return path(place.startsWith("jar:") ? place.substring("jar:".length()).replaceFirst("!/$", "") : place);
    }

    private static String path(String url) {
        try {
            return Path.of(new URI(url)).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return url;
        }
    }
}

package org.eigentape.engine.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What distinguishes two sets of results of one recording.
 *
 * @param stage the stage's name
 * @param version the stage's version
 * @param parameters what differs from the stage's defaults, canonical: {@code convention=published}; empty for defaults
 * @param selection the part of the recording that was replayed, canonical: {@code from=0;to=500;every=10}; empty for all
 */
public record ResultKey(String stage, int version, String parameters, String selection) {

    /**
     * Parameters and selection in one text, as in the column {@code parameters} of tables.
     *
     * @return empty for defaults over the whole recording
     */
    public String canonical() {
        return parameters + (parameters.isEmpty() || selection.isEmpty() ? "" : ";") + selection;
    }

    /**
     * The stage as people ask for it.
     *
     * @return {@code NAME}, or {@code NAME:parameter=value} where parameters differ from their defaults
     */
    public String request() {
        return parameters.isEmpty() ? stage : stage + ":" + parameters;
    }

    /**
     * The name of the directory below {@code results/}.
     *
     * @return {@code STAGE@VERSION-HASH}, where HASH is {@code default} or 8 hexadecimal digits
     */
    public String directoryName() {
        return stage + "@" + version + "-" + hash();
    }

    private String hash() {
        if (canonical().isEmpty()) {
            return "default";
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}

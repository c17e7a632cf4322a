package org.eigentape.engine.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * One digest for the results of several stages and runs: SHA-256 over the lines {@code RUN STAGE@VERSION-HASH DIGEST}, sorted
 * by directory and run. For one thread.
 */
public final class ResultSetDigest {

    private record Place(String directoryName, int run) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byName = directoryName.compareTo(other.directoryName);
            return byName == 0 ? Integer.compare(run, other.run) : byName;
        }
    }

    private final TreeMap<Place, String> digests = new TreeMap<>();

    /** Starts without results. */
    public ResultSetDigest() {}

    /**
     * Adds the results of one stage for one run.
     *
     * @param directoryName {@code STAGE@VERSION-HASH}
     * @param run the run, or {@link org.eigentape.engine.event.EventFrame#NO_RUN} for the ensemble
     * @param digest of the results
     */
    public void add(String directoryName, int run, String digest) {
        digests.put(new Place(directoryName, run), digest);
    }

    /**
     * The digest of all that was added, in whatever order.
     *
     * @return 64 hexadecimal digits
     */
    public String hex() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            digests.forEach(
                    (place, digest) -> sha.update((place.run() + " " + place.directoryName() + " " + digest + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.eigentape.replay;

/** Told now and then how far a verification is. */
@FunctionalInterface
public interface VerificationProgress {

    /** Tells nobody. */
    VerificationProgress NONE = (bytesRead, totalBytes) -> {};

    /**
     * Called every few mebibytes, on the verifying thread.
     *
     * @param bytesRead bytes verified
     * @param totalBytes bytes of the journal's files; what is verified ends somewhat below
     */
    void at(long bytesRead, long totalBytes);
}

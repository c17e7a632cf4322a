package org.eigentape.tools.figures.plot;

/**
 * Whether this process is ending. From then on Java's own shutdown hooks delete the temporary files from which it reads the
 * fonts of figures, while other threads go on: what they draw then has other letters.
 */
final class ProcessEnd {

    private ProcessEnd() {}

    /**
     * Whether the shutdown of the JVM has begun.
     *
     * @return true before the first shutdown hook starts, for ever
     */
    static boolean hasBegun() {
        Thread probe = new Thread(() -> {}, "probe");
        try {
            // Java refuses further hooks before it starts the first one, and says so in no other way.
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}

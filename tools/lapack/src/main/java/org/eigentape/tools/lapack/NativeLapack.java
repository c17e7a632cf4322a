package org.eigentape.tools.lapack;

import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eigentape.stages.large.SingularValueLibrary;
import org.jspecify.annotations.Nullable;
import org.netlib.util.intW;

/**
 * {@code solver=lapack}: singular values by {@code dgesdd} of the LAPACK that the system has as {@code liblapack.so.3} (OpenBLAS, the
 * reference or another), which is loaded when it is first asked for. The last bits depend on that library, its version, the processor and the
 * number of threads.
 */
public final class NativeLapack implements SingularValueLibrary {

    private static final String MISSING =
            "the system has no LAPACK that can be loaded (liblapack.so.3, Linux only); install one (Debian, Ubuntu: apt install"
                    + " libopenblas0)";

    /** Kept here, because a logger that nobody holds forgets its level. */
    private static final Logger LOADER = Logger.getLogger("dev.ludovic.netlib.lapack.InstanceBuilder");

    /** Loads the library once; a class of its own, so that nothing is loaded for those who only list what there is. */
    private static final class Holder {

        static final @Nullable NativeLAPACK LAPACK = load();

        private static @Nullable NativeLAPACK load() {
            // It would warn on the terminal of what is said in a message.
            LOADER.setLevel(Level.OFF);
            try {
                return NativeLAPACK.getInstance();
            } catch (RuntimeException | LinkageError e) {
                return null;
            }
        }
    }

    /** Creates the library's entry; loads nothing yet. */
    public NativeLapack() {}

    @Override
    public String name() {
        return "lapack";
    }

    @Override
    public Optional<String> whyMissing() {
        return Holder.LAPACK == null ? Optional.of(MISSING) : Optional.empty();
    }

    @Override
    public boolean singularValues(double[] matrix, int rows, int columns, double[] descending) {
        NativeLAPACK lapack = Holder.LAPACK;
        if (lapack == null) {
            throw new IllegalStateException(MISSING);
        }
        double[] none = new double[1];
        int[] indices = new int[8 * Math.min(rows, columns)];
        intW outcome = new intW(0);
        double[] best = new double[1];
        // A length of -1 asks for the best one.
        lapack.dgesdd("N", rows, columns, matrix, rows, descending, none, 1, none, 1, best, -1, indices, outcome);
        double[] work = new double[Math.max(1, (int) best[0])];
        lapack.dgesdd(
                "N", rows, columns, matrix, rows, descending, none, 1, none, 1, work, work.length, indices, outcome);
        return outcome.val == 0;
    }
}

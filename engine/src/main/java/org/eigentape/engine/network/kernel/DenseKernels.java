package org.eigentape.engine.network.kernel;

/** The kernels of this Java virtual machine. Thread-safe. */
public final class DenseKernels {
    /** The module of vector instructions, which Java does not load unless told to. */
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private DenseKernels() {}

    /**
     * Creates the fastest kernel: vector instructions where Java was started with {@code --add-modules
     * jdk.incubator.vector}, else plain Java. They differ in speed only. A Java that does not compile fully ({@code -Xint},
     * {@code -XX:TieredStopAtLevel=1}) makes every vector an object and should be started without the module.
     *
     * @return a kernel for one thread
     */
    public static DenseKernel fastest() {
        return hasVectors() ? new VectorDenseKernel() : new PlainDenseKernel();
    }

    /**
     * Says which kernel {@link #fastest} gives.
     *
     * @return {@code vector} or {@code plain}
     */
    public static String nameOfFastest() {
        return hasVectors() ? "vector" : "plain";
    }

    private static boolean hasVectors() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }
}

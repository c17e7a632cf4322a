package org.eigentape.engine.boltzmann.kernel;

import org.eigentape.engine.numeric.RandomStream;

/**
 * The arithmetic of this Java virtual machine: vector instructions where Java was started with {@code --add-modules
 * jdk.incubator.vector}, else plain Java. They differ in speed only. Thread-safe.
 */
public final class MachineKernels {

    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private MachineKernels() {}

    /** Products with many vectors; stateless. */
    public static LaneProduct product() {
        return VECTORS ? new VectorLaneProduct() : new PlainLaneProduct();
    }

    /**
     * Normal deviates.
     *
     * @param stream from which its generators start
     */
    public static NormalNoise noise(RandomStream stream) {
        return VECTORS ? new VectorNormalNoise(stream) : new PlainNormalNoise(stream);
    }
}

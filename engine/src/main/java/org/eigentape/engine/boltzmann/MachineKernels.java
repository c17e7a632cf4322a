package org.eigentape.engine.boltzmann;

import org.eigentape.engine.numeric.RandomStream;

/**
 * The arithmetic of this Java virtual machine: vector instructions where Java was started with {@code --add-modules
 * jdk.incubator.vector}, else plain Java. They differ in speed only. Thread-safe.
 */
final class MachineKernels {

    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private MachineKernels() {}

    static LaneProduct product() {
        return VECTORS ? new VectorLaneProduct() : new PlainLaneProduct();
    }

    static NormalNoise noise(RandomStream stream) {
        return VECTORS ? new VectorNormalNoise(stream) : new PlainNormalNoise(stream);
    }
}

package org.eigentape.engine.network.kernel;

class VectorDenseKernelTest extends DenseKernelContract {
    @Override
    DenseKernel kernel() {
        return new VectorDenseKernel();
    }
}

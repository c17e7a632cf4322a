package org.eigentape.engine.network.kernel;

class PlainDenseKernelTest extends DenseKernelContract {
    @Override
    DenseKernel kernel() {
        return new PlainDenseKernel();
    }
}

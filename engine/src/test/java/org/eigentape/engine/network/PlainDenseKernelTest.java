package org.eigentape.engine.network;

class PlainDenseKernelTest extends DenseKernelContract {
    @Override
    DenseKernel kernel() {
        return new PlainDenseKernel();
    }
}

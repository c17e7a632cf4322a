package org.eigentape.tools.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.numeric.Tanh;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SingularValueSolver;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Numeric kernels: 64 hyperbolic tangents, as many as a step of the paper's network takes, and singular values. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NumericJmh {

    /** Arguments of the hyperbolic tangent. */
    @State(Scope.Thread)
    public static class Arguments {

        private final double[] z = new double[64];
        private final double[] value = new double[64];

        /** Draws them. */
        public Arguments() {
            new NormalSampler(RandomStream.of(1, "benchmark", 0)).fill(z, 1.0);
        }
    }

    /** A matrix W. */
    @State(Scope.Thread)
    public static class Matrix {

        /** Rows of W. */
        @Param({"16", "64", "128"})
        public int size;

        private double[] weights;
        private SingularValueSolver solver;

        /** Draws W, size x 2 size. */
        @Setup
        public void draw() {
            weights = new double[2 * size * size];
            new NormalSampler(RandomStream.of(1, "benchmark", 1)).fill(weights, 1.0);
            solver = new SingularValueSolver(new MatrixShape(size, 2 * size));
        }
    }

    /** Ours: the same bits on every virtual machine. */
    @Benchmark
    public double[] tanh(Arguments arguments) {
        Tanh.apply(arguments.z, 0, arguments.value, 0, arguments.z.length);
        return arguments.value;
    }

    /** The library's exact one, the baseline. */
    @Benchmark
    public double[] tanhOfStrictMath(Arguments arguments) {
        for (int i = 0; i < arguments.z.length; i++) {
            arguments.value[i] = StrictMath.tanh(arguments.z[i]);
        }
        return arguments.value;
    }

    /** Singular values alone. */
    @Benchmark
    public Outcome singularValues(Matrix matrix) {
        return matrix.solver.decompose(matrix.weights);
    }

    /** Singular values and vectors. */
    @Benchmark
    public double[] singularVectors(Matrix matrix) {
        matrix.solver.decompose(matrix.weights);
        return matrix.solver.vectors();
    }
}

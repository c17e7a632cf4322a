package org.eigentape.tools.benchmarks.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
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

/** Encoding a step with one matrix, beside a bare copy of the same bytes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodeJmh {

    /** Elements of the matrix: 4 x 4, 16 x 32, 64 x 64. */
    @Param({"16", "512", "4096"})
    public int elements;

    private final EventEncoder encoder = new EventEncoder();
    private FrameBuffer frame;
    private EventLayout layout;
    private double[] weights;
    private byte[] source;
    private byte[] target;
    private long step;

    /** Makes a matrix. */
    @Setup
    public void makeMatrix() {
        layout = new EventLayout(List.of(new TensorDeclaration(
                0, "weights/2", ElementType.F64, List.of(elements), "1", TensorRole.WEIGHTS, EventType.STEP, true)));
        frame = new FrameBuffer(layout.frameLength(0));
        weights = new double[elements];
        source = new byte[layout.frameLength(0)];
        target = new byte[layout.frameLength(0)];
    }

    /** Encodes, with the checksum of the body. */
    @Benchmark
    public int encode() {
        encoder.begin(frame, EventType.STEP, 0, step++, layout);
        encoder.tensor(0).putDoubles(weights, 0, elements);
        return encoder.end();
    }

    /** The floor: as many bytes copied. */
    @Benchmark
    public byte[] copy() {
        System.arraycopy(source, 0, target, 0, source.length);
        return target;
    }
}

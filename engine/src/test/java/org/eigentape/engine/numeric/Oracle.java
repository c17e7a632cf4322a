package org.eigentape.engine.numeric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** Numbers of numeric_oracle.py (mpmath, 240 bits): the true value of a function is result + rest. */
record Oracle(String function, double argument, double result, double rest) {

    static List<Oracle> read(String function) {
        var stream = Objects.requireNonNull(Oracle.class.getResourceAsStream("oracle.txt"), "oracle.txt");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words[0].equals(function))
                    .map(words -> new Oracle(words[0], number(words[1]), number(words[2]), number(words[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Largest error of a kernel in units in the last place of the true value. */
    static double largestError(List<Oracle> oracles, DoubleUnaryOperator kernel) {
        return oracles.stream()
                .mapToDouble(oracle -> oracle.errorOf(kernel.applyAsDouble(oracle.argument())))
                .max()
                .orElseThrow();
    }

    double errorOf(double value) {
        return Math.abs((value - result) - rest) / Math.ulp(result);
    }

    private static double number(String bits) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    }
}

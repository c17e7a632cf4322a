package org.eigentape.engine.network.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.numeric.Gelu;
import org.eigentape.engine.numeric.Tanh;

/** Activation function phi of the hidden layers, with its derivative. All bits are the same on every virtual machine. */
public enum Activation {
    /** Hyperbolic tangent; phi' = 1 - phi^2. */
    TANH {
        @Override
        public void apply(double[] z, double[] value, int length) {
            Tanh.apply(z, 0, value, 0, length);
        }

        @Override
        public void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
            Tanh.apply(z, 0, value, 0, length);
            for (int i = 0; i < length; i++) {
                derivative[i] = Math.fma(-value[i], value[i], 1.0);
            }
        }
    },

    /** max(z, 0); phi'(z) = 1 for z &gt; 0, else 0. NaN stays NaN, so that a diverged run cannot hide behind a zero. */
    RELU {
        @Override
        public void apply(double[] z, double[] value, int length) {
            for (int i = 0; i < length; i++) {
                value[i] = z[i] <= 0.0 ? 0.0 : z[i];
            }
        }

        @Override
        public void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
            apply(z, value, length);
            for (int i = 0; i < length; i++) {
                derivative[i] = z[i] > 0.0 ? 1.0 : 0.0;
            }
        }
    },

    /** z Phi(z), exact form; phi' = Phi(z) + z exp(-z^2/2)/sqrt(2 pi). */
    GELU {
        @Override
        public void apply(double[] z, double[] value, int length) {
            Gelu.apply(z, 0, value, 0, length);
        }

        @Override
        public void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
            Gelu.applyWithDerivative(z, value, derivative, length);
        }
    },

    /** z; phi' = 1: a deep linear network. */
    IDENTITY {
        @Override
        public void apply(double[] z, double[] value, int length) {
            System.arraycopy(z, 0, value, 0, length);
        }

        @Override
        public void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
            apply(z, value, length);
            Arrays.fill(derivative, 0, length, 1.0);
        }
    };

    /**
     * Values of the first {@code length} numbers.
     *
     * @param z arguments, not modified unless it is also {@code value}
     * @param value receives phi(z)
     * @param length number of arguments
     */
    public abstract void apply(double[] z, double[] value, int length);

    /**
     * Values and derivatives of the first {@code length} numbers; the values have the bits of {@link #apply}.
     *
     * @param z arguments, not modified
     * @param value receives phi(z)
     * @param derivative receives phi'(z)
     * @param length number of arguments
     */
    public abstract void applyWithDerivative(double[] z, double[] value, double[] derivative, int length);

    /**
     * Name as written in a configuration.
     *
     * @return {@code tanh}, {@code relu}, {@code gelu} or {@code identity}
     */
    public String configurationName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The activation of a name.
     *
     * @param name as written in a configuration
     * @return the activation
     * @throws InvalidRequestException if there is no such activation
     */
    public static Activation of(String name) {
        for (Activation activation : values()) {
            if (activation.configurationName().equals(name)) {
                return activation;
            }
        }
        String known =
                Arrays.stream(values()).map(Activation::configurationName).collect(Collectors.joining(", "));
        throw new InvalidRequestException("unknown activation '" + name + "'; choose one of " + known);
    }
}

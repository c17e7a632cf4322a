package org.eigentape.stages.diffusion;

/** A potential V(x) of one mode that diffuses without neighbours. Immutable. */
sealed interface ModePotential {

    /**
     * The potential.
     *
     * @param x within the walls
     * @return V(x), up to a constant
     */
    double value(double x);

    /** Where V is smallest. */
    double minimum();

    /** Half the width outside of which V exceeds its minimum by {@code height}, were there no walls. */
    double halfWidth(double height);

    /** A reflecting wall; minus infinity for none. */
    default double lowerWall() {
        return Double.NEGATIVE_INFINITY;
    }

    /** A wall that is never reached; infinity for none. */
    default double upperWall() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * The mode of a Gaussian restricted Boltzmann machine ([D] sec. IV): V = -x^2/(2 kappa) - x - mu^2 log(mu^2 - x), x from 0 to mu^2.
     *
     * @param kappa of the target's mode, positive and below {@code muSquared}
     * @param muSquared mu^2
     */
    record Machine(double kappa, double muSquared) implements ModePotential {
        @Override
        public double value(double x) {
            return -x * x / (2 * kappa) - x - muSquared * StrictMath.log(muSquared - x);
        }

        @Override
        public double minimum() {
            return muSquared - kappa;
        }

        @Override
        public double halfWidth(double height) {
            return muSquared;
        }

        @Override
        public double lowerWall() {
            return 0;
        }

        @Override
        public double upperWall() {
            return muSquared;
        }
    }

    /**
     * V = w x^2/2 + u x^4/4.
     *
     * @param stiffness w; with {@code quartic} 0 it must be positive
     * @param quartic u, not negative
     */
    record Polynomial(double stiffness, double quartic) implements ModePotential {
        @Override
        public double value(double x) {
            double square = x * x;
            return square * (stiffness / 2 + quartic / 4 * square);
        }

        @Override
        public double minimum() {
            return stiffness >= 0 ? 0 : Math.sqrt(-stiffness / quartic);
        }

        @Override
        public double halfWidth(double height) {
            if (quartic == 0) {
                return Math.sqrt(2 * height / stiffness);
            }
            // u y^2/4 + w y/2 = V_min + height for y = x^2.
            double level = value(minimum()) + height;
            return Math.sqrt((-stiffness + Math.sqrt(stiffness * stiffness + 4 * quartic * level)) / quartic);
        }
    }
}

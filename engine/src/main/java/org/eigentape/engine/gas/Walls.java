package org.eigentape.engine.gas;

/** Reflecting ends of a potential. Immutable. */
final class Walls {

    private final double lower;
    private final double upper;

    Walls(Potential potential) {
        this.lower = potential.lowerWall();
        this.upper = potential.upperWall();
    }

    boolean exist() {
        return lower > Double.NEGATIVE_INFINITY || upper < Double.POSITIVE_INFINITY;
    }

    /**
     * Reflects levels, each as often as it takes to bring it between the walls.
     *
     * @param levels are changed
     * @return whether any was
     */
    boolean reflect(double[] levels) {
        boolean reflected = false;
        for (int i = 0; i < levels.length; i++) {
            double level = levels[i];
            if (level < lower || level >= upper) {
                levels[i] = reflect(level);
                reflected = true;
            }
        }
        return reflected;
    }

    private double reflect(double level) {
        double above = Math.abs(level - lower);
        double width = upper - lower;
        if (width < Double.POSITIVE_INFINITY && above >= width) {
            double remainder = above % (2 * width);
            above = remainder < width ? remainder : 2 * width - remainder;
            // The force is infinite on the upper wall itself.
            above = Math.min(above, Math.nextDown(width));
        }
        return lower + above;
    }
}

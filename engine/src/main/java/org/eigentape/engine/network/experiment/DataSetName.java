package org.eigentape.engine.network.experiment;

/** The data sets on which probes are measured, each with the first part of its tensors' names. */
enum DataSetName {
    /** All training data. */
    TRAIN("train"),
    /** The test set. */
    TEST("test"),
    /** The fixed inputs that all runs share, with each run's own targets. */
    PUBLISHED("published"),
    /**
     * The first {@value org.eigentape.engine.network.TeacherStudent#SUBSET_SAMPLES} samples of the training set, or all where it
     * is smaller: factors of so many samples are small enough to be kept for each run of a sweep. Its inputs and targets are
     * the first rows of those of the training set.
     */
    SUBSET("subset");

    private final String prefix;

    DataSetName(String prefix) {
        this.prefix = prefix;
    }

    /** SET in the tensor names {@code SET/KIND/LAYER}. */
    String prefix() {
        return prefix;
    }
}

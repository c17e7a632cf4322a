package org.eigentape.engine.network.experiment;

/** The data sets on which probes are measured. */
enum DataSetName {
    /** All training data. */
    TRAIN,
    /** The test set. */
    TEST,
    /** The fixed inputs that all runs share, with each run's own targets. */
    PUBLISHED
}

/**
 * What a Gaussian restricted Boltzmann machine has learned: its correlator against that of the data (stage {@code correlator}), and the images
 * that it returns and draws (stage {@code generated-images}).
 */
@NullMarked
package org.eigentape.stages.machine;

import org.jspecify.annotations.NullMarked;

/**
 * What Gaussian machines have learned of images: the spectrum of their correlator against that of the data, and the images that they return and
 * draw, of one recording and of a sweep over the number of hidden nodes.
 */
@NullMarked
package org.eigentape.tools.figures.images;

import org.jspecify.annotations.NullMarked;

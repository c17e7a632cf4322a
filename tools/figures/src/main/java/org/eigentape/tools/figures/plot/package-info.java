/**
 * Drawing: panels with axes of several scales, legends and captions set in TeX, written as PNG or SVG. Knows nothing of
 * recordings.
 */
@NullMarked
package org.eigentape.tools.figures.plot;

import org.jspecify.annotations.NullMarked;

/** The figures of arXiv:2509.01349 ([P]) drawn from a sweep, and the page with all figures and comparisons. */
@NullMarked
package org.eigentape.tools.figures.paper;

import org.jspecify.annotations.NullMarked;

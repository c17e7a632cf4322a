/** The system's LAPACK for stages, by a thin library of calls into it. */
@NullMarked
package org.eigentape.tools.lapack;

import org.jspecify.annotations.NullMarked;

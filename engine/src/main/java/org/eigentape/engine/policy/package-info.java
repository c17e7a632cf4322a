/** Recording policies: which tensors are recorded at which steps, and how many bytes that takes. */
@NullMarked
package org.eigentape.engine.policy;

import org.jspecify.annotations.NullMarked;

/** Recordings in formats of others: results as a table in CSV and JSON, tensors and results as NumPy arrays. */
@NullMarked
package org.eigentape.tools.export;

import org.jspecify.annotations.NullMarked;

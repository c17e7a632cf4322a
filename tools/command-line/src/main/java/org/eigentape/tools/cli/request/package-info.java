/** Reads what people ask for in the words that several commands share: settings, stages, recordings. */
@NullMarked
package org.eigentape.tools.cli.request;

import org.jspecify.annotations.NullMarked;

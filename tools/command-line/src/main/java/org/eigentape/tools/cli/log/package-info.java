/** What the libraries that log may say to people: warnings, on standard error. */
@NullMarked
package org.eigentape.tools.cli.log;

import org.jspecify.annotations.NullMarked;

/** How the stages of this module find their inputs: matrices, gradients, static tensors and the values of the configuration. */
@NullMarked
package org.eigentape.stages.input;

import org.jspecify.annotations.NullMarked;

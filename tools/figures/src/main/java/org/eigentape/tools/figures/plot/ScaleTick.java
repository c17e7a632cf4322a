package org.eigentape.tools.figures.plot;

/**
 * One tick of an axis.
 *
 * @param value where it stands
 * @param tex its label in TeX; empty for none
 * @param major whether it is long and has a grid line
 */
public record ScaleTick(double value, String tex, boolean major) {}

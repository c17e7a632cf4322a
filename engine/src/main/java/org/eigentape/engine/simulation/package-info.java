/**
 * The contract of simulations: what produces steps. Implement
 * {@link org.eigentape.engine.simulation.SimulationProvider}, {@link org.eigentape.engine.simulation.Simulation} and
 * {@link org.eigentape.engine.simulation.Trajectory}, register the provider for {@link java.util.ServiceLoader}, and put
 * the jar on the class path; nothing else needs to know of it.
 */
@NullMarked
package org.eigentape.engine.simulation;

import org.jspecify.annotations.NullMarked;

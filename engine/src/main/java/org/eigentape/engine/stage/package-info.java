/**
 * The contract of stages: what an analysis declares, what it is given, and where its results go. Implement
 * {@link org.eigentape.engine.stage.StageProvider} and {@link org.eigentape.engine.stage.Stage}, register the provider for
 * {@link java.util.ServiceLoader}, and put the jar on the class path; nothing else needs to know of it.
 */
@NullMarked
package org.eigentape.engine.stage;

import org.jspecify.annotations.NullMarked;

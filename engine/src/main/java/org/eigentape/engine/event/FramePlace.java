package org.eigentape.engine.event;

/** Where a frame lies, said only when something is wrong with it, so that reading costs no text. */
@FunctionalInterface
public interface FramePlace {

    /**
     * Names the place.
     *
     * @return for example {@code events/19700101-00F.cq4, offset 70244}
     */
    String describe();
}

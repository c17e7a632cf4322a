package org.eigentape.engine.ring;

import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;

/**
 * Where one run's events go. Each run has its own publisher, used by one thread at a time; several publishers may be used
 * at once. Publishing blocks only while the journal is behind by a whole ring. Allocates nothing per event.
 */
public interface EventPublisher {

    /**
     * Publishes an event with tensors.
     *
     * @param type the kind of event
     * @param step its step
     * @param layout what it carries
     * @param tensors fills them
     * @throws org.eigentape.engine.error.StorageException if the journal failed; the event is not recorded then
     */
    void publish(EventType type, long step, EventLayout layout, TensorWriter tensors);

    /**
     * Publishes an event with attributes and tensors.
     *
     * @param type the kind of event
     * @param step its step
     * @param layout what it carries
     * @param json its attributes, one JSON object without clock times
     * @param tensors fills them
     * @throws org.eigentape.engine.error.StorageException if the journal failed; the event is not recorded then
     */
    void publish(EventType type, long step, EventLayout layout, String json, TensorWriter tensors);

    /**
     * Whether the recording is to stop: the run should publish a snapshot and return soon.
     *
     * @return true once a stop was asked for or the journal failed
     */
    boolean stopRequested();
}

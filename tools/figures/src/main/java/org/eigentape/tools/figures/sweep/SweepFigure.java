package org.eigentape.tools.figures.sweep;

import java.util.Optional;
import java.util.function.Supplier;
import org.eigentape.engine.error.RecordingException;

/**
 * One of the figures of a sweep, or why it cannot be drawn.
 *
 * @param name of its files, without extension
 * @param title in words
 * @param figure empty if it cannot be drawn
 * @param reason why, a sentence; empty if it can
 */
public record SweepFigure(String name, String title, Optional<CaptionedFigure> figure, String reason) {

    /**
     * Draws a figure.
     *
     * @param name of its files
     * @param title in words, for where it cannot be drawn
     * @param drawing may throw a {@link RecordingException} that says why it cannot
     * @return the figure or the reason
     */
    public static SweepFigure of(String name, String title, Supplier<CaptionedFigure> drawing) {
        try {
            return new SweepFigure(name, title, Optional.of(drawing.get()), "");
        } catch (RecordingException e) {
            return new SweepFigure(name, title, Optional.empty(), "Not drawn: " + e.getMessage());
        }
    }
}

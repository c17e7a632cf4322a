package org.eigentape.tools.figures.paper;

import java.util.Optional;
import java.util.function.Supplier;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.tools.figures.diagram.DiagramFigure;

/**
 * One of the paper's figures, or why it cannot be drawn.
 *
 * @param name of its files, without extension
 * @param title in words
 * @param figure empty if it cannot be drawn
 * @param reason why, a sentence; empty if it can
 */
record PaperFigure(String name, String title, Optional<DiagramFigure> figure, String reason) {

    /**
     * Draws a figure.
     *
     * @param name of its files
     * @param title in words, for where it cannot be drawn
     * @param drawing may throw a {@link RecordingException} that says why it cannot
     */
    static PaperFigure of(String name, String title, Supplier<DiagramFigure> drawing) {
        try {
            return new PaperFigure(name, title, Optional.of(drawing.get()), "");
        } catch (RecordingException e) {
            return new PaperFigure(name, title, Optional.empty(), "Not drawn: " + e.getMessage());
        }
    }
}

package org.eigentape.tools.figures.plot;

import java.nio.file.Path;
import java.util.List;

/** A process that goes on drawing while it ends, as one does that was sent SIGTERM in the middle of a figure. */
final class DrawingAtTheEnd {

    private DrawingAtTheEnd() {}

    /** Draws into the first file before the end and, when it has begun, into all files. */
    public static void main(String[] files) {
        Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "y");
        Drawing drawing = new Drawing("test", List.of(panel), 1, 300, 200, new Legend(), "A caption.");
        drawing.write(Path.of(files[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (String file : files) {
                try {
                    drawing.write(Path.of(file));
                } catch (DrawingStoppedException e) {
                    System.out.println(e.getMessage());
                }
            }
        }));
        System.exit(0);
    }
}

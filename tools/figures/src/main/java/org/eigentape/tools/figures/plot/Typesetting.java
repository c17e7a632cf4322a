package org.eigentape.tools.figures.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigentape.engine.error.StorageException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * Prepares Java's graphics for machines without a screen and without fonts. All text of figures is set in the fonts that
 * the TeX library brings along, so no font of the system is needed; but Java asks the system for some before it lets anyone
 * use their own. An empty font configuration answers that question, unless the user has configured one.
 */
final class Typesetting {

    private static final String CONFIGURATION = "sun.awt.fontconfig";
    private static boolean ready;

    private Typesetting() {}

    /**
     * Makes sure that text can be drawn. Call it before any class of {@code java.awt} is used.
     *
     * @throws StorageException if this Java runtime cannot load fonts at all
     */
    static synchronized void prepare() {
        if (ready) {
            return;
        }
        System.setProperty("java.awt.headless", "true");
        Path empty = null;
        try {
            if (System.getProperty(CONFIGURATION) == null) {
                empty = emptyConfiguration();
                System.setProperty(CONFIGURATION, empty.toString());
            }
            // Braces around a sign change its spacing for good, so let that happen before anything is drawn.
            new TeXFormula(TexText.words(".,:=/-+()[]")).createTeXIcon(TeXConstants.STYLE_TEXT, 10);
            ready = true;
        } catch (LinkageError | InternalError | RuntimeException e) {
            throw new StorageException(
                    "Figures cannot be drawn, because this Java runtime cannot load fonts (" + e + "); install the"
                            + " packages libfreetype6, libfontconfig1 and fonts-dejavu-core, or a complete JDK.",
                    e);
        } finally {
            // Java reads it once. A process that is stopped may not come to what it was to delete on exit.
            if (empty != null) {
                delete(empty);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptyConfiguration() {
        try {
            Path file = Files.createTempFile("eigentape-fonts", ".properties");
            return Files.writeString(file, "version=1\nsequence.allfonts=default\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.eigentape.tools.cli.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version that Maven wrote into this module's jar. */
public final class ProgramVersion {

    private static final String PROPERTIES = "/META-INF/maven/org.eigentape/command-line/pom.properties";

    private ProgramVersion() {}

    /**
     * The version.
     *
     * @return for example {@code 0.1.0}; {@code development} where classes run outside a jar
     */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream stream = ProgramVersion.class.getResourceAsStream(PROPERTIES)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "development");
    }
}

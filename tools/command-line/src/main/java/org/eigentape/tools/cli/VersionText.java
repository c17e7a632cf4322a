package org.eigentape.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into this module's jar. */
final class VersionText implements IVersionProvider {

    private static final String PROPERTIES = "/META-INF/maven/org.eigentape/command-line/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = VersionText.class.getResourceAsStream(PROPERTIES)) {
            if (stream != null) {
                properties.load(stream);
            }
        }
        return new String[] {
            "eigentape " + properties.getProperty("version", "built from classes"),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}

package org.eigentape.engine.recording;

import java.util.Locale;

/**
 * What wrote a recording: the facts about code and host that can matter for its bits, and none that identify the machine.
 *
 * @param codeVersion version of the recorder
 * @param javaVersion for example {@code 17.0.15}
 * @param javaVendor who made the Java runtime
 * @param architecture of the processor, for example {@code amd64}
 * @param operatingSystem its name, for example {@code Linux}
 */
public record WrittenBy(
        String codeVersion, String javaVersion, String javaVendor, String architecture, String operatingSystem) {

    /**
     * The facts of this process.
     *
     * @param codeVersion version of the recorder
     * @return what would write a recording now
     */
    public static WrittenBy thisProcess(String codeVersion) {
        return new WrittenBy(
                codeVersion,
                System.getProperty("java.version", ""),
                System.getProperty("java.vendor", ""),
                System.getProperty("os.arch", "").toLowerCase(Locale.ROOT),
                System.getProperty("os.name", ""));
    }
}

package org.eigentape.tools.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that measures, since no number means anything without it. */
public final class Machine {

    private Machine() {}

    /**
     * Processor, cores, Java and system.
     *
     * @return one line
     */
    public static String describe() {
        return processor() + ", " + cores() + " cores, Java " + Runtime.version() + " ("
                + System.getProperty("java.vm.name") + "), " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
    }

    /**
     * How busy the machine is, as a warning.
     *
     * @return one sentence
     */
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        String shared = "Cores are shared with whatever else runs here: trust ratios, not times.";
        if (load < 0) {
            return shared;
        }
        String busy = load > cores() ? " More is waiting than there are cores; elapsed times will be poor." : "";
        return String.format(Locale.ROOT, "%s Load of the last minute: %.1f.%s", shared, load, busy);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("Processor unknown");
        } catch (IOException e) {
            return "Processor unknown";
        }
    }
}

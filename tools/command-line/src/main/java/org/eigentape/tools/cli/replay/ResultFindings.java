package org.eigentape.tools.cli.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.tools.cli.replay.ResultsCheck.Finding;
import org.eigentape.tools.cli.replay.ResultsCheck.Verdict;
import org.eigentape.tools.command.Quantity;

/**
 * What came of computing a recording's results again, told to people and programs.
 *
 * @param recording whose results they are
 * @param runs of which the recording has events
 * @param all one finding for each file and for each that is missing
 */
public record ResultFindings(Path recording, int runs, List<Finding> all) {

    /** Copies the list. */
    public ResultFindings {
        all = List.copyOf(all);
    }

    /**
     * Whether a file is damaged, or other than what the events give.
     *
     * @return true if one is
     */
    public boolean isBad() {
        return all.stream().anyMatch(ResultFindings::isBad);
    }

    /**
     * Whether a file is missing.
     *
     * @return true if one is
     */
    public boolean isPartial() {
        return all.stream().anyMatch(ResultFindings::isMissing);
    }

    /**
     * How many files there are.
     *
     * @return those that are missing do not count
     */
    public int files() {
        return Math.toIntExact(
                all.stream().filter(finding -> !isMissing(finding)).count());
    }

    /**
     * How many files could be compared.
     *
     * @return at most {@link #files}
     */
    public int checked() {
        return files() - Math.toIntExact(count(Verdict.NOT_COMPARED));
    }

    /**
     * How many files are what the events give.
     *
     * @return at most {@link #checked}
     */
    public int same() {
        return Math.toIntExact(count(Verdict.SAME));
    }

    private long count(Verdict verdict) {
        return all.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /**
     * Tells of every file that is not the same.
     *
     * @param say takes one line
     */
    public void tellProblems(Consumer<String> say) {
        for (Finding finding : all) {
            if (isBad(finding)) {
                say.accept(
                        finding.directory() + ", " + about(finding) + ": " + label(finding) + ". " + finding.detail());
            }
        }
        Map<String, Long> notChecked = new TreeMap<>();
        all.stream()
                .filter(finding -> finding.verdict() == Verdict.NOT_COMPARED)
                .forEach(finding -> notChecked.merge(finding.directory() + ": " + finding.detail(), 1L, Long::sum));
        notChecked.forEach(
                (reason, files) -> say.accept("cannot be checked: " + reason + ", " + Quantity.of(files, "file")));
        Map<String, List<Finding>> missing = new TreeMap<>();
        all.stream()
                .filter(ResultFindings::isMissing)
                .forEach(finding -> missing.computeIfAbsent(finding.directory(), ignored -> new ArrayList<>())
                        .add(finding));
        missing.forEach((directory, findings) -> say.accept(directory + ": there for "
                + (isOfEnsemble(findings.get(0))
                        ? "every run and not for all together"
                        : (runs - findings.size()) + " of " + Quantity.of(runs, "run"))
                + "; 'eigentape replay " + ShellWord.of(recording) + " "
                + findings.get(0).detail() + "' computes the rest."));
    }

    /**
     * All findings for programs.
     *
     * @return an array of objects
     */
    public ArrayNode json() {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : all) {
            var one = results.addObject().put("results", finding.directory());
            if (!isOfEnsemble(finding)) {
                one.put("run", finding.run());
            }
            one.put("verdict", label(finding)).put("detail", finding.detail());
        }
        return results;
    }

    private static boolean isBad(Finding finding) {
        return finding.verdict() == Verdict.DIFFERENT || finding.verdict() == Verdict.DAMAGED;
    }

    private static boolean isMissing(Finding finding) {
        return finding.verdict() == Verdict.MISSING;
    }

    private static boolean isOfEnsemble(Finding finding) {
        return finding.run() == EventFrame.NO_RUN;
    }

    private static String about(Finding finding) {
        return isOfEnsemble(finding) ? "all runs together" : "run " + finding.run();
    }

    private static String label(Finding finding) {
        return finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package org.eigentape.tools.figures.results;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultStore;

/** Which set of results counts for each stage, and its files. Immutable. */
final class ResultSets {

    private final ResultStore store;
    private final Map<String, String> parameters;

    /**
     * @param store of a recording
     * @param parameters canonical texts of parameters by stage; for other stages the defaults are preferred
     */
    ResultSets(ResultStore store, Map<String, String> parameters) {
        this.store = store;
        this.parameters = Map.copyOf(parameters);
    }

    /** The parameters that are asked for, canonical; empty for the defaults. */
    String wanted(String stage) {
        return parameters.getOrDefault(stage, "");
    }

    /** Whether there are results for at least one run. */
    boolean has(String stage) {
        return directory(stage).isPresent();
    }

    /** The files of the runs, by run. */
    List<ResultStore.Entry> runs(String stage) {
        return inDirectory(store.entries(), directory(stage).orElse(""));
    }

    /** The file of all runs together. */
    Optional<ResultStore.Entry> ensemble(String stage) {
        return inDirectory(store.ensembles(), directory(stage).orElse("")).stream()
                .findFirst();
    }

    private static List<ResultStore.Entry> inDirectory(List<ResultStore.Entry> entries, String directory) {
        return entries.stream()
                .filter(entry -> entry.directoryName().equals(directory))
                .toList();
    }

    private Optional<String> directory(String stage) {
        return store.entries().stream()
                .map(ResultStore.Entry::directoryName)
                .distinct()
                .filter(name -> name.startsWith(stage + "@"))
                .filter(name -> isWanted(stage, name))
                .min(Comparator.comparingInt(ResultSets::version)
                        .reversed()
                        .thenComparing(name -> !name.endsWith("-default"))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private boolean isWanted(String stage, String directoryName) {
        String wanted = parameters.get(stage);
        return wanted == null
                || new ResultKey(stage, version(directoryName), wanted, "")
                        .directoryName()
                        .equals(directoryName);
    }

    private static int version(String directoryName) {
        String version = directoryName.substring(directoryName.lastIndexOf('@') + 1);
        String digits = version.replaceFirst("-.*", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
}

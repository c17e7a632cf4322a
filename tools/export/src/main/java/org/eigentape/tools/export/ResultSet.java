package org.eigentape.tools.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigentape.engine.result.ResultStore;

/**
 * What the name of a directory of results says.
 *
 * @param stage the stage's name
 * @param version the stage's version
 * @param hash of parameters and selection
 */
record ResultSet(String stage, int version, String hash) {

    private static final Pattern NAME = Pattern.compile("(.+)@(\\d{1,9})-(\\w+)");

    static ResultSet of(ResultStore.Entry entry) {
        Matcher matcher = NAME.matcher(entry.directoryName());
        return matcher.matches()
                ? new ResultSet(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3))
                : new ResultSet(entry.directoryName(), 0, "");
    }

    /** Stage and parameters: the same for all versions. */
    String withoutVersion() {
        return stage + "-" + hash;
    }

    /** The newest version of each stage and set of parameters. */
    static Map<String, Integer> newestVersions(List<ResultStore.Entry> entries) {
        Map<String, Integer> newest = new HashMap<>();
        for (ResultStore.Entry entry : entries) {
            ResultSet set = of(entry);
            newest.merge(set.withoutVersion(), set.version(), Math::max);
        }
        return newest;
    }
}

package org.eigentape.tools.cli.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eigentape.engine.error.InvalidRequestException;

/** Finds the name that somebody probably meant. */
public final class Spelling {

    /** One letter in so many may be wrong. */
    private static final int LETTERS_PER_MISTAKE = 3;

    private Spelling() {}

    /**
     * The known name nearest to a word, whatever its case.
     *
     * @param word as given
     * @param known names
     * @return the name with the smallest edit distance, if that is at most a third of the word
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / LETTERS_PER_MISTAKE);
        return known.stream()
                .filter(name -> distance(word, name) <= most)
                .min(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Looks a name up, and adds the one that was probably meant to the complaint where there is none such.
     *
     * @param <T> what is looked up
     * @param word as given
     * @param known names
     * @param lookup fails for a name that is not known
     * @return what the lookup returns
     * @throws InvalidRequestException from the lookup
     */
    public static <T> T lookUp(String word, Collection<String> known, Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (InvalidRequestException e) {
            String question = known.contains(word) ? "" : question(word, known);
            throw question.isEmpty() ? e : new InvalidRequestException(e.getMessage() + question);
        }
    }

    /**
     * What to add to the complaint about a name that is not known.
     *
     * @param word as given
     * @param known names
     * @return {@code  Did you mean "NAME"?} after a blank, or nothing where no name is near
     */
    public static String question(String word, Collection<String> known) {
        return nearest(word, known)
                .map(name -> " Did you mean \"" + name + "\"?")
                .orElse("");
    }

    /** Insertions, removals, changes and swaps of neighbours that turn one word into the other. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}

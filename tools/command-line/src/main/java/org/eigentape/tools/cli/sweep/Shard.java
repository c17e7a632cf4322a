package org.eigentape.tools.cli.sweep;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.sweep.Cell;

/**
 * A part of a sweep's cells: every {@code count}-th, beginning with number {@code number}.
 *
 * @param number from 1 to count
 * @param count number of shards
 */
record Shard(int number, int count) {

    /** The whole sweep. */
    static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /**
     * Reads a shard.
     *
     * @param text {@code K/N}
     * @throws InvalidRequestException if it cannot be read, or K is not in 1..N
     */
    static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new InvalidRequestException("--shard takes K/N, for example 1/4, not \"" + text + "\".");
        }
        Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (shard.count < 1) {
            throw new InvalidRequestException(
                    "--shard takes K/N with at least one shard, for example 1/4, not " + text + ".");
        }
        if (shard.number < 1 || shard.number > shard.count) {
            throw new InvalidRequestException("There is no shard " + text + "; with " + shard.count
                    + " shards they are numbered from 1 to " + shard.count + ".");
        }
        return shard;
    }

    /** The cells of this shard, in grid order. */
    List<Cell> of(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.point().index() % count == number - 1)
                .toList();
    }
}

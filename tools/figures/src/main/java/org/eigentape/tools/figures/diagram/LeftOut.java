package org.eigentape.tools.figures.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.Legend;

/** Which runs are in no average of a figure, in words, and the cells that show an average without some. For one thread. */
public final class LeftOut {

    private static final String CORNER = "\\text{some runs left out}";

    private final PhaseTable table;
    private final int firstRow;
    private final int lastRow;
    private final int firstColumn;
    private final int lastColumn;
    private final List<String> clauses = new ArrayList<>();
    private String others = "";
    private boolean isMarked;
    private boolean isDivergenceTold;
    private boolean isAnythingTold;

    private LeftOut(PhaseTable table, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        this.table = table;
        this.firstRow = firstRow;
        this.lastRow = lastRow;
        this.firstColumn = firstColumn;
        this.lastColumn = lastColumn;
    }

    /**
     * Of a figure that shows all cells.
     *
     * @param table of the sweep
     * @return nothing as yet
     */
    public static LeftOut of(PhaseTable table) {
        return new LeftOut(table, 0, table.temperatures().length - 1, 0, table.inverseSigmas().length - 1);
    }

    /**
     * Of a figure along T.
     *
     * @param table of the sweep
     * @param column of 1/sigma_W, from 0
     * @return nothing as yet
     */
    public static LeftOut alongTemperature(PhaseTable table, int column) {
        return new LeftOut(table, 0, table.temperatures().length - 1, column, column);
    }

    /**
     * Of a figure along 1/sigma_W.
     *
     * @param table of the sweep
     * @param row of T, from 0
     * @return nothing as yet
     */
    public static LeftOut alongInverseSigma(PhaseTable table, int row) {
        return new LeftOut(table, row, row, 0, table.inverseSigmas().length - 1);
    }

    /**
     * Adds a quantity that the figure shows.
     *
     * @param quantity as columns spell it, without a statistic
     * @param words what it is called, such as {@code the alignment}
     * @return this
     */
    public LeftOut quantity(String quantity, String words) {
        if (!isDivergenceTold && !table.isOfAllRuns(quantity)) {
            isDivergenceTold = true;
            tell(table.column("diverged"), table.column("runs"), " that diverged");
        }
        double[][] defined = table.averaged(quantity);
        double[][] undefined = table.undefined(quantity);
        tell(undefined, sum(defined, undefined), " in which " + words + " is undefined");
        return this;
    }

    /**
     * Adds a share of the runs that did not diverge, in which an undefined criterion does not hold.
     *
     * @param criterion as columns spell it
     * @return this
     */
    LeftOut share(String criterion) {
        tell(table.column("diverged"), table.column("runs"), " that diverged");
        String undefined = clause(table.undefined(criterion), table.column("runs"), "");
        others = undefined.isEmpty() ? "" : " Undefined, which counts as not converged: " + undefined + ".";
        return this;
    }

    private void tell(double[][] counts, double[][] outOf, String which) {
        isAnythingTold = true;
        String clause = clause(counts, outOf, which);
        if (!clause.isEmpty()) {
            clauses.add(clause);
        }
    }

    /** Runs and cells in words; empty if there are none. */
    private String clause(double[][] counts, double[][] outOf, String which) {
        long runs = 0;
        int cells = 0;
        int whole = 0;
        double most = 0;
        double ofThese = 1;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                double count = counts[row][column];
                double all = outOf[row][column];
                runs += (long) count;
                cells += count > 0 ? 1 : 0;
                whole += count > 0 && count == all ? 1 : 0;
                if (count < all && count / all > most / ofThese) {
                    most = count;
                    ofThese = all;
                }
            }
        }
        if (cells == 0) {
            return "";
        }
        List<String> shares = new ArrayList<>();
        if (whole > 0) {
            shares.add("all of " + cells(whole));
        }
        if (most > 0) {
            shares.add(String.format(Locale.ROOT, "%s%.0f of %.0f", cells > 1 ? "at most " : "", most, ofThese)
                    + (whole > 0 ? " in the others" : ""));
        }
        return String.format(
                Locale.ROOT,
                "%s in %s%s (%s)",
                runs == 1 ? "one run" : String.format(Locale.ROOT, "%,d runs", runs),
                cells(cells),
                which,
                String.join(", ", shares));
    }

    private static String cells(int count) {
        return count == 1 ? "one cell" : count + " cells";
    }

    private static double[][] sum(double[][] some, double[][] others) {
        double[][] sum = new double[some.length][];
        for (int row = 0; row < some.length; row++) {
            sum[row] = some[row].clone();
            for (int column = 0; column < sum[row].length; column++) {
                sum[row][column] += others[row][column];
            }
        }
        return sum;
    }

    /**
     * The cells of a map whose averages or shares are over some of the runs only.
     *
     * @param quantity as columns spell it, without a statistic
     * @param isShare whether it is a share, of which undefined runs are a part
     * @return by temperature and 1/sigma_W
     */
    boolean[][] corners(String quantity, boolean isShare) {
        double[][] averaged =
                isShare ? sum(table.averaged(quantity), table.undefined(quantity)) : table.averaged(quantity);
        double[][] runs = table.column("runs");
        boolean[][] corners = new boolean[runs.length][];
        for (int row = 0; row < runs.length; row++) {
            corners[row] = new boolean[runs[row].length];
            for (int column = 0; column < runs[row].length; column++) {
                corners[row][column] = averaged[row][column] > 0 && averaged[row][column] < runs[row][column];
                isMarked |= corners[row][column];
            }
        }
        return corners;
    }

    /**
     * Whether nothing is left out.
     *
     * @return true if no run of the quantities told of is
     */
    public boolean isNone() {
        return clauses.isEmpty();
    }

    /**
     * A sentence for the caption.
     *
     * @return begins with a space; says so where no run is left out, and nothing where no quantity was added
     */
    public String words() {
        if (!isAnythingTold) {
            return "";
        }
        return (clauses.isEmpty() ? " No run is left out." : " Left out: " + String.join("; ", clauses) + ".")
                + others
                + (isMarked ? " White corners: cells without some of their runs." : "");
    }

    /**
     * Explains the marks of the maps.
     *
     * @param legend to which they are added if there are some
     */
    public void explain(Legend legend) {
        if (isMarked) {
            legend.corner(CORNER);
        }
    }
}

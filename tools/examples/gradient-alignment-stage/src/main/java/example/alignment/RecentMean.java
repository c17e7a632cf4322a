package example.alignment;

/** The mean of the last numbers of a sequence, summed from the oldest to the newest each time. */
final class RecentMean {

    private final double[] recent;
    private int count;

    RecentMean(int window) {
        recent = new double[window];
    }

    /** Takes the next number and gives the mean of the last ones, fewer at the start. */
    double add(double value) {
        if (count < recent.length) {
            recent[count++] = value;
        } else {
            System.arraycopy(recent, 1, recent, 0, count - 1);
            recent[count - 1] = value;
        }
        double sum = 0;
        for (int index = 0; index < count; index++) {
            sum += recent[index];
        }
        return sum / count;
    }
}

package org.eigentape.tools.figures.images;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigentape.tools.figures.plot.ImageSheet;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * What the stage {@code generated-images} found for the first run of a recording.
 *
 * @param step of the machine
 * @param pixelRows rows of pixels in an image
 * @param pixelColumns columns of pixels in an image
 * @param originals images that the machine was shown, by number
 * @param reconstructions as it returned them
 * @param samples drawn from it
 * @param error mean over the images of the root mean square over pixels of what it returned less what it was shown
 * @param unexplained share of the variance of all training images that it does not return; NaN where it is not known
 */
@SuppressWarnings("ArrayRecordComponent")
record GeneratedDigits(
        long step,
        int pixelRows,
        int pixelColumns,
        double[][] originals,
        double[][] reconstructions,
        double[][] samples,
        double error,
        double unexplained) {

    static final String STAGE = "generated-images";

    private static final int COLUMNS = 8;
    /** Points that a sheet takes across at most, and around it for axes without ticks. */
    private static final double WIDEST = 350;

    private static final double AROUND = 48;
    private static final double HEADING = 52;

    /**
     * Reads it.
     *
     * @param results of a recording
     * @return empty where the stage has no results
     */
    static Optional<GeneratedDigits> of(RecordingResults results) {
        StageResults found = results.read(
                STAGE, "original", "reconstruction", "reconstruction_error", "sample", "unexplained_variance");
        List<Series> originals = found.get("original");
        if (originals.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> shape = results.facts().shapes().getOrDefault("images/mean", List.of());
        double[] all = last(originals);
        int pixels = shape.stream().reduce(1, Math::multiplyExact);
        double[] errors = last(found.get("reconstruction_error"));
        double[] unexplained = last(found.get("unexplained_variance"));
        return Optional.of(new GeneratedDigits(
                (long) originals.get(0).steps()[0],
                shape.get(0),
                shape.size() > 1 ? shape.get(1) : 1,
                images(all, pixels),
                images(last(found.get("reconstruction")), pixels),
                images(last(found.get("sample")), pixels),
                Arrays.stream(errors).average().orElse(Double.NaN),
                unexplained.length == 0 ? Double.NaN : unexplained[0]));
    }

    private static double[] last(List<Series> series) {
        if (series.isEmpty()) {
            return new double[0];
        }
        Series one = series.get(0);
        double[] values = new double[one.values().length];
        Arrays.setAll(values, element -> one.values()[element][one.steps().length - 1]);
        return values;
    }

    private static double[][] images(double[] values, int pixels) {
        double[][] images = new double[values.length / pixels][];
        Arrays.setAll(images, image -> Arrays.copyOfRange(values, image * pixels, (image + 1) * pixels));
        return images;
    }

    /** Whether there are samples: a kernel that is not positive has none. */
    boolean isSampled() {
        return samples.length > 0 && Arrays.stream(samples[0]).allMatch(Double::isFinite);
    }

    /** The largest pixel of the originals, which is black in all sheets. */
    double black() {
        double black = Arrays.stream(originals)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return black > 0 ? black : 1;
    }

    /**
     * A panel with images.
     *
     * @param images by number
     * @param heading in TeX
     */
    Panel panel(double[][] images, String heading) {
        return new Panel(new LinearScale(), "", new LinearScale(), "")
                .heading(heading)
                .images(new ImageSheet(columns(images), pixelRows, pixelColumns, images, 0, black()));
    }

    private static int columns(double[][] images) {
        return Math.min(COLUMNS, images.length);
    }

    /** Points for a panel across. */
    double width() {
        return columns(originals) * (pixelColumns + 1) * pixel() + AROUND;
    }

    /** Points for a panel with so many images. */
    double height(int images) {
        int rows = (images + COLUMNS - 1) / COLUMNS;
        return rows * (pixelRows + 1) * pixel() + HEADING;
    }

    private double pixel() {
        return Math.max(0.5, Math.floor(2 * WIDEST / (columns(originals) * (pixelColumns + 1))) / 2);
    }
}

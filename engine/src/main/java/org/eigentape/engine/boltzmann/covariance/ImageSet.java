package org.eigentape.engine.boltzmann.covariance;

/**
 * Images of one size, a byte for each pixel, and their moments. Sums are of whole numbers, so they are exact. Immutable; safe for use by
 * several threads.
 */
final class ImageSet {

    private final int count;
    private final int rows;
    private final int columns;
    private final int pixels;
    private final byte[] values;

    /**
     * A set of images.
     *
     * @param count number of images
     * @param rows of pixels in each
     * @param columns of pixels in each
     * @param values {@code count x rows x columns}, unsigned; kept
     */
    ImageSet(int count, int rows, int columns, byte[] values) {
        this.count = count;
        this.rows = rows;
        this.columns = columns;
        this.pixels = rows * columns;
        this.values = values;
    }

    int count() {
        return count;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int pixels() {
        return pixels;
    }

    /**
     * A pixel.
     *
     * @param image from 0
     * @param pixel from 0
     * @return 0 to 255
     */
    int value(int image, int pixel) {
        return values[image * pixels + pixel] & 0xff;
    }

    /**
     * Means of the pixels.
     *
     * @param scale by which pixels are divided
     * @return {@code pixels} numbers
     */
    double[] means(double scale) {
        long[] sums = sums();
        double[] means = new double[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            means[pixel] = sums[pixel] / (count * scale);
        }
        return means;
    }

    /**
     * Population covariance of the pixels, centred.
     *
     * @param scale by which pixels are divided
     * @return {@code pixels x pixels}, symmetric bit for bit
     */
    double[] covariance(double scale) {
        long[] sums = sums();
        long[] products = products();
        double[] covariance = new double[pixels * pixels];
        double divisor = (double) count * count * scale * scale;
        for (int i = 0; i < pixels; i++) {
            for (int j = i; j < pixels; j++) {
                // Whole numbers below 2^63 for up to 10^7 images.
                double centred = count * products[i * pixels + j] - sums[i] * sums[j];
                covariance[i * pixels + j] = centred / divisor;
                covariance[j * pixels + i] = covariance[i * pixels + j];
            }
        }
        return covariance;
    }

    private long[] sums() {
        long[] sums = new long[pixels];
        for (int at = 0; at < values.length; at++) {
            sums[at % pixels] += values[at] & 0xff;
        }
        return sums;
    }

    /** Sums of products of pixels i &lt;= j; over those that are not black only, which are a fifth in MNIST. */
    private long[] products() {
        long[] products = new long[pixels * pixels];
        int[] lit = new int[pixels];
        int[] brightness = new int[pixels];
        for (int image = 0; image < count; image++) {
            int found = 0;
            for (int pixel = 0; pixel < pixels; pixel++) {
                int value = value(image, pixel);
                if (value != 0) {
                    lit[found] = pixel;
                    brightness[found++] = value;
                }
            }
            for (int i = 0; i < found; i++) {
                int row = lit[i] * pixels;
                long factor = brightness[i];
                for (int j = i; j < found; j++) {
                    products[row + lit[j]] += factor * brightness[j];
                }
            }
        }
        return products;
    }
}

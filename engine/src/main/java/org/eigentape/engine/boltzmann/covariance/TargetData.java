package org.eigentape.engine.boltzmann.covariance;

import java.util.List;
import java.util.Objects;
import org.eigentape.engine.boltzmann.DataBatches;
import org.eigentape.engine.boltzmann.ModeTransform;
import org.jspecify.annotations.Nullable;

/**
 * What a machine learns: the modes of a covariance, and the images that it is of, if it is of images. Immutable; safe for use by several
 * threads; arrays are not copied.
 */
final class TargetData {

    private final CovarianceModes modes;
    private final ModeTransform transform;
    private final String checksum;
    private final @Nullable ImageSet images;
    private final double scale;
    private final double[] mean;

    private TargetData(CovarianceModes modes, String checksum, @Nullable ImageSet images, double scale, double[] mean) {
        this.modes = modes;
        this.transform = new ModeTransform(modes.modes(), modes.nodes());
        this.checksum = checksum;
        this.images = images;
        this.scale = scale;
        this.mean = mean;
    }

    /** A covariance alone, whose fields have no mean. */
    static TargetData ofCovariance(CovarianceModes modes, String checksum) {
        return new TargetData(modes, checksum, null, 1, new double[modes.nodes()]);
    }

    /**
     * The covariance of images.
     *
     * @param images the images
     * @param scale by which pixels are divided
     * @param name what they are, for messages
     * @param checksum of their file
     */
    static TargetData ofImages(ImageSet images, double scale, String name, String checksum) {
        SquareMatrix covariance = new SquareMatrix(images.pixels(), images.covariance(scale));
        CovarianceModes modes = CovarianceModes.of(covariance, "The covariance of " + name);
        return new TargetData(modes, checksum, images, scale, images.means(scale));
    }

    CovarianceModes modes() {
        return modes;
    }

    ModeTransform transform() {
        return transform;
    }

    /** SHA-256 of the file, uncompressed, in hexadecimal digits. */
    String checksum() {
        return checksum;
    }

    /** Number of images, 0 for a covariance alone. */
    int images() {
        return images == null ? 0 : images.count();
    }

    /** Rows and columns of pixels in an image; none for a covariance alone. */
    List<Integer> imageShape() {
        return images == null ? List.of() : List.of(images.rows(), images.columns());
    }

    /** Mean of the data, {@code N_v}. */
    double[] mean() {
        return mean;
    }

    /** Mini-batches of the images one after the other; null for a covariance alone. */
    @Nullable
    DataBatches batches() {
        if (images == null) {
            return null;
        }
        double[][] inNodes = new double[1][0];
        return (first, count, fields) -> {
            if (inNodes[0].length != count * modes.nodes()) {
                inNodes[0] = new double[count * modes.nodes()];
            }
            centred(first, count, inNodes[0]);
            transform.toModes(inNodes[0], count, fields);
        };
    }

    /**
     * Images without their mean, image b of node i at {@code i * count + b}.
     *
     * @param first number of the first; after the last comes the first again
     * @param count how many
     * @param fields receives {@code N_v x count}
     */
    void centred(long first, int count, double[] fields) {
        ImageSet set = Objects.requireNonNull(images);
        for (int b = 0; b < count; b++) {
            int image = (int) ((first + b) % set.count());
            for (int node = 0; node < mean.length; node++) {
                fields[node * count + b] = set.value(image, node) / scale - mean[node];
            }
        }
    }
}

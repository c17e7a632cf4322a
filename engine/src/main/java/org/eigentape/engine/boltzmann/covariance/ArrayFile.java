package org.eigentape.engine.boltzmann.covariance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * Reads a square matrix from a file of NumPy: {@code .npy} (format versions 1 to 3), or {@code .npz}, a ZIP archive of these. Elements are
 * floating-point or whole numbers of 4 or 8 bytes in either byte order; rows or columns may come first. Stateless.
 */
final class ArrayFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>=|])([fi])([48])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\((\\d{1,9}),\\s*(\\d{1,9})\\)");
    private static final int LONGEST_HEADER = 1 << 16;

    private ArrayFile() {}

    /**
     * Reads a matrix.
     *
     * @param file a {@code .npy} or {@code .npz} file
     * @param array name of the array in a {@code .npz}; empty for the only one, or the one named {@code covariance}
     * @param mostRows largest number of rows
     * @return the matrix
     * @throws InvalidRequestException if the file is missing, damaged, or holds something else
     */
    static SquareMatrix read(Path file, String array, int mostRows) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidRequestException(
                    "There is no file " + file + TargetFiles.where(file)
                            + " to read a covariance from; give the path of an .npy or .npz file of NumPy (numpy.save, numpy.savez).");
        }
        try (InputStream start = Files.newInputStream(file)) {
            byte[] magic = start.readNBytes(2);
            if (magic.length == 2 && magic[0] == 'P' && magic[1] == 'K') {
                return fromArchive(file, array, mostRows);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return matrix(stream, file.toString(), mostRows);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SquareMatrix fromArchive(Path file, String array, int mostRows) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            TreeMap<String, String> entries = new TreeMap<>();
            archive.stream()
                    .filter(entry -> entry.getName().endsWith(".npy"))
                    .forEach(entry -> entries.put(entry.getName().replaceFirst("\\.npy$", ""), entry.getName()));
            String wanted = array;
            if (wanted.isEmpty()) {
                wanted = entries.size() == 1 ? entries.firstKey() : "covariance";
            }
            String entry = entries.get(wanted);
            if (entry == null) {
                throw new InvalidRequestException(file + " has no array \"" + wanted + "\"; it has "
                        + (entries.isEmpty() ? "none" : String.join(", ", entries.keySet()))
                        + ". Name one with --set array=NAME.");
            }
            try (InputStream stream = archive.getInputStream(archive.getEntry(entry))) {
                return matrix(stream, wanted + " in " + file, mostRows);
            }
        } catch (ZipException e) {
            throw new InvalidRequestException(file + " begins like an .npz archive and is damaged: " + e.getMessage()
                    + "; write it again with numpy.savez.");
        }
    }

    private static SquareMatrix matrix(InputStream stream, String name, int mostRows) throws IOException {
        byte[] magic = stream.readNBytes(MAGIC.length + 2);
        if (magic.length < MAGIC.length + 2 || !startsWithMagic(magic)) {
            throw new InvalidRequestException(
                    name + " is not an array of NumPy; write one with numpy.save or numpy.savez.");
        }
        byte[] size = stream.readNBytes(magic[MAGIC.length] == 1 ? 2 : 4);
        int length = 0;
        for (int at = size.length - 1; at >= 0; at--) {
            length = (length << 8) | (size[at] & 0xff);
        }
        if (length < 0 || length > LONGEST_HEADER) {
            throw new InvalidRequestException(
                    name + " is damaged: its header would be longer than 64 KiB; write it again.");
        }
        String header = new String(stream.readNBytes(length), StandardCharsets.ISO_8859_1);
        Matcher type = found(TYPE, header, name, "numbers of 4 or 8 bytes such as float64");
        Matcher shape = found(SHAPE, header, name, "a matrix");
        boolean columnsFirst = found(ORDER, header, name, "a matrix").group(1).equals("True");
        int rows = Integer.parseInt(shape.group(1));
        if (rows != Integer.parseInt(shape.group(2)) || rows < 1 || rows > mostRows) {
            throw new InvalidRequestException(name + " is a " + shape.group(1) + " x " + shape.group(2)
                    + " matrix; a covariance is square with at most " + mostRows + " rows.");
        }
        int width = Integer.parseInt(type.group(3));
        byte[] bytes = stream.readNBytes(rows * rows * width);
        if (bytes.length < rows * rows * width) {
            throw new InvalidRequestException(name + " ends after " + bytes.length + " of its " + rows * rows * width
                    + " bytes; copy or write it again.");
        }
        ByteBuffer elements = ByteBuffer.wrap(bytes)
                .order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return new SquareMatrix(rows, values(elements, type.group(2).equals("f"), width, rows, columnsFirst));
    }

    private static double[] values(ByteBuffer elements, boolean floating, int width, int rows, boolean columnsFirst) {
        double[] values = new double[rows * rows];
        for (int element = 0; element < values.length; element++) {
            double value = width == 8
                    ? (floating ? elements.getDouble() : elements.getLong())
                    : (floating ? elements.getFloat() : elements.getInt());
            values[columnsFirst ? (element % rows) * rows + element / rows : element] = value;
        }
        return values;
    }

    private static Matcher found(Pattern pattern, String header, String name, String expected) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new InvalidRequestException(
                    name + " does not hold " + expected + "; its header says " + header.strip() + ".");
        }
        return matcher;
    }

    private static boolean startsWithMagic(byte[] bytes) {
        for (int at = 0; at < MAGIC.length; at++) {
            if (bytes[at] != MAGIC[at]) {
                return false;
            }
        }
        return true;
    }

    private static InvalidRequestException unreadable(Path file, IOException e) {
        return new InvalidRequestException(file + " cannot be read: " + e.getMessage() + ".");
    }
}

package org.eigentape.tools.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredArchiveTest {

    private static final long BEYOND_32_BITS = (1L << 32) + 8;

    @TempDir
    Path directory;

    @Test
    void shouldHoldEntriesThatAreFilledInTurns() throws IOException {
        Path file = directory.resolve("turns.zip");
        Random random = new Random(5);
        byte[][] contents = {bytes(random, 10_000), bytes(random, 0), bytes(random, 4097)};
        try (FileChannel channel = open(file)) {
            StoredArchive archive = new StoredArchive(channel, 512);
            List<StoredEntry> entries = new ArrayList<>();
            for (int index = 0; index < contents.length; index++) {
                entries.add(archive.add("entry/" + index, contents[index].length));
            }
            for (int at = 0; at < 10_000; at++) {
                for (int index = 0; index < contents.length; index++) {
                    if (at < contents[index].length) {
                        entries.get(index).put(new byte[] {contents[index][at]});
                    }
                }
            }
            archive.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (int index = 0; index < contents.length; index++) {
                ZipEntry entry = zip.getEntry("entry/" + index);
                assertArrayEquals(contents[index], zip.getInputStream(entry).readAllBytes());
                assertEquals("1980-01-01T00:00", entry.getTimeLocal().toString());
            }
        }
    }

    @Test
    void shouldRefuseEntriesThatAreNotFull() throws IOException {
        try (FileChannel channel = open(directory.resolve("short.zip"))) {
            StoredArchive archive = new StoredArchive(channel, 512);
            archive.add("entry", 8).put(1);
            assertThrows(IllegalStateException.class, archive::finish);
        }
    }

    @Test
    void shouldCountMoreEntriesThanSixteenBitsCan() throws IOException {
        Path file = directory.resolve("many.zip");
        int count = 66_000;
        try (FileChannel channel = open(file)) {
            StoredArchive archive = new StoredArchive(channel, 8);
            for (int index = 0; index < count; index++) {
                archive.add("e" + index, 0);
            }
            archive.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(count, zip.size());
        }
    }

    @Test
    void shouldReachEntriesBeyondThirtyTwoBits() throws IOException {
        Path file = directory.resolve("large.zip");
        try (FileChannel channel = open(file)) {
            StoredArchive archive = new StoredArchive(channel, 512);
            // Left as a hole in the file: its length matters here, not its contents.
            archive.add("large", BEYOND_32_BITS);
            StoredEntry small = archive.add("small", 3);
            small.put(new byte[] {1, 2, 3});
            small.finish();
            archive.writeHeaders();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(BEYOND_32_BITS, zip.getEntry("large").getSize());
            assertArrayEquals(
                    new byte[] {1, 2, 3},
                    zip.getInputStream(zip.getEntry("small")).readAllBytes());
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}

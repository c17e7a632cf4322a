package org.eigentape.replay;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigentape.engine.event.EventType;

/**
 * Writes a recording without end in a process of its own, to be killed. After each flush it writes the number of events
 * that are acknowledged to a file, so that the killer knows what must be there.
 */
final class WritingProgram {

    private WritingProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        long segmentLength = Long.parseLong(arguments[1]);
        try (SampleRecording recording = new SampleRecording(root, segmentLength);
                RandomAccessFile acknowledged = new RandomAccessFile(arguments[2], "rw")) {
            recording.event(EventType.RUN_STARTED, 0, 0, "");
            for (long step = 0; !Files.exists(Path.of(arguments[2] + ".stop")); step++) {
                recording.step(0, step);
                if (step % 7 == 0) {
                    recording.writer().flush();
                    acknowledged.seek(0);
                    acknowledged.writeLong(recording.writer().nextSequence());
                }
            }
        }
    }
}

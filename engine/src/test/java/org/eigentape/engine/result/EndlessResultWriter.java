package org.eigentape.engine.result;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A program that starts a file of results and never finishes it. */
final class EndlessResultWriter {

    private EndlessResultWriter() {}

    public static void main(String[] arguments) {
        ResultKey key = new ResultKey("spectrum", 3, "mood=calm", "");
        Path directory = new ResultStore(Path.of(arguments[0])).directory(key);
        try (ResultWriter writer = new ResultWriter(directory, key, "id", 0, List.of())) {
            System.out.print('w');
            System.out.flush();
            while (System.nanoTime() != 0) {
                LockSupport.park(writer);
            }
        }
    }
}

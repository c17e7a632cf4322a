package org.eigentape.tools.cli;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.CommandProvider;
import org.eigentape.tools.command.Console;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broken jar on the class path may do, and what it must not. */
class BrokenJarTest {

    /** Fails when it is asked what it is. */
    public static final class ThrowingStage implements StageProvider {
        @Override
        public StageDescription description() {
            throw new IllegalStateException("desc boom");
        }

        @Override
        public Stage create(StageContext context) {
            throw new AssertionError();
        }
    }

    /** Makes no stage. */
    public static final class EmptyStage implements StageProvider {
        @Override
        public StageDescription description() {
            return new StageDescription("empty", 1, "Nothing.", List.of(), List.of(), List.of(), List.of());
        }

        @Override
        @SuppressWarnings("NullAway")
        public Stage create(StageContext context) {
            return null;
        }
    }

    /** Has the name of another command. */
    public static final class SecondRecord implements CommandProvider {
        @Override
        public String name() {
            return "record";
        }

        @Override
        public String summary() {
            return "Impersonates.";
        }

        @Override
        public Command create(Console console) {
            throw new AssertionError();
        }
    }

    @TempDir
    private Path directory;

    private ClassLoader before;

    @BeforeEach
    void addDirectoryToTheClassPath() throws IOException {
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {directory.toUri().toURL()}, before));
    }

    @AfterEach
    void takeItOff() throws IOException {
        URLClassLoader loader = (URLClassLoader) Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    private void provide(Class<?> type, String... names) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.write(services.resolve(type.getName()), List.of(names));
    }

    @Test
    void shouldNotStopWhatDoesNotUseABrokenStage() throws IOException {
        provide(StageProvider.class, ThrowingStage.class.getName(), "gone.Stage");
        CommandRun listed = run("stages").exits(0).says("norm");
        List<String> problems = listed.err().lines().toList();
        assertEquals(2, problems.size(), listed.err());
        assertEquals(
                "eigentape: The stage " + ThrowingStage.class.getName() + " in " + directory
                        + " cannot be used: asked what it provides, it threw IllegalStateException: desc boom. It is left"
                        + " out.",
                problems.get(0));
        assertTrue(problems.get(1).contains("gone.Stage in " + directory), listed.err());
        assertTrue(problems.get(1).contains("there is no such class"), listed.err());
        Path out = directory.resolve("walks");
        CommandRun recorded = run("record", "stroll", "--out", out).exits(0);
        assertTrue(recorded.err().startsWith(problems.get(0)), recorded.err());
        run("verify", out, "--results").exits(0);
        assertEquals("", run("--help").exits(0).err());
    }

    @Test
    void shouldNameTheJarOfAProviderThatMakesNoStage() throws IOException {
        Path out = directory.resolve("walks");
        run("record", "stroll", "--out", out).exits(0);
        provide(StageProvider.class, EmptyStage.class.getName());
        run("replay", out, "--stages", "empty")
                .exits(2)
                .says("Stage empty failed in run 0", EmptyStage.class.getName() + " in ", "gave no stage");
    }

    @Test
    void shouldAlwaysHelp() throws IOException {
        provide(CommandProvider.class, "gone.Command", SecondRecord.class.getName());
        CommandRun help = run("--help").exits(0).says("record", "echo");
        assertTrue(help.err().contains("The command gone.Command in " + directory), help.err());
        assertTrue(help.err().contains("has a name that is taken"), help.err());
        assertEquals("", run("record", "--help").exits(0).err());
    }
}

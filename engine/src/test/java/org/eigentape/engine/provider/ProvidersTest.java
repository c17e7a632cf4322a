package org.eigentape.engine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.graph.StageGraph;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {

    /** What providers of this test are asked. */
    public interface Named {
        /** A name, null or a failure. */
        String name();
    }

    /** Has nothing wrong with it. */
    public static final class Sound implements Named {
        @Override
        public String name() {
            return "sound";
        }
    }

    /** Fails when it is made. */
    public static final class ThrowingConstructor implements Named {
        /** Throws. */
        public ThrowingConstructor() {
            throw new IllegalStateException("constructor boom");
        }

        @Override
        public String name() {
            return "throwing";
        }
    }

    /** Fails when its class is initialised. */
    public static final class ThrowingClass implements Named {
        private static final int NUMBER = Integer.parseInt("boom");

        @Override
        public String name() {
            return "throwing" + NUMBER;
        }
    }

    /** Cannot be made without an argument. */
    public record WithArgument(String name) implements Named {}

    /** Fails when it is asked. */
    public static final class ThrowingName implements Named {
        @Override
        public String name() {
            throw new IllegalStateException("name boom.");
        }
    }

    /** Gives no answer. */
    public static final class NullName implements Named {
        @Override
        @SuppressWarnings("NullAway")
        public String name() {
            return null;
        }
    }

    /** Is found as a stage, but cannot say what it needs. */
    public static final class ThrowingNeeds implements StageProvider {
        @Override
        public StageDescription description() {
            return new StageDescription("needy", 1, "", List.of(), List.of(), List.of(), List.of());
        }

        @Override
        public List<TensorNeed> needs(StageParameters parameters) {
            throw new IllegalStateException("needs boom");
        }

        @Override
        public Stage create(StageContext context) {
            throw new AssertionError();
        }
    }

    @TempDir
    private Path directory;

    private Providers<Named> load(String... names) throws IOException {
        Path jar = directory.resolve("some.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("META-INF/services/" + Named.class.getName()));
            zip.write(("# a comment\n\n" + String.join(" # another\n", names)).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("broken/Garbage.class"));
            zip.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return Providers.load(Named.class, "name", provider -> Objects.nonNull(provider.name()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void shouldLeaveOutABrokenProviderAndNameItsClassItsJarAndTheCause() throws IOException {
        String[][] cases = {
            {ThrowingConstructor.class.getName(), "its constructor threw IllegalStateException: constructor boom"},
            {ThrowingClass.class.getName(), "NumberFormatException: For input string: \"boom\""},
            {WithArgument.class.getName(), "a public constructor without arguments"},
            {ThrowingName.class.getName(), "it threw IllegalStateException: name boom. It is left out."},
            {NullName.class.getName(), "it gave null"},
            {"missing.Provider", "there is no such class"},
            {"broken.Garbage", "ClassFormatError"},
            {"java.lang.String", "it is not a " + Named.class.getName()},
        };
        for (String[] each : cases) {
            Providers<Named> loaded = load(each[0], Sound.class.getName());
            assertEquals(1, loaded.found().size(), each[0]);
            assertEquals(1, loaded.problems().size(), each[0]);
            String problem = loaded.problems().get(0);
            assertTrue(problem.startsWith("The name " + each[0] + " in " + directory.resolve("some.jar")), problem);
            assertTrue(problem.contains(each[1]), problem);
            assertFalse(problem.contains(".."), problem);
        }
    }

    @Test
    void shouldMakeEachProviderOnce() throws IOException {
        assertEquals(
                1, load(Sound.class.getName(), Sound.class.getName()).found().size());
        assertEquals(List.of(), load().problems());
    }

    @Test
    void shouldBlameTheProviderOfAStageThatCannotSayWhatItNeeds() {
        StageCatalog catalog = new StageCatalog(List.of(new ThrowingNeeds()));
        String refused = assertThrows(
                        InvalidRequestException.class,
                        () -> new StageGraph(catalog, List.of(StageRequest.of("needy")), new Schema(List.of()), ""))
                .getMessage();
        assertTrue(refused.contains(ThrowingNeeds.class.getName() + " in "), refused);
        assertTrue(refused.contains("IllegalStateException: needs boom"), refused);
    }
}

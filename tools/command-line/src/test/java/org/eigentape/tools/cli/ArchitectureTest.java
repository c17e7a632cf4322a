package org.eigentape.tools.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house, over the main classes of every module: which room may know which, and what
 * a deterministic stage must not touch. It lives in this module because this one sees all others.
 */
class ArchitectureTest {

    private static final String ENGINE = "org.eigentape.engine..";
    private static final String STAGES = "org.eigentape.stages..";
    private static final String REPLAY = "org.eigentape.replay..";
    private static final String TOOLS = "org.eigentape.tools..";

    /** Methods of {@link Math} whose last bits are left to the JVM; the others are exact and may be used. */
    private static final Set<String> INEXACT = Set.of(
            "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot", "sin", "cos", "tan", "asin", "acos",
            "atan", "atan2", "sinh", "cosh", "tanh");

    private static JavaClasses house;

    @BeforeAll
    static void readClasses() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.eigentape");
    }

    @Test
    void shouldLetTheEngineKnowNoOtherRoom() {
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STAGES, REPLAY, TOOLS));
    }

    /** What two lengths do to all vector code of a process is said among the decisions of the engine. */
    @Test
    void shouldUseVectorsOfOneLength() {
        Set<String> others = Set.of("SPECIES_64", "SPECIES_128", "SPECIES_256", "SPECIES_512", "SPECIES_MAX");
        check(noClasses()
                .that()
                // It takes 512 bits of longer vectors, of which its generators fill no more.
                .doNotHaveSimpleName("VectorNormalNoise")
                .should()
                .accessFieldWhere(describe(
                        "vectors of another length than the preferred one",
                        access -> access.getTargetOwner().getName().startsWith("jdk.incubator.vector.")
                                && others.contains(access.getTarget().getName()))));
    }

    @Test
    void shouldLetStagesKnowTheEngineOnly() {
        check(noClasses()
                .that()
                .resideInAPackage(STAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(REPLAY, TOOLS));
    }

    @Test
    void shouldLetReplayKnowTheEngineOnly() {
        check(noClasses()
                .that()
                .resideInAPackage(REPLAY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STAGES, TOOLS));
    }

    @Test
    void shouldLiveInOneOfTheRooms() {
        check(classes().should().resideInAnyPackage(ENGINE, STAGES, REPLAY, TOOLS));
    }

    @Test
    void shouldHaveNoCyclesBetweenTools() {
        check(slices().matching("org.eigentape.tools.(*)..").should().beFreeOfCycles());
    }

    @Test
    void shouldUseTheDisruptorInTheRingOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.eigentape.engine.ring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.lmax.."));
    }

    @Test
    void shouldUseChronicleInTheJournalOnly() {
        // Benchmarks compare the journal with Chronicle used plainly, so they have to use it plainly.
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.eigentape.engine.journal..", "org.eigentape.tools.benchmarks.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.openhft..", "software.chronicle.."));
    }

    @Test
    void shouldComputeWithFunctionsWhoseBitsDoNotDependOnTheJvm() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ENGINE, STAGES)
                .should()
                .accessTargetWhere(calls("a function of Math that is not exact", Math.class, INEXACT)));
    }

    @Test
    void shouldHaveNoUnseededRandomnessInEngineAndStages() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ENGINE, STAGES)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.security..", "java.util..")
                        .and(named("Random", "SplittableRandom", "ThreadLocalRandom", "SecureRandom")))
                .orShould()
                .accessTargetWhere(calls("Math.random", Math.class, Set.of("random")))
                .orShould()
                .accessTargetWhere(calls("UUID.randomUUID", java.util.UUID.class, Set.of("randomUUID"))));
    }

    @Test
    void shouldHaveNoClockInStages() {
        check(noClasses()
                .that()
                .resideInAPackage(STAGES)
                .should()
                .accessTargetWhere(calls("a clock", System.class, Set.of("currentTimeMillis", "nanoTime")))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Date.class));
    }

    @Test
    void shouldHaveNoFilesNoNetworkAndNoThreadsInStages() {
        check(noClasses()
                .that()
                .resideInAPackage(STAGES)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
                        .or(resideInAnyPackage("java.io..").and(named("File", "FileInputStream", "RandomAccessFile")))
                        .or(resideInAnyPackage("java.lang", "java.util.concurrent..")
                                .and(named("Thread", "ThreadLocal", "Executor", "ExecutorService", "ForkJoinPool"))))
                .orShould()
                .accessTargetWhere(describe(
                        "a parallel stream",
                        (JavaAccess<?> access) -> access.getName().equals("parallelStream")
                                || (access.getName().equals("parallel")
                                        && access.getTargetOwner()
                                                .getPackageName()
                                                .equals("java.util.stream")))));
    }

    @Test
    void shouldNameClassesByWhatTheyAre() {
        check(noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?"));
    }

    private static void check(ArchRule rule) {
        rule.check(house);
    }

    /** Calls of, and references to, one of the methods of a class. */
    private static DescribedPredicate<JavaAccess<?>> calls(String what, Class<?> owner, Set<String> methods) {
        return describe(
                "is " + what,
                access -> access.getTargetOwner().isEquivalentTo(owner) && methods.contains(access.getName()));
    }

    private static DescribedPredicate<JavaClass> named(String... simpleNames) {
        Set<String> names = Set.copyOf(Arrays.asList(simpleNames));
        return describe("are named " + String.join(", ", simpleNames), type -> names.contains(type.getSimpleName()));
    }
}

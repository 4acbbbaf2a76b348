package org.multichat.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.multichat.kit.HouseRules;

@AnalyzeClasses(packages = "org.multichat.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_BOOKS_KNOW_NO_PROVIDER_AND_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage("..simulator.play..", "..simulator.fault..", "..simulator.invoice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..simulator.door..", "..simulator.bfl..", "..simulator.udio..", "io.vertx..");

    @ArchTest
    static final ArchRule PROVIDERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("..simulator.(bfl|udio|openai)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NOBODY_NEEDS_THE_ADMINISTRATOR = noClasses()
            .that()
            .resideOutsideOfPackage("..simulator.admin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..simulator.admin..");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_THE_MP3_LIBRARY = noClasses()
            .that()
            .doNotHaveSimpleName("Melody")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.sciss..");

    @ArchTest
    static final ArchRule A_PROVIDER_IS_NOT_A_SERVICE_OF_OURS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.multichat.kit..", "org.multichat.provider..", "org.multichat.generator..");

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.of("org.multichat.simulator");
    }
}

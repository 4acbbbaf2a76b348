package org.multichat.research;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.multichat.research", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("org.multichat.research.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule money_is_never_a_floating_number = noFields()
            .that()
            .haveNameMatching("(?i).*(price|cost|micros|tariff).*")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

    @ArchTest
    static final ArchRule names_say_what_differs = noClasses().should().haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule only_the_provider_knows_the_framework = noClasses()
            .that()
            .resideOutsideOfPackage("..local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..");

    @ArchTest
    static final ArchRule one_package_reads_pdf = noClasses()
            .that()
            .resideOutsideOfPackage("..intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pdfbox..");
}

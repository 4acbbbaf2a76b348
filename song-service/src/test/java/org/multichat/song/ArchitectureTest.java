package org.multichat.song;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.multichat.song", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("org.multichat.song.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MONEY_IS_NEVER_A_FLOATING_NUMBER = noFields()
            .that()
            .haveNameMatching(".*([pP]rice|[cC]ost|[mM]icros).*")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

    @ArchTest
    static final ArchRule NOBODY_IS_CALLED_IMPL = noClasses().should().haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule MUSIC_KNOWS_NOTHING_OF_HTTP_OR_THE_HOUSE = noClasses()
            .that()
            .resideInAnyPackage("..plan..", "..compose..", "..theory..", "..score..", "..sound..", "..media..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.multichat.generator..", "org.multichat.provider..", "org.multichat.kit..", "jakarta..");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_THE_MP3_LIBRARY = noClasses()
            .that()
            .doNotHaveSimpleName("Mp3")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.sciss..");
}

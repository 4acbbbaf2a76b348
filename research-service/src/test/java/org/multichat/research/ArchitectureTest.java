package org.multichat.research;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.multichat.kit.HouseRules;

class ArchitectureTest {

    private static final String ROOT = "org.multichat.research";

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.of(ROOT);
    }

    @Test
    void onlyProvidersAndTheirChoiceKnowTheFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..local..", "..openai..", "..choice..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..")
                .check(HouseRules.mainClassesOf(ROOT));
    }

    @Test
    void providersDoNotKnowEachOtherNorWhoChooses() {
        noClasses()
                .that()
                .resideInAPackage("..research.openai..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..research.local..", "..research.choice..", "..research.brief..")
                .check(HouseRules.mainClassesOf(ROOT));
    }

    @Test
    void onlyTheIntakeReadsPdf() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..")
                .check(HouseRules.mainClassesOf(ROOT));
    }
}

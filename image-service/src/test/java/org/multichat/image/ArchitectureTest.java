package org.multichat.image;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.multichat.kit.HouseRules;

class ArchitectureTest {

    private static final String ROOT = "org.multichat.image";

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.of(ROOT);
    }

    @Test
    void drawingKnowsNothingOfTheService() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.multichat.generator..", "org.multichat.kit..", "jakarta..", "io.quarkus..")
                .check(HouseRules.mainClassesOf(ROOT));
    }

    @Test
    void onlyTheStudioTurnsSvgIntoPixels() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Studio")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.weisj..")
                .check(HouseRules.mainClassesOf(ROOT));
    }

    @Test
    void nothingDependsOnChanceOrTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..local..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .orShould()
                .callMethod(Math.class, "random")
                .check(HouseRules.mainClassesOf(ROOT));
    }
}

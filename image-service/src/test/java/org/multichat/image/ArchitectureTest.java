package org.multichat.image;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.multichat.kit.HouseRules;

class ArchitectureTest {

    private static final String ROOT = "org.multichat.image";
    private static final String[] DRAWING = {"..art..", "..paint..", "..scene..", "..words.."};

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.of(ROOT);
    }

    @Test
    void drawingKnowsNothingOfTheService() {
        noClasses()
                .that()
                .resideInAnyPackage(DRAWING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.multichat.generator..", "org.multichat.kit..", "jakarta..", "io.quarkus..")
                .check(HouseRules.mainClassesOf(ROOT));
    }

    @Test
    void providersKnowNothingOfEachOther() {
        for (String provider : List.of("..local..", "..bfl..", "..openai..")) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + provider)
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..")
                            .and(resideInAnyPackage("..local..", "..bfl..", "..openai..", "..fallback..", "..choice.."))
                            .and(not(resideInAPackage(ROOT + provider))))
                    .check(HouseRules.mainClassesOf(ROOT));
        }
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
                .resideInAnyPackage(DRAWING)
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

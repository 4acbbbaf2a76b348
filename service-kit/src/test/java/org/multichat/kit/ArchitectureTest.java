package org.multichat.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final String KIT = "org.multichat.kit";
    /** More than this is no kit any more: what a few services share belongs to them. */
    private static final int MAX_CLASSES = 15;

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return HouseRules.of(KIT);
    }

    @Test
    void theKitKnowsNobodyElse() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.multichat.gateway..",
                        "org.multichat.budget..",
                        "org.multichat.router..",
                        "org.multichat.generator..",
                        "org.multichat.image..",
                        "org.multichat.song..",
                        "org.multichat.research..")
                .check(HouseRules.mainClassesOf(KIT));
    }

    @Test
    void theKitStaysSmall() {
        Assertions.assertThat(HouseRules.mainClassesOf(KIT).stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info")))
                .hasSizeLessThanOrEqualTo(MAX_CLASSES);
    }
}

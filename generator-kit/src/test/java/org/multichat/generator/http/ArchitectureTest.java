package org.multichat.generator.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.multichat.kit.HouseRules;

class ArchitectureTest {

    private static final String GENERATOR = "org.multichat.generator";

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return HouseRules.of(GENERATOR);
    }

    @Test
    void whatAProviderNeedsKnowsNothingOfHowItIsRun() {
        noClasses()
                .that()
                .resideInAPackage(GENERATOR + ".provider")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        GENERATOR + ".event", GENERATOR + ".handle", GENERATOR + ".generation", GENERATOR + ".http")
                .check(HouseRules.mainClassesOf(GENERATOR));
    }
}

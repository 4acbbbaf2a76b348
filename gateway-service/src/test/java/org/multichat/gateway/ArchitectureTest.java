package org.multichat.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.multichat.kit.HouseRules;

class ArchitectureTest {

    private static final String GATEWAY = "org.multichat.gateway";

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return HouseRules.of(GATEWAY);
    }

    @Test
    void whatATurnIsDependsOnNobodyWhoRunsIt() {
        noClasses()
                .that()
                .resideInAnyPackage("..gateway.turn..", "..gateway.money..", "..gateway.account..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..gateway.chat..",
                        "..gateway.route..",
                        "..gateway.generation..",
                        "..gateway.budget..",
                        "..gateway.artifact..",
                        "..gateway.conversation..")
                .check(HouseRules.mainClassesOf(GATEWAY));
    }

    @Test
    void moneyKnowsNobody() {
        classes()
                .that()
                .resideInAPackage("..gateway.money..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "..gateway.money..",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "org.eclipse.microprofile.openapi..",
                        "org.jspecify..")
                .check(HouseRules.mainClassesOf(GATEWAY));
    }

    @Test
    void onlyOtherDoorsUseTheChat() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..gateway.chat..", "..gateway.ancestor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..gateway.chat..")
                .check(HouseRules.mainClassesOf(GATEWAY));
    }
}

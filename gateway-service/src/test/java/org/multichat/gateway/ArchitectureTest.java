package org.multichat.gateway;

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
        noClasses()
                .that()
                .resideInAPackage("..gateway.money..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.multichat.gateway.(turn|account|chat|budget)..")
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

package org.multichat.budget;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.multichat.kit.HouseRules;

class ArchitectureTest {

    private static final String ROOT = "org.multichat.budget";

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return HouseRules.of(ROOT);
    }

    @Test
    void moneyDependsOnJavaOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".money..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".money..", "org.jspecify..")
                .check(HouseRules.mainClassesOf(ROOT));
    }

    /** The same code decides on rows, on a batch of many calls, and in a model that checks both. */
    @Test
    void thePolicyKnowsNoDatabase() {
        noClasses()
                .that()
                .haveNameMatching(
                        ROOT
                                + "\\.ledger\\.(Admission|Allowance|Balance|Books|Call|Decisions|Foresight|IdWindow|PastEntry|Resolutions|Shift|Verdict)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta..", "io.agroal..", ROOT + ".database..")
                .check(HouseRules.mainClassesOf(ROOT));
    }
}

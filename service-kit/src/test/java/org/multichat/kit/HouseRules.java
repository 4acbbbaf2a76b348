package org.multichat.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What the house holds of every module's classes and no compiler checks. A module's {@code ArchitectureTest} asks for
 * the {@link #of rules of its root package} in one {@code @TestFactory} and adds its own beside them.
 */
public final class HouseRules {

    /** Money is whole millionths: names that speak of it must not be of a type that rounds in silence. */
    private static final String MONEYISH = "(?i).*(micros|cost|price|money|budget|ceiling|spent|charge[ds]?|amount).*";

    static final List<ArchRule> FOR_EVERYBODY = List.of(
            noFields()
                    .that()
                    .haveNameMatching(MONEYISH)
                    .or()
                    .areDeclaredInClassesThat()
                    .haveNameMatching("(?i).*\\.(\\w*(money|price|cost|quote|usage|receipt)\\w*)")
                    .should()
                    .haveRawType(double.class)
                    .orShould()
                    .haveRawType(float.class)
                    .orShould()
                    .haveRawType(Double.class)
                    .orShould()
                    .haveRawType(Float.class)
                    .as("money is never a floating number")
                    .allowEmptyShould(true),
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .as("a class is named for what it does, not for being an implementation"),
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.as("one log: io.quarkus.logging.Log, never java.util.logging"),
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.as("nobody prints; a log line says it"),
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION.as("what a class needs, its constructor asks for"));

    private HouseRules() {}

    /** All rules of the house, one test each, over the main classes at and below {@code rootPackage}. */
    public static Stream<DynamicTest> of(String rootPackage) {
        JavaClasses classes = mainClassesOf(rootPackage);
        return Stream.concat(FOR_EVERYBODY.stream(), Stream.of(featuresFormNoCycle(rootPackage)))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    /** The packages directly below {@code rootPackage} are features; what they need of each other goes one way. */
    public static ArchRule featuresFormNoCycle(String rootPackage) {
        return SlicesRuleDefinition.slices()
                .matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .as("features of " + rootPackage + " form no cycle")
                .allowEmptyShould(true);
    }

    public static JavaClasses mainClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
    }
}

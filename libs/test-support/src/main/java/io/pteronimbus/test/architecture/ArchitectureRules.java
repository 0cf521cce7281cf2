package io.pteronimbus.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;

/**
 * The rules of every module. A module takes them in one class: {@code @AnalyzeClasses(packages = "io.pteronimbus.x",
 * importOptions = ImportOption.DoNotIncludeTests.class)} with {@code @ArchTest ArchTests rules =
 * ArchTests.in(ArchitectureRules.class)}.
 */
public final class ArchitectureRules {
    private static final String SECURITY = "io.pteronimbus.platform.security.";
    private static final List<String> ACCESS = List.of("RequiresPermission", "SignedIn", "OpenToAll", "ServicesOnly");
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int LONGEST_FILE = 400;

    @ArchTest
    static final ArchRule resourcesUseServices = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .because("a resource maps HTTP to a call, use cases and transactions are the service's")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule eventsAreEmittedInOnePlace = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Events")
            .and()
            .resideOutsideOfPackage("io.pteronimbus.persistence..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.pteronimbus.persistence.outbox.Outbox")
            .because("what a feature tells the world is found in its …Events class")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule constructorsInject = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .because("a class says in its constructor what it needs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Dto|DTO|Common)")
            .because("such a name fits anything, so anything ends up there")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("waiting for a thing means being told of it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyEndpointSaysWhoMayCallIt = methods()
            .that(new com.tngtech.archunit.base.DescribedPredicate<JavaMethod>("are endpoints") {
                @Override
                public boolean test(JavaMethod method) {
                    return !method.getOwner().isInterface()
                            && VERBS.stream().anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb));
                }
            })
            .should(new ArchCondition<JavaMethod>("carry exactly one of " + ACCESS) {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    var found = ACCESS.stream()
                            .filter(name -> method.isAnnotatedWith(SECURITY + name))
                            .count();
                    events.add(new SimpleConditionEvent(
                            method, found == 1, method.getFullName() + " carries " + found + " of " + ACCESS));
                }
            })
            .because("who may call an endpoint is said where it stands")
            .allowEmptyShould(true);

    private ArchitectureRules() {}

    @ArchTest
    static void filesAreShort(JavaClasses classes) throws IOException {
        var sources = Path.of("src/main/java");
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (var files = Files.walk(sources)) {
            Assertions.assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .as("a file of more than %d lines has a second thing in it", LONGEST_FILE)
                    .allSatisfy(file ->
                            Assertions.assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE));
        }
    }
}

package conversations;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The dependencies between packages, and conventions of the code. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("conversations");

    /** The packages of work in a conversation, of its views and of its audiences. */
    private static final List<String> CONVERSATION_PACKAGES =
            List.of("message", "participant", "sidebar", "recordtab", "audience");

    /** The layers from the bottom up, each with the reason for which it does not depend on packages beside and above it. */
    private static final Map<List<String>, String> LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put(List.of("platform"), "it knows nothing of the product and serves all of it");
        LAYERS.put(List.of("outbox"), "all packages publish their changes there");
        LAYERS.put(List.of("person"), "users exist without conversations");
        LAYERS.put(List.of("record"), "records exist without conversations");
        LAYERS.put(List.of("attachment"), "a file is stored the same way whatever it is on");
        LAYERS.put(
                List.of("conversation"), "a conversation is the same whatever is done in it and wherever it is shown");
        LAYERS.put(
                CONVERSATION_PACKAGES,
                "each uses the conversation, and reaches packages above it by interfaces that it declares");
        LAYERS.put(List.of("search"), "it reads what the others keep, and knows no receivers of events");
        LAYERS.put(
                List.of("live", "alert", "clientconfig"),
                "a pop-up is an event like others, and alerts reach streams through the outbox only");
    }

    /** The same within alert, below what decides. */
    private static final Map<List<String>, String> ALERT = new LinkedHashMap<>();

    static {
        ALERT.put(
                List.of("alert.preference", "alert.wording", "alert.delivery"),
                "preferences, texts and retries are the same for every channel");
        ALERT.put(List.of("alert.mail", "alert.push"), "the channels are independent of each other");
    }

    @Test
    @DisplayName(
            "packages depend in one direction: platform ← outbox ← person ← record ← attachment ← conversation ← message, participant, sidebar, recordtab, audience ← search ← live, alert, clientconfig ← demo")
    void direction() {
        oneWay(LAYERS, "conversations.demo..");
    }

    @Test
    @DisplayName("the packages of alert depend in one direction: preference, wording, delivery ← mail, push ← alert")
    void directionWithinAlert() {
        oneWay(ALERT, "conversations.alert");
    }

    /** A package of a layer does not depend on packages beside or above it. */
    private static void oneWay(Map<List<String>, String> layers, String top) {
        var above = layers.keySet().stream()
                .flatMap(List::stream)
                .map(ArchitectureTest::inside)
                .collect(Collectors.toCollection(ArrayList::new));
        above.add(top);
        layers.forEach((layer, because) -> {
            var packages = layer.stream().map(ArchitectureTest::inside).toList();
            above.removeAll(packages);
            for (var name : packages) {
                var others = Stream.concat(packages.stream().filter(beside -> !beside.equals(name)), above.stream());
                noClasses()
                        .that()
                        .resideInAPackage(name)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others.toArray(String[]::new))
                        .because(because)
                        .check(MAIN);
            }
        });
    }

    private static String inside(String name) {
        return "conversations." + name + "..";
    }

    @Test
    @DisplayName("every operation says who may call it; the public ones stand here")
    void everyOperationDeclaresWhoMayCall() {
        var open = new TreeSet<String>();
        for (var type : MAIN) {
            if (!type.isAnnotatedWith(Path.class)) {
                continue;
            }
            for (var method : type.getMethods()) {
                if (method.isMetaAnnotatedWith(HttpMethod.class) && isOpen(method)) {
                    open.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertEquals(
                Set.of(
                        "ClientConfigResource.get",
                        "ProblemPage.explain",
                        "SignOutResource.end",
                        "UnsubscribeResource.ask",
                        "UnsubscribeResource.unsubscribe"),
                open);
    }

    private static boolean isOpen(JavaMethod method) {
        if (method.isAnnotatedWith(PermitAll.class)) {
            return true;
        }
        return !method.isAnnotatedWith(RolesAllowed.class) && !method.getOwner().isAnnotatedWith(RolesAllowed.class);
    }

    @Test
    @DisplayName("resources talk to services, not to the database")
    void resourcesAreThin() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Session.class)
                .because("a resource authorises, maps in, calls and maps out")
                .check(MAIN);
    }

    @Test
    @DisplayName(
            "entities stay in their package, except User; those of a conversation stay among its packages and those of its views")
    void entitiesStayInside() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .and()
                .doNotHaveSimpleName("User")
                .and()
                .resideOutsideOfPackage("conversations.conversation")
                .should()
                .bePackagePrivate()
                .because("other packages get presented data, not rows")
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.concat(Stream.of("conversation", "live"), CONVERSATION_PACKAGES.stream())
                                .map(ArchitectureTest::inside)
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAPackage("conversations.conversation")
                        .and(assignableTo(PanacheRepositoryBase.class).or(annotatedWith(Entity.class))))
                .because(
                        "packages that do not decide what each reader sees get presented data, neither rows nor repositories")
                .check(MAIN);
    }

    @Test
    @DisplayName("nothing is injected into fields")
    void constructorInjection() {
        fields().should()
                .notBeAnnotatedWith(Inject.class)
                .because("a constructor states the dependencies of a class, and tests can pass them")
                .check(MAIN);
    }

    @Test
    @DisplayName("time comes from the injected clock")
    void time() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..platform.time..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests and the demo set the time")
                .check(MAIN);
    }

    @Test
    @DisplayName("no signature takes two bare ids that could be swapped")
    void idsAreTyped() {
        var swappable = MAIN.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> !isOfRecord(unit) && !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(unit -> unit.getRawParameterTypes().stream()
                                .filter(type -> type.isEquivalentTo(UUID.class))
                                .count()
                        > 1)
                .map(JavaCodeUnit::getFullName)
                .toList();
        assertEquals(List.of(), swappable, "take a user's id as UserId");
    }

    /** The canonical constructor of a record is called where a row is read; its components have names. */
    private static boolean isOfRecord(JavaCodeUnit unit) {
        return unit instanceof JavaConstructor && unit.getOwner().isRecord();
    }
}

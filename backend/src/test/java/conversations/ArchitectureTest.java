package conversations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.Session;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rooms of the house and which doors there are between them. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("conversations");

    /** From what knows nothing of the product upwards, each with why nothing above is its business. */
    private static final Map<String, String> LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put("platform", "what knows nothing of the product serves all of it");
        LAYERS.put("outbox", "whoever changes something says so there, whatever it is");
        LAYERS.put("person", "people exist without anything to talk about");
        LAYERS.put("record", "records exist without anybody talking about them");
        LAYERS.put("attachment", "a file is kept the same way whatever it is on");
        LAYERS.put("conversation", "it reaches what builds on it by the interfaces that it declares");
        LAYERS.put("filter", "saving conditions is not finding texts");
        LAYERS.put("search", "the product does not know who is listening");
        LAYERS.put("live", "nor that it is being shown");
        LAYERS.put("alert", "nobody but the outbox is told of alerts");
    }

    @Test
    @DisplayName(
            "packages depend in one direction: platform ← outbox ← person ← record ← attachment ← conversation ← filter, search ← live, alert ← demo")
    void direction() {
        var above = new ArrayList<>(LAYERS.keySet());
        above.add("demo");
        LAYERS.forEach((layer, because) -> {
            above.remove(layer);
            noClasses()
                    .that()
                    .resideInAPackage("conversations." + layer + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above.stream()
                            .map(name -> "conversations." + name + "..")
                            .toArray(String[]::new))
                    .because(because)
                    .check(MAIN);
        });
        noClasses()
                .that()
                .resideInAPackage("conversations.search..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("conversations.filter..")
                .because("finding texts is not saving conditions")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("conversations.alert..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("conversations.live..")
                .because("a pop-up is an event like others")
                .check(MAIN);
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
    @DisplayName("entities stay in their package, but for User")
    void entitiesStayInside() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .and()
                .doNotHaveSimpleName("User")
                .should()
                .bePackagePrivate()
                .because("others get what may be shown, not rows")
                .check(MAIN);
    }

    @Test
    @DisplayName("nothing is injected into fields")
    void constructorInjection() {
        fields().should()
                .notBeAnnotatedWith(Inject.class)
                .because("a constructor says what a class needs, and tests can give it")
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
}

package carillon;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.netty.channel.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms, and what each may use (ARCHITECTURE.md). */
class ArchitectureTest {
    private static final JavaClasses CARILLON = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("carillon");

    static Stream<Arguments> rooms() {
        return Stream.of(
                Arguments.of("log", List.of()),
                Arguments.of("digest", List.of()),
                Arguments.of("unfinished", List.of()),
                Arguments.of("version", List.of()),
                Arguments.of("trust", List.of()),
                Arguments.of("doctor", List.of("backup", "http.pages", "postgres", "trust")),
                Arguments.of(
                        "settings",
                        List.of("backup", "digest", "edition", "http", "http.pages", "journal", "postgres")),
                Arguments.of("wire", List.of()),
                Arguments.of("edition", List.of()),
                Arguments.of("exchange", List.of("edition", "version")),
                Arguments.of("statement", List.of("edition")),
                Arguments.of("timeline", List.of("edition", "statement")),
                Arguments.of("terminal", List.of("edition", "statement", "timeline")),
                Arguments.of("postgres", List.of("log", "version", "wire")),
                Arguments.of("journal", List.of("log", "edition", "statement", "postgres")),
                Arguments.of("feed", List.of("digest", "log", "wire", "edition", "statement", "timeline", "journal")),
                Arguments.of(
                        "backup",
                        List.of(
                                "digest",
                                "unfinished",
                                "log",
                                "edition",
                                "statement",
                                "timeline",
                                "journal",
                                "feed",
                                "postgres")),
                Arguments.of("access", List.of("digest", "edition", "statement", "postgres")),
                Arguments.of("rehearsal", List.of("edition", "statement", "timeline", "feed")),
                Arguments.of(
                        "season", List.of("log", "edition", "statement", "timeline", "journal", "feed", "rehearsal")),
                Arguments.of("http.pages", List.of("digest", "edition")),
                Arguments.of("archive", List.of("unfinished", "edition", "exchange", "timeline", "http.pages")),
                Arguments.of(
                        "http",
                        List.of(
                                "http.pages",
                                "version",
                                "log",
                                "wire",
                                "edition",
                                "exchange",
                                "statement",
                                "timeline",
                                "journal",
                                "feed",
                                "season",
                                "backup",
                                "access")));
    }

    @ParameterizedTest(name = "{0} uses {1} and nothing else of Carillon")
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsItMay(String room, List<String> others) {
        String[] allowed = Stream.concat(Stream.of(room), others.stream())
                .map(name -> "carillon." + name)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("carillon." + room)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "of another room",
                        (JavaClass other) -> other.getPackageName().startsWith("carillon")
                                && !List.of(allowed).contains(other.getPackageName())))
                .check(CARILLON);
    }

    @Test
    void theCoreKnowsNoClockThreadSocketOrDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("carillon.timeline", "carillon.statement", "carillon.edition", "carillon.exchange")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..", "io.netty..", "java.net.http..", "java.sql..", "java.util.concurrent..")
                .check(CARILLON);
    }

    @Test
    void onlyTheWiringReadsTheTimeOfTheWorld() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("carillon.Server")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CARILLON);
    }

    @Test
    void onlyTheWireUsesInnerTypesOfVertxAndNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("carillon.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..impl..", "io.vertx..internal..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Channel.Unsafe.class)
                .orShould()
                .callMethodWhere(target(name("unsafe")).and(target(owner(assignableTo(Channel.class)))))
                .check(CARILLON);
    }

    @Test
    void noJsonObjectIsPassedAround() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.json.JsonArray")
                .check(CARILLON);
        noClasses()
                .that()
                .areNotAssignableTo(io.vertx.core.VerticleBase.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.json.JsonObject")
                .check(CARILLON);
    }

    @Test
    void noTwoRoomsUseEachOther() {
        slices().matching("carillon.(**)").should().beFreeOfCycles().check(CARILLON);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Service")
                .check(CARILLON);
    }
}

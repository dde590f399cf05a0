package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.access.Installation;
import carillon.edition.Kind;
import carillon.edition.Language;
import carillon.edition.SlotTime;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.WorldClock;
import carillon.http.pages.ApiPaths;
import carillon.http.pages.Asset;
import carillon.http.pages.Assets;
import carillon.http.pages.Catalogue;
import carillon.season.Editions;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.statement.Statements;
import carillon.timeline.Refusal;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document says what the code does: no route and no kind of statement is missing, and none is invented. */
class DescriptionsTest {
    private static final JsonNode OPEN_API = parsed("openapi.yaml");
    private static final Set<HttpMethod> DESCRIBED =
            Set.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE);

    private static JsonNode parsed(String name) {
        try {
            Asset description = Assets.read().at(ApiPaths.ROOT + "/" + name);
            return new YAMLMapper().readTree(description.identity().bytes().getBytes());
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    @Test
    void everyRouteIsDescribedAndNoOther() {
        Set<String> described = OPEN_API.path("paths").properties().stream()
                .flatMap(path -> names(path.getValue())
                        .filter(method -> !method.equals("parameters"))
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(mounted());
    }

    /** What programs may ask for; the pages are for people. */
    private static Set<String> mounted() {
        return routes().filter(route -> route.getPath() != null && route.methods() != null)
                .filter(route -> Stream.of("/api/", "/health/", "/metrics")
                        .anyMatch(start -> route.getPath().startsWith(start)))
                .flatMap(DescriptionsTest::operations)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<Route> routes() {
        Vertx vertx = Vertx.vertx();
        try {
            Clock clock = WorldClock.of(InstantSource.system());
            SessionCookie cookie = new SessionCookie(new Installation("0f1e2d3c", List.of()));
            HttpContext http = new HttpContext(
                    new Editions(vertx, null, clock, System::nanoTime, new Bus(vertx), 0, sentence -> {}),
                    clock,
                    System::nanoTime,
                    null,
                    cookie,
                    List.of(),
                    new Measurements(),
                    null,
                    false,
                    Optional.empty(),
                    Assets.read(),
                    new TimelineCaches(vertx),
                    new RateLimits(Limits.USUAL, cookie, System::nanoTime),
                    new ConnectionLimits(),
                    null,
                    null);
            Router router = EdgeVerticle.router(vertx, http, new LoopEditions(vertx, http), new OperationsRoutes(http));
            return router.getRoutes().stream();
        } finally {
            vertx.close().await();
        }
    }

    private static Stream<String> operations(Route route) {
        String path = route.getPath().replaceAll(":([a-z]+)", "{$1}");
        return route.methods().stream().filter(DESCRIBED::contains).map(method -> method.name() + " " + path);
    }

    @Test
    void everyAddressThatTakesGetTakesHead() {
        assertThat(routes().filter(route ->
                                route.methods() != null && route.methods().contains(HttpMethod.GET))
                        .toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        route -> assertThat(route.methods()).as(route.getPath()).contains(HttpMethod.HEAD));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(OPEN_API))
                .allSatisfy(reference -> assertThat(
                                OPEN_API.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        assertThat(names(OPEN_API.at("/components/schemas")))
                .allSatisfy(schema -> assertThat(references(OPEN_API)).contains("#/components/schemas/" + schema));
    }

    private static Set<String> references(JsonNode node) {
        return node.findValuesAsText("$ref").stream().collect(Collectors.toSet());
    }

    @Test
    void everyCheckInAndEveryDecisionIsDescribedAndNoOther() {
        assertThat(described("CheckIn").keySet()).isEqualTo(types(CheckIn.class));
        assertThat(described("Decision").keySet()).isEqualTo(types(Decision.class));
    }

    @Test
    void
            everythingThatIsSaidMakesANoticeButHeadcountsTicksAnswersLengthsOfTurnsRetractionsAndWhatIsDecidedOfSessions() {
        Set<String> news = types(Statement.class);
        news.removeAll(Set.of(
                "headcount",
                "announcement.seen",
                "question.answered",
                "turns.set",
                "turn.prolonged",
                "retracted",
                "session.set-aside",
                "session.reinstated"));

        assertThat(texts(OPEN_API.at("/components/schemas/Notice/properties/type/enum")))
                .containsExactlyInAnyOrderElementsOf(news);
    }

    static Stream<Class<? extends Statement>> kinds() {
        return Statements.kinds(Statement.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itsMembersAreDescribedAndNoOther(Class<? extends Statement> kind) {
        String family = CheckIn.class.isAssignableFrom(kind) ? "CheckIn" : "Decision";
        JsonNode schema = Objects.requireNonNull(described(family).get(Statement.typeOf(kind)));
        List<RecordComponent> components = List.of(kind.getRecordComponents());
        Stream<String> besides = Stream.of(Decision.OfMilestone.class, Decision.OfTurns.class, Statement.Change.class)
                        .anyMatch(one -> one.isAssignableFrom(kind))
                ? Stream.of("type", "observedAt", "seen")
                : Stream.of("type", "observedAt");

        assertThat(names(schema.path("properties")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(besides, components.stream().map(RecordComponent::getName))
                                .toList());
        assertThat(texts(schema.path("required")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("type"),
                                components.stream()
                                        .filter(one -> !one.getAnnotatedType().isAnnotationPresent(Nullable.class))
                                        .map(RecordComponent::getName))
                        .toList());
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void everyWordIsDescribedAndNoOther() {
        assertThat(texts(OPEN_API.at("/components/schemas/Slot/properties/kind/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Kind.values()).map(Kind::word).toList());
        assertThat(texts(OPEN_API.at("/components/schemas/Slot/properties/part/enum")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(SlotTime.Part.values())
                        .map(SlotTime.Part::word)
                        .toList());
        assertThat(texts(OPEN_API.at("/components/schemas/Language/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Language.values()).map(Language::tag).toList());
    }

    @Test
    void everyKindOfAuthorIsDescribedAndOthersMayCome() {
        JsonNode kinds = OPEN_API.at("/components/schemas/Author/properties/kind/anyOf");

        assertThat(texts(kinds.at("/0/enum")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Author.class.getPermittedSubclasses())
                        .filter(kind -> kind != Author.Unknown.class)
                        .map(kind -> kind.getAnnotation(JsonTypeName.class).value())
                        .toList());
        assertThat(kinds.at("/1/type").asText()).isEqualTo("string");
        assertThat(OPEN_API.at("/components/schemas/JournalLine/properties/type/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void everyReasonToRefuseIsDescribedAndEveryCodeHasASentence() {
        List<String> codes = texts(OPEN_API.at("/components/schemas/Problem/properties/code/enum"));

        assertThat(codes)
                .containsAll(Stream.of(Refusal.Reason.values())
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
        assertThat(Catalogue.sentences(Language.EN).stringPropertyNames()).containsAll(codes);
    }

    /** The kinds that a schema names, by their type. */
    private static Map<String, JsonNode> described(String family) {
        Map<String, JsonNode> kinds = new HashMap<>();
        OPEN_API.at("/components/schemas/" + family + "/oneOf").forEach(one -> {
            JsonNode schema = OPEN_API.at(one.path("$ref").asText().substring(1));
            kinds.put(schema.at("/properties/type/const").asText(), schema);
        });
        return kinds;
    }

    private static Set<String> types(Class<? extends Statement> family) {
        return Statements.kinds(family).map(Statement::typeOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

package carillon.statement;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.ProjectId;
import carillon.edition.ReadableText;
import carillon.edition.SlotId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Everything that can be said, by everybody who can say it. */
public final class Statements {
    private static final Instant FROM = Instant.parse("2017-03-03T00:00:00Z");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long WEEKEND_MILLIS = 3L * 24 * 60 * 60 * 1_000;

    private Statements() {}

    /** Every kind of statement in a family, of those that can be said to this version. */
    public static Stream<Class<? extends Statement>> kinds(Class<? extends Statement> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Stream.of(family.getPermittedSubclasses())
                        .filter(kind -> kind != Statement.Unknown.class)
                        .<Class<? extends Statement>>flatMap(kind -> kinds(kind.asSubclass(Statement.class)))
                        .distinct();
    }

    /** What a newer version may have said, about one of these milestones or about none. */
    public static Arbitrary<Statement> unknown(Arbitrary<MilestoneId> milestones) {
        return milestones
                .injectNull(0.5)
                .map(milestone -> new Statement.Unknown(
                        "thanks",
                        milestone == null
                                ? "{\"type\":\"thanks\",\"city\":\"lyon\",\"text\":\"Merci\"}"
                                : "{\"type\":\"thanks\",\"milestone\":\"" + milestone + "\"}"));
    }

    /** Statements of every kind. */
    public static Arbitrary<Statement> any() {
        // Those of turns are many kinds in two places among the others: each of them is to be as frequent.
        return Arbitraries.frequencyOf(
                Tuple.of(10, checkIns(cities(), slots(), milestones())),
                Tuple.of(10, decisions(cities(), milestones())),
                Tuple.of(1, turnsOfSlot(cities(), slots())),
                Tuple.of(1, turnsOfMilestone(milestones())));
    }

    /** Check-ins of every kind about these. */
    public static Arbitrary<CheckIn> checkIns(
            Arbitrary<CityId> cities, Arbitrary<SlotId> slots, Arbitrary<MilestoneId> milestones) {
        return Arbitraries.oneOf(
                cities.map(CheckIn.CityOpened::new),
                cities.map(CheckIn.CityClosed::new),
                Combinators.combine(cities, slots).as(CheckIn.SlotStarted::new),
                Combinators.combine(cities, slots).as(CheckIn.SlotFinished::new),
                Combinators.combine(cities, slots).as(CheckIn.SlotSkipped::new),
                Combinators.combine(cities, slots, instants()).as(CheckIn.SlotDelayed::new),
                Combinators.combine(cities, slots, instants()).as(CheckIn.SlotProlonged::new),
                Combinators.combine(cities, Arbitraries.integers().between(0, CheckIn.MAX_HEADCOUNT))
                        .as(CheckIn.Headcount::new),
                Combinators.combine(cities, texts()).as(CheckIn.Note::new),
                Combinators.combine(
                                cities,
                                milestones,
                                Arbitraries.of(Answer.class),
                                texts().injectNull(0.5),
                                checks().injectNull(0.5))
                        .as(CheckIn.Ready::new),
                Combinators.combine(cities, texts()).as(CheckIn.HelpWanted::new),
                Combinators.combine(cities, uuids()).as(CheckIn.HelpSettled::new),
                Combinators.combine(cities, uuids(), texts()).as(CheckIn.HelpAnswered::new),
                Combinators.combine(cities, uuids()).as(CheckIn.AnnouncementSeen::new),
                Combinators.combine(cities, uuids(), texts(), texts().injectNull(0.5))
                        .as(CheckIn.QuestionAnswered::new),
                Combinators.combine(cities, programmes()).as(CheckIn.ProgrammeChanged::new),
                citiesChanged(cities),
                Combinators.combine(cities, projects()).as(CheckIn.ProjectChanged::new),
                Combinators.combine(cities, Arbitraries.of("carte", "budget").map(ProjectId::new))
                        .as(CheckIn.ProjectRemoved::new),
                turnsOfSlot(cities, slots),
                Combinators.combine(cities, uuids(), texts().injectNull(0.5)).as(CheckIn.Retracted::new));
    }

    /** Decisions of every kind about these. */
    public static Arbitrary<Decision> decisions(Arbitrary<CityId> cities, Arbitrary<MilestoneId> milestones) {
        return Arbitraries.oneOf(
                milestones.map(Decision.MilestoneStarted::new),
                milestones.map(Decision.MilestoneEnded::new),
                Combinators.combine(milestones, texts()).as(Decision.MilestoneHeld::new),
                milestones.map(Decision.MilestoneReleased::new),
                Combinators.combine(milestones, instants()).as(Decision.MilestonePostponed::new),
                Combinators.combine(milestones, texts()).as(Decision.MilestoneCancelled::new),
                Combinators.combine(
                                texts(),
                                cities.list()
                                        .uniqueElements()
                                        .ofMinSize(1)
                                        .ofMaxSize(3)
                                        .injectNull(0.5),
                                instants().injectNull(0.5),
                                Arbitraries.just(true).injectNull(0.5))
                        .as(Decision.Announcement::new),
                Combinators.combine(milestones, instants()).as(Decision.MilestoneProlonged::new),
                milestonesChanged(cities, milestones),
                milestones.map(Decision.MilestoneRemoved::new),
                citiesAdded(),
                cities.map(Decision.CityRemoved::new),
                editionsChanged(),
                turnsOfMilestone(milestones),
                uuids().map(Decision.AnnouncementWithdrawn::new),
                Combinators.combine(
                                texts(),
                                options().injectNull(0.5),
                                cities.list()
                                        .uniqueElements()
                                        .ofMinSize(1)
                                        .ofMaxSize(3)
                                        .injectNull(0.5),
                                milestones.injectNull(0.5))
                        .as(Decision.QuestionAsked::new),
                uuids().map(Decision.QuestionClosed::new),
                Combinators.combine(uuids(), texts()).as(Decision.HelpReplied::new),
                Combinators.combine(uuids(), instants().injectNull(0.5)).as(Decision.SessionSetAside::new),
                uuids().map(Decision.SessionReinstated::new));
    }

    /** Check-ins about the turns of these slots. */
    public static Arbitrary<CheckIn> turnsOfSlot(Arbitrary<CityId> cities, Arbitrary<SlotId> slots) {
        return turnsOf(
                Combinators.combine(cities, slots).as(Tuple::of),
                (block, turns) -> new CheckIn.TurnsSet(block.get1(), block.get2(), turns),
                (block, turn) -> new CheckIn.TurnStarted(block.get1(), block.get2(), turn),
                (block, turn) -> new CheckIn.TurnFinished(block.get1(), block.get2(), turn),
                (block, turn) -> new CheckIn.TurnSkipped(block.get1(), block.get2(), turn),
                block -> (turn, minutes) -> new CheckIn.TurnProlonged(block.get1(), block.get2(), turn, minutes));
    }

    /** Decisions about the turns of these milestones. */
    public static Arbitrary<Decision> turnsOfMilestone(Arbitrary<MilestoneId> milestones) {
        return turnsOf(
                milestones,
                Decision.TurnsSet::new,
                Decision.TurnStarted::new,
                Decision.TurnFinished::new,
                Decision.TurnSkipped::new,
                milestone -> (turn, minutes) -> new Decision.TurnProlonged(milestone, turn, minutes));
    }

    /** What is said of the turns of a block: of few turns, so that many are about the same. */
    private static <B, S> Arbitrary<S> turnsOf(
            Arbitrary<B> blocks,
            BiFunction<B, List<Turn>, S> set,
            BiFunction<B, TurnId, S> started,
            BiFunction<B, TurnId, S> finished,
            BiFunction<B, TurnId, S> skipped,
            Function<B, BiFunction<TurnId, Minutes, S>> prolonged) {
        Arbitrary<TurnId> turn = Arbitraries.of("un", "deux", "trois").map(TurnId::new);
        return Arbitraries.oneOf(
                Combinators.combine(blocks, turns()).as(set::apply),
                Combinators.combine(blocks, turn).as(started::apply),
                Combinators.combine(blocks, turn).as(started::apply),
                Combinators.combine(blocks, turn).as(finished::apply),
                Combinators.combine(blocks, turn).as(skipped::apply),
                Combinators.combine(blocks, turn, minutes())
                        .as((block, id, more) -> prolonged.apply(block).apply(id, more)));
    }

    private static Arbitrary<Minutes> minutes() {
        return Arbitraries.integers().between(Minutes.LEAST, Minutes.MOST).map(Minutes::new);
    }

    /** Up to three turns in any order, each once. */
    private static Arbitrary<List<Turn>> turns() {
        return Combinators.combine(
                        Arbitraries.of("un", "deux", "trois").map(TurnId::new),
                        Arbitraries.of("lyon", "paris").map(CityId::new).injectNull(0.5),
                        texts().injectNull(0.5),
                        minutes())
                .as((id, city, title, minutes) -> new Turn(id, city, null, title, minutes))
                .list()
                .uniqueElements(Turn::id)
                .ofMaxSize(3);
    }

    /** Programmes of a Saturday, of which some cannot be published: slots may have one id, and begin at no time. */
    private static Arbitrary<JsonNode> programmes() {
        return Combinators.combine(
                        Arbitraries.of("accueil", "travail", "pitchs", "diner"),
                        Arbitraries.of("09:00", "14:30", "21:00", "25:00"),
                        texts())
                .as((id, at, title) -> NODES.objectNode()
                        .put("id", id)
                        .put("day", "2017-03-04")
                        .put("at", at)
                        .put("kind", "work")
                        .put("title", title.value()))
                .list()
                .ofMaxSize(4)
                .map(slots -> slots.stream().collect(NODES::arrayNode, ArrayNode::add, ArrayNode::addAll));
    }

    private static Arbitrary<CheckIn> citiesChanged(Arbitrary<CityId> cities) {
        Arbitrary<JsonNode> text = part(texts().map(one -> NODES.textNode(one.value())));
        return Combinators.combine(
                        cities,
                        text,
                        text,
                        part(Arbitraries.of("Europe/Paris", "Africa/Tunis", "Europe/Lisbon", "Paris")
                                .map(NODES::textNode)),
                        part(Arbitraries.just(NODES.objectNode().put("chat", "https://example.org/chat"))))
                .as((city, name, venue, timezone, links) ->
                        new CheckIn.CityChanged(city, name, null, venue, null, timezone, links, null, null));
    }

    /** Projects, of which some cannot be published. */
    private static Arbitrary<JsonNode> projects() {
        return Combinators.combine(
                        Arbitraries.of("carte", "budget", "Pas un nom"),
                        texts(),
                        Arbitraries.of("https://example.org/carte", "nulle part")
                                .injectNull(0.5))
                .as((id, name, url) -> {
                    ObjectNode project = NODES.objectNode().put("id", id).put("name", name.value());
                    return url == null ? project : project.put("url", url);
                });
    }

    private static Arbitrary<Decision> citiesAdded() {
        return Combinators.combine(Arbitraries.of("nantes", "lyon"), Arbitraries.of("Europe/Paris", "Nantes"))
                .as((id, timezone) -> new Decision.CityAdded(NODES.objectNode()
                        .put("id", id)
                        .put("name", "Nantes")
                        .put("venue", "La Cantine")
                        .put("timezone", timezone)));
    }

    private static Arbitrary<Decision> editionsChanged() {
        return Combinators.combine(
                        part(texts().map(one -> NODES.textNode(one.value()))),
                        part(Arbitraries.of("Europe/Paris", "Africa/Tunis", "Ici")
                                .map(NODES::textNode)),
                        part(Arbitraries.of("2017-03-03", "2017-03-04", "2017-03-05")
                                .map(NODES::textNode)))
                .as((title, timezone, from) ->
                        new Decision.EditionChanged(title, timezone, from, null, null, null, null));
    }

    /** Changes of some parts of a milestone, of which some cannot be published. */
    public static Arbitrary<Decision.MilestoneChanged> milestonesChanged(
            Arbitrary<CityId> cities, Arbitrary<MilestoneId> milestones) {
        return Combinators.combine(
                        Combinators.combine(
                                        milestones,
                                        part(Arbitraries.just(NODES.arrayNode().add("Le son"))))
                                .as(Tuple::of),
                        part(texts().map(text -> NODES.objectNode().put("fr", text.value()))),
                        part(instants().map(instant -> NODES.textNode(instant.toString()))),
                        part(Arbitraries.of("PT20M", "PT1H", "PT0S").map(NODES::textNode)),
                        part(Arbitraries.of("PT5M", "PT15M").map(NODES::textNode)),
                        part(Arbitraries.of("https://example.org/a", "https://example.org/b", "nulle part")
                                .map(NODES::textNode)),
                        part(Arbitraries.oneOf(
                                Arbitraries.just(NODES.textNode("all")),
                                cities.list()
                                        .uniqueElements()
                                        .ofMaxSize(3)
                                        .map(some -> some.stream()
                                                .map(CityId::value)
                                                .collect(NODES::arrayNode, ArrayNode::add, ArrayNode::addAll)))),
                        part(Arbitraries.integers().between(0, 8).map(NODES::numberNode)))
                .as((named, title, at, duration, opens, room, attending, quorum) -> new Decision.MilestoneChanged(
                        named.get1(), title, at, duration, opens, room, attending, quorum, named.get2()));
    }

    /** A part that is often not given, and sometimes taken out. */
    private static Arbitrary<JsonNode> part(Arbitrary<? extends JsonNode> value) {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.just(NODES.nullNode())), Tuple.of(44, value.map(one -> one)))
                .injectNull(0.7)
                .map(one -> one);
    }

    private static Arbitrary<Options> options() {
        return texts().filter(text -> !Options.isTooLong(text))
                .list()
                .uniqueElements(text -> text.value().strip())
                .ofMinSize(1)
                .ofMaxSize(Options.MOST)
                .map(Options::new);
    }

    private static Arbitrary<Checks> checks() {
        return Arbitraries.maps(Arbitraries.of("Le son", "L’image", "الصوت"), Arbitraries.of(true, false))
                .map(Checks::new);
    }

    /** Authors of every kind. */
    public static Arbitrary<Author> authors() {
        return Arbitraries.oneOf(
                Combinators.combine(cities(), uuids()).as(Author.Organizer::new),
                uuids().map(Author.Coordinator::new),
                Arbitraries.just(new Author.Program()),
                instants().map(Author.Rule::new),
                cities().map(Author.Player::new));
    }

    /** Entries of every kind, at that position. */
    public static Arbitrary<Entry> entries(long seq) {
        return Combinators.combine(
                        uuids(), instants(), authors(), any(), instants().injectNull(0.5))
                .as((id, at, by, statement, claimed) -> new Entry(seq, id, at, by, statement, claimed));
    }

    /** Instants of a weekend, in whole milliseconds. */
    public static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, WEEKEND_MILLIS).map(FROM::plusMillis);
    }

    /** Ids as clients make them. */
    public static Arbitrary<UUID> uuids() {
        return Arbitraries.longs().tuple2().map(bits -> new UUID(bits.get1(), bits.get2()));
    }

    /** Texts in any script, up to the longest that is allowed. */
    public static Arbitrary<Text> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(Text.MAX_CHARACTERS),
                        Arbitraries.of(
                                "Pitchs commencés", "نبدأ بعد قليل", "🥐 au 2e étage", "\"'\\ $1 {}\t\n--", "\u00a0x"))
                .filter(text -> Text.faultOf(text) == Text.Fault.NONE)
                .filter(text -> ReadableText.faultOf(text) == ReadableText.Fault.NONE)
                .map(Text::new);
    }

    private static Arbitrary<CityId> cities() {
        return slugs().map(CityId::new);
    }

    private static Arbitrary<SlotId> slots() {
        return slugs().map(SlotId::new);
    }

    private static Arbitrary<MilestoneId> milestones() {
        return slugs().map(MilestoneId::new);
    }

    private static Arbitrary<String> slugs() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(64);
    }
}

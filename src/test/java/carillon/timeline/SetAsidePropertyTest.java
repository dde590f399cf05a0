package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A session is set aside and reinstated anywhere in a weekend, whatever it and the others said. */
class SetAsidePropertyTest {
    private static final Edition EDITION = Weekend.edition();
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Instant MORNING = Instant.parse("2017-03-04T07:00:00Z");
    private static final UUID LEAKED = new UUID(9, 9);

    /** Something said: by whom, when it happened, and when it was accepted. */
    private record Said(UUID id, Author by, Instant at, Instant observedAt, Statement statement) {
        boolean isLeaked() {
            return by.inSession().filter(LEAKED::equals).isPresent();
        }
    }

    @Property(tries = 400)
    void whatIsSetAsideWasNeverSaid(
            @ForAll("weekendsAsAnnounced") List<Said> said, @ForAll @IntRange(max = 40) int from) {
        Instant since = MORNING.plusSeconds(from);
        List<Said> others = said.stream()
                .filter(one -> !one.isLeaked()
                        || one.at().isBefore(since)
                        || one.statement() instanceof Decision.OfMilestone
                        || one.statement() instanceof Decision.OfTurns)
                .toList();

        Timeline without = folded(with(said, decided(new Decision.SessionSetAside(LEAKED, since))));

        assertThat(document(without)).isEqualTo(document(folded(others)));
        assertThat(notices(without)).isEqualTo(notices(folded(others)));
    }

    @Property(tries = 400)
    void setAsideAndReinstatedIsAsIfItHadNeverBeen(
            @ForAll("weekends") List<Said> said, @ForAll @IntRange(max = 40) int at) {
        int place = Math.min(at, said.size());
        List<Said> all = new ArrayList<>(said);
        all.add(place, decided(new Decision.SessionReinstated(LEAKED)));
        all.add(place, decided(new Decision.SessionSetAside(LEAKED, null)));

        assertThat(document(folded(all))).isEqualTo(document(folded(said)));
        assertThat(notices(folded(all))).isEqualTo(notices(folded(said)));
    }

    @Property(tries = 400)
    void toReinstateLaterIsAsGoodAsAtOnce(@ForAll("weekendsAsAnnounced") List<Said> said) {
        List<Said> all = with(said, decided(new Decision.SessionReinstated(LEAKED)));
        all.add(said.size() / 2, decided(new Decision.SessionSetAside(LEAKED, null)));

        assertThat(document(folded(all))).isEqualTo(document(folded(said)));
        assertThat(notices(folded(all))).isEqualTo(notices(folded(said)));
    }

    @Property(tries = 400)
    void whatIsSetAsideIsAsIfEachHadBeenTakenBackByItself(@ForAll("weekendsOfOrganizers") List<Said> said) {
        List<Said> each = new ArrayList<>(said);
        for (Said one : said) {
            if (one.isLeaked() && one.statement() instanceof CheckIn checkIn) {
                each.add(new Said(
                        UUID.randomUUID(),
                        new Author.Program(),
                        MORNING.plusSeconds(600),
                        MORNING,
                        new CheckIn.Retracted(checkIn.city(), one.id(), null)));
            }
        }

        Timeline atOnce = folded(with(said, decided(new Decision.SessionSetAside(LEAKED, null))));

        assertThat(document(atOnce)).isEqualTo(document(folded(each)));
        assertThat(notices(atOnce)).isEqualTo(notices(folded(each)));
    }

    private static List<Said> with(List<Said> said, Said last) {
        List<Said> all = new ArrayList<>(said);
        all.add(last);
        return all;
    }

    private static Said decided(Decision decision) {
        return new Said(UUID.randomUUID(), new Author.Program(), MORNING.plusSeconds(600), MORNING, decision);
    }

    private static Timeline folded(List<Said> said) {
        Timeline timeline = Timeline.of(EDITION, false);
        for (Said one : said) {
            timeline = timeline.fold(
                    new Entry(timeline.seq() + 1, one.id(), one.at(), one.by(), one.statement(), one.observedAt()));
        }
        return timeline;
    }

    private static JsonNode document(Timeline timeline) {
        ObjectNode document = timeline.document();
        document.remove("notices");
        return document;
    }

    /** The notices without their positions. */
    private static List<JsonNode> notices(Timeline timeline) {
        List<JsonNode> notices = new ArrayList<>();
        timeline.document().path("notices").forEach(notices::add);
        return notices;
    }

    @Provide
    Arbitrary<List<Said>> weekends() {
        return said(Arbitraries.oneOf(
                checkIns().map(one -> one),
                Statements.decisions(cities(), Arbitraries.of(MEETUP)).map(one -> one),
                Statements.unknown(Arbitraries.of(MEETUP)).map(one -> one)));
    }

    /** Weekends in which nothing that was announced changes. */
    @Provide
    Arbitrary<List<Said>> weekendsAsAnnounced() {
        return weekends()
                .map(said -> said.stream()
                        .filter(one -> !(one.statement() instanceof Statement.Change))
                        .filter(one -> !(one.statement() instanceof Statement.Unknown))
                        .toList());
    }

    /** Weekends in which only cities speak, who take nothing back. */
    @Provide
    Arbitrary<List<Said>> weekendsOfOrganizers() {
        return said(checkIns().map(one -> one))
                .map(said -> said.stream()
                        .filter(one ->
                                one.statement() instanceof CheckIn && !(one.statement() instanceof CheckIn.Retracted))
                        .toList());
    }

    private static Arbitrary<List<Said>> said(Arbitrary<Statement> statements) {
        Arbitrary<Author> authors =
                Arbitraries.of(new Author.Coordinator(LEAKED), new Author.Coordinator(new UUID(9, 8)));
        Arbitrary<Instant> instants =
                Arbitraries.integers().between(0, 80).map(tens -> MORNING.plusSeconds(tens * 600L));
        return Combinators.combine(Arbitraries.create(UUID::randomUUID), authors, instants, statements)
                .as((id, by, observedAt, statement) -> new Said(id, by, MORNING, observedAt, statement))
                .list()
                .ofMaxSize(30)
                .map(SetAsidePropertyTest::withReplies)
                .map(SetAsidePropertyTest::oneASecond);
    }

    /** Lets others, and the same, take back, withdraw, settle and answer what was said, which chance alone hardly does. */
    private static List<Said> withReplies(List<Said> said) {
        List<Said> all = new ArrayList<>(said);
        for (int i = 0; i < said.size(); i++) {
            Said one = said.get(i);
            @Nullable Statement reply = replyTo(one, i % 3);
            if (reply != null) {
                Author by = i % 2 == 0 ? one.by() : said.getFirst().by();
                all.add(new Said(
                        UUID.randomUUID(), by, MORNING, one.observedAt().plusSeconds(60), reply));
            }
        }
        return all;
    }

    private static @Nullable Statement replyTo(Said one, int way) {
        return switch (one.statement()) {
            case Decision.Announcement _ -> new Decision.AnnouncementWithdrawn(one.id());
            case CheckIn.HelpWanted wanted ->
                way == 0
                        ? new CheckIn.HelpSettled(wanted.city(), one.id())
                        : new Decision.HelpReplied(one.id(), wanted.text());
            case CheckIn checkIn when way == 0 -> new CheckIn.Retracted(checkIn.city(), one.id(), null);
            default -> null;
        };
    }

    private static List<Said> oneASecond(List<Said> said) {
        List<Said> all = new ArrayList<>();
        for (Said one : said) {
            all.add(new Said(one.id(), one.by(), MORNING.plusSeconds(all.size()), one.observedAt(), one.statement()));
        }
        return all;
    }

    private static Arbitrary<CheckIn> checkIns() {
        Arbitrary<SlotId> slots = Arbitraries.of("pitchs", "themes", "travail").map(SlotId::new);
        return Statements.checkIns(cities(), slots, Arbitraries.of(MEETUP));
    }

    private static Arbitrary<CityId> cities() {
        return Arbitraries.of("lyon", "lille", "tunis").map(CityId::new);
    }
}

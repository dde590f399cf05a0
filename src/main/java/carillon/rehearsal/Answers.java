package carillon.rehearsal;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Milestone;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Checks;
import carillon.statement.Decision;
import carillon.statement.Options;
import carillon.statement.Text;
import carillon.timeline.OpenQuestion;
import carillon.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question that coordination asks before each shared moment, and what the cities answer: to it, and to whatever a person
 * asks. Most answer within some minutes, one after a quarter of an hour, and the silent one not at all.
 */
final class Answers {
    private static final Duration ASKED_AHEAD = Duration.ofMinutes(22);
    private static final Duration CLOSED_AFTER = Duration.ofMinutes(12);

    private final Edition edition;
    private final Script script;
    private final Phrases phrases;

    Answers(Edition edition, Script script) {
        this.edition = edition;
        this.script = script;
        this.phrases = Phrases.in(edition.fallback());
    }

    /** Returns what coordination asks, in no order. */
    List<Script.Line> questions() {
        return edition.milestones().values().stream().flatMap(this::question).toList();
    }

    private Stream<Script.Line> question(Milestone milestone) {
        Decision.QuestionAsked question = new Decision.QuestionAsked(
                new Text(phrases.question()),
                new Options(phrases.options().stream().map(Text::new).toList()),
                null,
                milestone.id());
        Script.Line asked = Script.Line.ofCoordination(
                edition, milestone.id() + "/question", milestone.at().minus(ASKED_AHEAD), question);
        return Stream.of(
                asked,
                Script.Line.ofCoordination(
                        edition,
                        milestone.id() + "/question/closed",
                        milestone.at().plus(CLOSED_AFTER),
                        new Decision.QuestionClosed(asked.command().id())));
    }

    /** Returns what the cities answer to a question, in no order. */
    List<Script.Line> to(OpenQuestion question, Timeline timeline) {
        return question.asked(timeline).stream()
                .filter(city -> script.part(city) != Script.Part.SILENT)
                .map(city -> answer(city, question))
                .toList();
    }

    private Script.Line answer(CityId city, OpenQuestion open) {
        Random lots = script.lots(city + "/" + open.id());
        @Nullable Options options = open.question().options();
        Text answer = options == null
                ? new Text(phrases.notes().get(lots.nextInt(phrases.notes().size())))
                : options.texts().get(lots.nextInt(options.texts().size()));
        @Nullable Text note = script.part(city) == Script.Part.NOT_READY ? new Text(phrases.remark()) : null;
        Instant at = open.at().plusSeconds(after(script.part(city), lots));
        UUID ref = open.id();
        return Script.Line.of(
                edition, city, "answer/" + ref, at, new CheckIn.QuestionAnswered(city, ref, answer, note));
    }

    private static int after(Script.Part part, Random lots) {
        return part == Script.Part.LATE ? 14 * 60 + lots.nextInt(3 * 60) : 40 + lots.nextInt(5 * 60);
    }

    /** Returns what a city has ticked with its answer to a roll call; null where there is nothing to tick. */
    static @Nullable Checks checks(Milestone milestone, Answer answer) {
        if (milestone.checks().isEmpty()) {
            return null;
        }
        Map<String, Boolean> ticked = new HashMap<>();
        // Who is not ready misses the second one: in most lists that is the picture.
        int missing = answer == Answer.YES ? -1 : Math.min(1, milestone.checks().size() - 1);
        for (int i = 0; i < milestone.checks().size(); i++) {
            ticked.put(milestone.checks().get(i), i != missing);
        }
        return new Checks(ticked);
    }
}

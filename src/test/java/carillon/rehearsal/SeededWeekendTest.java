package carillon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import carillon.edition.Weekend;
import carillon.statement.CheckIn;
import carillon.statement.TurnStatement;
import carillon.timeline.Forecast;
import carillon.timeline.Score;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Weekends by which predictions are scored. */
class SeededWeekendTest {
    private static final Edition EDITION = Weekend.edition();

    @Property(tries = 5)
    void theSameSeedGivesTheSameWeekend(@ForAll long seed) {
        assertThat(SeededWeekend.of(EDITION, seed).now().document())
                .isEqualTo(SeededWeekend.of(EDITION, seed).now().document());
    }

    @Property(tries = 20)
    void allThatIsSaidIsAccepted(@ForAll long seed) {
        Enactment enactment = new Enactment(EDITION);

        for (Script.Line line : SeededWeekend.lines(EDITION, seed)) {
            enactment.play(line);
            assertThat(enactment.entries().getLast().id())
                    .as("%s", line)
                    .isEqualTo(line.command().id());
        }
    }

    @Example
    void theCitiesTakeTurnsWhereProjectsAreShownAndInTheSharedMoment() {
        List<TurnStatement> turns = SeededWeekend.lines(EDITION, 1).stream()
                .map(line -> line.command().statement())
                .filter(TurnStatement.Starting.class::isInstance)
                .map(TurnStatement.class::cast)
                .toList();

        assertThat(turns).hasSizeGreaterThan(50);
        assertThat(turns).filteredOn(turn -> !(turn instanceof CheckIn)).hasSize(7);
    }

    @Example
    void moreStartsComeAsPredictedThanAsExpected() {
        List<Forecast> forecasts = LongStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(seed -> SeededWeekend.of(EDITION, seed).forecasts().stream())
                .toList();

        assertThat(Score.MINUTES_AHEAD).allSatisfy(minutes -> {
            Score score = Score.of(forecasts, minutes);
            assertThat(score.starts()).isGreaterThan(300);
            assertThat(score.predicted()).as("%s", score).isGreaterThan(score.expected() * 5 / 4);
        });
    }
}

package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Readers that stall, leave, come back, and change their way of watching, at a server that restarts: in the end
 * everyone is right.
 */
class EveryPaceTest {
    private static final int READERS = 6;
    private static final int STEPS = 120;

    /** One person, over all the connections they have had. */
    private static final class Person {
        private Reader reader;
        private boolean hasDocument;

        void comeBack(Watching watching, boolean overWebSocket) {
            if (hasDocument) {
                reader = overWebSocket
                        ? Reader.backOverWebSocket(watching, reader)
                        : Reader.backOverEventStream(watching, reader);
            } else {
                reader = overWebSocket ? Reader.overWebSocket(watching) : Reader.overEventStream(watching);
            }
        }

        /** Whoever holds the document of a good cursor is never sent a whole one again. */
        void takeStock(boolean hadDocument) {
            hasDocument = hadDocument || reader.types().contains("snapshot");
            assertThat(reader.types().stream().filter("snapshot"::equals))
                    .as(reader.types().toString())
                    .hasSize(hasDocument && !hadDocument ? 1 : 0);
        }

        void leave() throws InterruptedException {
            boolean hadDocument = hasDocument;
            reader.takeWhatIsThere();
            takeStock(hadDocument);
            reader.leave();
        }
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void whateverReadersDoTheyAllEndWithTheSameDocument(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Course course = new Course();
        Watching watching = new Watching(course);
        List<Person> people = new ArrayList<>();
        for (int n = 0; n < READERS; n++) {
            Person person = new Person();
            person.comeBack(watching, random.nextBoolean());
            people.add(person);
        }
        for (int step = 0; step < STEPS; step++) {
            Person person = people.get(random.nextInt(READERS));
            switch (random.nextInt(10)) {
                case 0 -> person.reader.stopReading();
                case 1 -> person.reader.readOn();
                case 2 -> {
                    person.leave();
                    person.comeBack(watching, random.nextBoolean());
                }
                case 3 -> {
                    if (random.nextInt(4) == 0) {
                        for (Person one : people) {
                            one.leave();
                        }
                        watching.close();
                        course = course.readAgain();
                        watching = new Watching(course);
                        for (Person one : people) {
                            one.comeBack(watching, random.nextBoolean());
                        }
                    }
                }
                case 4 -> watching.goesOn(course.says(1 + random.nextInt(5)));
                default -> watching.tell(course.says(1 + random.nextInt(60)));
            }
        }
        watching.tell(course.says(1));

        for (Person person : people) {
            boolean hadDocument = person.hasDocument;
            person.reader.readOn();
            person.reader.follow(course.cursor());
            assertThat(person.reader.document())
                    .isEqualTo(new ObjectMapper().readTree(course.present().document()));
            person.takeStock(hadDocument);
            person.reader.leave();
        }
        watching.close();
    }
}

package carillon.bench;

import carillon.floods.Assault;
import carillon.floods.Attack;
import carillon.floods.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody who posts and somebody who watches notice while others try to take the server away: how long it takes from post to patch,
 * on the same server without an attack and then beside it, and whether the server is well in the end.
 */
final class Floods implements Measure {
    private static final String HEAP = "-Xmx256m";
    private static final int OPEN_FILES = 1_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS_ALONE = 5;
    private static final int SECONDS_BESIDE = Integer.getInteger("floods.seconds", 10);
    private static final int ENTRIES = 10_000;

    /** Attacks that take little where little was said. */
    private static final Set<Attack> READING =
            EnumSet.of(Attack.LOOKS_BACK, Attack.STATEMENTS, Attack.JOURNAL_LEAVERS, Attack.JOURNAL_UNREAD);

    @Override
    public String name() {
        return "floods";
    }

    @Override
    public List<Figure> take(Path ground) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Attack attack : Attack.values()) {
            System.out.println("  beside " + attack + " ...");
            Path data = Files.createDirectories(ground.resolve(attack.name())).resolve("data");
            String value = value(attack, data);
            System.out.println("  " + value);
            figures.add(new Figure("post to patch beside " + attack, value, "p95 at most 250 ms"));
        }
        return figures;
    }

    /** A server that does not survive is what was measured, too. */
    private static String value(Attack attack, Path data) throws Exception {
        Subject subject = Subject.startWithOpenFiles(OPEN_FILES, data, List.of(HEAP));
        List<ProcessHandle> database = subject.process().descendants().toList();
        String value;
        try (Client client = new Client()) {
            value = attacked(attack, subject, client);
        } finally {
            try {
                subject.close();
            } catch (IOException e) {
                System.out.println("  " + e.getMessage());
            }
            database.forEach(ProcessHandle::destroyForcibly);
        }
        return value;
    }

    private static String attacked(Attack attack, Subject subject, Client client) throws Exception {
        Target target = new Target(
                subject.port(),
                subject.announced().at("/edition/id").asText(),
                subject.announced()
                        .path("cities")
                        .propertyStream()
                        .map(city -> city.getKey())
                        .toList(),
                Subject.TOKEN);
        Bystander bystander = Bystander.of(client, subject);
        bystander.posts(WARM_UP_SECONDS);
        if (READING.contains(attack)) {
            try (Assault filling = Assault.begin(Attack.LONG_POSTS, target)) {
                filling.awaitAcknowledged(ENTRIES);
            }
        }
        Bystander.Round alone = bystander.posts(SECONDS_ALONE);
        try (Assault assault = Assault.begin(attack, target)) {
            Bystander.Round beside = bystander.posts(SECONDS_BESIDE);
            String health = subject.process().isAlive() ? bystander.health() : "has ended";
            System.out.println("  " + assault.counted());
            return String.format(
                    Locale.ROOT, "%s; without %s; p95 %s; %s", beside, alone, beside.timesAs(alone), health);
        }
    }
}

package carillon.settings;

import carillon.backup.BackupSchedule;
import carillon.edition.WrittenInstant;
import carillon.http.Limits;
import carillon.http.Rate;
import carillon.http.TrustedProxies;
import carillon.http.pages.BasePath;
import carillon.http.pages.PublicUrl;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** All settings of a server, in the order in which they are shown. */
public final class SettingsTable {
    private static final int MAX_PORT = 65_535;

    static final Setting<Path> EDITION = Setting.of(
                    "edition", "FILE", FileNames::path, "an edition file, such as nuit-du-code-citoyen-2017.yaml")
            .otherwise("none: an event is made in the browser")
            .example("nuit-du-code-citoyen-2017.yaml")
            .does("The event, as an edition file. The settings file names it from where it lies itself.");

    static final Setting<String> HOST = Setting.of("host", "H", text -> text, "an address")
            .otherwise("0.0.0.0; with a proxy on this machine 127.0.0.1")
            .example("0.0.0.0")
            .does(
                    "The address to listen on. 0.0.0.0 lets the phones in the hall connect, 127.0.0.1 this machine alone.");

    static final Setting<Integer> PORT =
            ofNumber("port", MAX_PORT).usually("8080").does("The port to listen on.");

    static final Setting<PublicUrl> PUBLIC_URL = Setting.of("public-url", "URL", PublicUrl::parse, PublicUrl.FORM)
            .otherwise("as each request names it")
            .example("https://carillon.example.org")
            .does("Where people reach this server: all links that it prints and sends begin with it.");

    static final Setting<BasePath> BASE_PATH = Setting.of("base-path", "PATH", BasePath::parse, BasePath.FORM)
            .otherwise("that of public-url, or none")
            .example("/live")
            .does("Below which path to serve. A proxy hands the path on as it is.");

    static final Setting<Path> DATA = Setting.of("data", "DIR", FileNames::path, "a directory")
            .usually("data")
            .does("Where everything is kept, by the PostgreSQL that Carillon brings along.");

    static final Setting<String> DATABASE_URL = Setting.of("database-url", "URL", text -> text, "an address")
            .secretIn("database")
            .otherwise("none: Carillon's own PostgreSQL")
            .example("postgresql://carillon:secret@db.example.org:5432/carillon")
            .does("A PostgreSQL of your own instead. Several servers on one database are one Carillon.");

    static final Setting<Path> DATABASE_URL_FILE = Setting.of("database-url-file", "FILE", FileNames::path, "a file")
            .example("/etc/carillon/database-url")
            .does("A file that holds the database's address, which has a password.");

    static final Setting<Path> ADMIN_TOKEN_FILE = Setting.of("admin-token-file", "FILE", FileNames::path, "a file")
            .example("/etc/carillon/token")
            .does("A file that holds the token of programs, which “carillon token” makes.");

    static final Setting<BackupSchedule> BACKUPS = Setting.of(
                    "backups", "SCHEDULE", text -> BackupSchedule.parse(text, FileNames::path), BackupSchedule.FORM)
            .example("backups, every 1h, keep 48")
            .does("Backups that the server makes by itself: a directory, how often, and how many it keeps.");

    static final Setting<MetricsReaders> METRICS = Setting.of("metrics", "WHO", MetricsReaders::parse, "token or open")
            .usually("token")
            .does("Who reads /metrics on the port of the pages: programs with the token, or with open everybody.");

    static final Setting<Integer> OPERATIONS_PORT = ofNumber("operations-port", MAX_PORT)
            .example("8079")
            .does("A port of its own for health and metrics, without a token.");

    /** Loopback, so that health and metrics are open to other machines only where the settings say so. */
    static final Setting<String> OPERATIONS_HOST = Setting.of("operations-host", "H", text -> text, "an address")
            .usually("127.0.0.1")
            .does("The address that the operations port listens on; nobody should reach it but administrators.");

    static final Setting<Long> TICK = Setting.of(
                    "tick", "MILLIS", SettingsTable::tick, "milliseconds from 0 to " + Settings.MAX_TICK_MILLIS)
            .usually("50")
            .does("What is said within so many milliseconds is told to everyone as one change.");

    static final Setting<LogForm> LOG = Setting.of("log", "FORM", LogForm::parse, "text or json")
            .usually("text")
            .does("The form of the log: lines of text, or one JSON object a line.");

    static final Setting<Rate> SESSION_RATE = ofRate("session-rate", Limits.USUAL.session())
            .does("What a session may say: so many at once, and after that so many a second.");

    static final Setting<Rate> CITY_RATE =
            ofRate("city-rate", Limits.USUAL.city()).does("What is said for one city, by all its desks together.");

    static final Setting<Rate> ADDRESS_RATE = ofRate("address-rate", Limits.USUAL.address())
            .does("What one address asks that costs: signing in, inviting, looking back, statements.");

    static final Setting<Integer> CONNECTIONS_PER_ADDRESS = ofNumber("connections-per-address", Limits.MAX_CONNECTIONS)
            .in("limits")
            .usually(Integer.toString(Limits.USUAL.connectionsPerAddress()))
            .does("How many connections one address may have; a hall shares one address.");

    static final Setting<Integer> CONNECTIONS = ofNumber("connections", Limits.MAX_CONNECTIONS)
            .in("limits")
            .otherwise("as many as there are file descriptors for")
            .example("5000")
            .does("How many connections there may be in all.");

    static final Setting<Integer> REQUEST_SECONDS = ofNumber("request-seconds", Limits.MAX_REQUEST_SECONDS)
            .in("limits")
            .usually(Long.toString(Limits.USUAL.request().toSeconds()))
            .does("How long a whole request may take to arrive, in seconds.");

    static final Setting<TrustedProxies> TRUSTED_PROXIES = Setting.of(
                    "trusted-proxies", "LIST", TrustedProxies::parse, TrustedProxies.FORM)
            .in("limits")
            .otherwise("this machine alone")
            .example("192.0.2.7, 10.0.0.0/8")
            .does("Whose X-Forwarded-For is believed, beside a proxy on this machine.");

    static final Setting<RehearsalClock> CLOCK = Setting.of(
                    "clock",
                    "INSTANT",
                    text -> new RehearsalClock(WrittenInstant.parse(text)),
                    "an instant such as 2017-03-04T17:40:00+01:00")
            .in("rehearsal")
            .otherwise("none: the event itself")
            .example("2017-03-04T17:40:00+01:00")
            .does("Rehearses the event, on a clock that begins there, within the days of the edition.");

    static final Setting<Double> SPEED = Setting.of(
                    "speed", "X", SettingsTable::speed, "a number above 0 and at most 3600")
            .in("rehearsal")
            .usually("1")
            .does("How many seconds of the rehearsal's clock pass in one of ours.");

    static final Setting<Boolean> SIMULATE = Setting.of("simulate", "", SettingsTable::trueOrFalse, "true or false")
            .in("rehearsal")
            .usually("false")
            .does("Has the cities play their parts in a rehearsal by themselves.");

    /** All of them. */
    public static final List<Setting<?>> ALL = List.of(
            EDITION,
            HOST,
            PORT,
            PUBLIC_URL,
            BASE_PATH,
            DATA,
            DATABASE_URL,
            DATABASE_URL_FILE,
            ADMIN_TOKEN_FILE,
            BACKUPS,
            METRICS,
            OPERATIONS_PORT,
            OPERATIONS_HOST,
            TICK,
            LOG,
            SESSION_RATE,
            CITY_RATE,
            ADDRESS_RATE,
            CONNECTIONS_PER_ADDRESS,
            CONNECTIONS,
            REQUEST_SECONDS,
            TRUSTED_PROXIES,
            CLOCK,
            SPEED,
            SIMULATE);

    private SettingsTable() {}

    private static Setting<Integer> ofNumber(String name, int most) {
        Function<String, Integer> parser = text -> {
            int number = Integer.parseInt(text);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        };
        return Setting.of(name, "N", parser, "a number from 1 to " + most);
    }

    private static Setting<Rate> ofRate(String name, Rate usual) {
        return Setting.of(name, "N+M", Rate::parse, Rate.FORM).in("limits").usually(usual.toString());
    }

    private static long tick(String text) {
        long millis = Long.parseLong(text);
        if (millis < 0 || millis > Settings.MAX_TICK_MILLIS) {
            throw new IllegalArgumentException(text);
        }
        return millis;
    }

    private static double speed(String text) {
        return new Settings.Rehearsal(Instant.EPOCH, Double.parseDouble(text), false).speed();
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}

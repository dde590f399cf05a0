package carillon.edition;

import java.util.Set;

/** The ids that no new edition has: they begin addresses of other pages, or say that an edition is rehearsed. */
public final class ReservedIds {
    /** What the id of an edition that is rehearsed beside its event ends with. */
    public static final String REHEARSAL = "-rehearsal";

    private static final Set<String> WORDS = Set.of(
            "api",
            "carillon",
            "control",
            "current",
            "desk",
            "editions",
            "example",
            "health",
            "invite",
            "join",
            "manifest",
            "metrics",
            "new",
            "overlay",
            "problems",
            "programme",
            "projects",
            "report",
            "season",
            "stage",
            "sw",
            "team",
            "wall",
            "web");

    private ReservedIds() {}

    /** Whether no new edition may have that id. */
    public static boolean has(EditionId id) {
        return isAddress(id) || id.value().endsWith(REHEARSAL);
    }

    /** Whether that id begins the address of something else. */
    public static boolean isAddress(EditionId id) {
        return WORDS.contains(id.value());
    }
}

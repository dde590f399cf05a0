package carillon.edition;

import java.util.Locale;

/** What people do in a slot. */
public enum Kind {
    WELCOME,
    OPENING,
    BRAINSTORM,
    PITCH,
    WORK,
    WORKSHOP,
    TALK,
    MEAL,
    BREAK,
    SOCIAL,
    RESTITUTION,
    OTHER;

    /** The word for it in the edition file and in the timeline document. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

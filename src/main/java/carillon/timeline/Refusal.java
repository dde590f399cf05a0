package carillon.timeline;

import java.util.Map;

/**
 * A reason why the domain refuses a command, in a form that can be put into any language.
 *
 * @param reason what is wrong
 * @param pointer the JSON pointer (RFC 6901) of the member that is wrong, or the empty string for the whole
 * @param facts what the sentence for this reason names, by placeholder: identifiers and titles as strings, instants as
 *     {@link java.time.Instant}, numbers as {@link Integer}, words as {@link carillon.edition.Phrase}; each {@link Reason} says which
 */
public record Refusal(Reason reason, String pointer, Map<String, Object> facts) {
    public Refusal {
        facts = Map.copyOf(facts);
    }

    /** The reasons. The catalogues of sentences have one for each. */
    public enum Reason {
        /** The edition has no such city: {@code city}. */
        UNKNOWN_CITY,
        /** The city has no such slot: {@code city}, {@code slot}. */
        UNKNOWN_SLOT,
        /** The edition has no such milestone: {@code milestone}. */
        UNKNOWN_MILESTONE,
        /** The city does not attend the milestone: {@code city}, {@code milestone}. */
        NOT_ATTENDING,
        /** The edition is over, and nothing more is said of it: {@code since}. */
        EDITION_OVER,
        /** {@code observedAt} lies more than 24 hours back: {@code earliest}. */
        OBSERVED_TOO_EARLY,
        /** {@code observedAt} lies more than a minute ahead: {@code latest}. */
        OBSERVED_TOO_LATE,
        /** A time outside the edition's days: {@code earliest}, {@code latest}. */
        OUTSIDE_EDITION,
        /** The slot already runs: {@code slot}, {@code since}. */
        SLOT_RUNNING,
        /** The slot does not run, so it cannot be prolonged: {@code slot}. */
        SLOT_NOT_RUNNING,
        /** The slot is already done: {@code slot}, {@code since}. */
        SLOT_DONE,
        /** The slot was skipped: {@code slot}, {@code since}. */
        SLOT_SKIPPED,
        /** The city's doors are already open: {@code city}, {@code since}. */
        CITY_OPEN,
        /** The city's doors are already closed: {@code city}, {@code since}. */
        CITY_CLOSED,
        /** {@code ref} is not a check-in of this city: {@code ref}. */
        UNKNOWN_REF,
        /** {@code ref} is not a call for help that this city may speak of, or it was taken back: {@code ref}. */
        NOT_A_CALL_FOR_HELP,
        /** The call for help is already settled: {@code ref}. */
        HELP_SETTLED,
        /** The check-in was already taken back: {@code ref}. */
        ALREADY_RETRACTED,
        /** A retraction cannot be taken back; the check-in can be posted anew: {@code ref}. */
        RETRACTION_FINAL,
        /** The milestone is already live: {@code milestone}, {@code since}. */
        MILESTONE_LIVE,
        /** The milestone is not live, so it cannot end: {@code milestone}. */
        MILESTONE_NOT_LIVE,
        /** The milestone is over: {@code milestone}, {@code since}. */
        MILESTONE_DONE,
        /** The milestone was cancelled: {@code milestone}, {@code since}. */
        MILESTONE_CANCELLED,
        /** The milestone is held: {@code milestone}, {@code since}. */
        MILESTONE_HELD,
        /** The milestone is not held, so it cannot be released: {@code milestone}. */
        MILESTONE_NOT_HELD,
        /** A new start in the past: {@code milestone}, {@code earliest}. */
        MILESTONE_PAST,
        /** A change that names no part: no facts. */
        NOTHING_TO_CHANGE,
        /** A part that cannot be announced like this: {@code sentence}. */
        PART_FAULTY,
        /** It would last until an instant in the past: {@code earliest}. */
        UNTIL_PAST,
        /** A slot would be prolonged until an instant before that was said: {@code city}, {@code slot}, {@code earliest}. */
        END_PAST,
        /** {@code ref} is no announcement: {@code ref}. */
        NOT_AN_ANNOUNCEMENT,
        /** The announcement was for other cities: {@code ref}, {@code city}. */
        ANNOUNCED_ELSEWHERE,
        /** The announcement was already withdrawn: {@code ref}. */
        ANNOUNCEMENT_WITHDRAWN,
        /**
         * A decision about the milestone was taken since, or what is announced changed: {@code milestone}, {@code city},
         * {@code project} or {@code edition}, {@code decision} (its type), {@code since}.
         */
        OVERTAKEN,
        /** The project is another city's: {@code project}. */
        NOT_YOUR_PROJECT,
        /** There is no project of that id: {@code project}. */
        UNKNOWN_PROJECT,
        /** As many questions are open as may be: {@code most}. */
        TOO_MANY_QUESTIONS,
        /** {@code ref} is no question, or it was taken back: {@code ref}. */
        NOT_A_QUESTION,
        /** The question is already closed: {@code ref}, {@code since}. */
        QUESTION_CLOSED,
        /** The question was for other cities: {@code ref}, {@code city}. */
        ASKED_ELSEWHERE,
        /** The answer is none of the question's options: {@code answer}, {@code known} (those). */
        UNKNOWN_OPTION,
        /** The milestone has no such check: {@code milestone}, {@code check}, {@code known} (those that it has). */
        UNKNOWN_CHECK,
        /** The block has no such turn: {@code turn}. */
        UNKNOWN_TURN,
        /** The turn already runs: {@code turn}. */
        TURN_RUNNING,
        /** The turn does not run, so it cannot be finished: {@code turn}. */
        TURN_NOT_RUNNING,
        /** The turn is already done: {@code turn}. */
        TURN_DONE,
        /** The turn was already skipped: {@code turn}. */
        TURN_SKIPPED,
        /** The turn would be longer than one may be: {@code turn}, {@code minutes} that it has, {@code most}. */
        TURN_TOO_LONG,
        /** A new order is without a turn that runs or is done: {@code turn}. */
        TURN_LEFT_OUT,
        /** An order has two turns of one id: {@code turn}. */
        TURN_TWICE,
        /** More turns than one city's slots may have: {@code most}. */
        TOO_MANY_TURNS,
        /** Nothing was said in that session: {@code session}. */
        UNKNOWN_SESSION,
        /** The session is already set aside: {@code session}. */
        SESSION_SET_ASIDE,
        /** The session is not set aside, so it cannot be reinstated: {@code session}. */
        SESSION_NOT_SET_ASIDE,
        /** What has not been said yet would be set aside: {@code latest}. */
        SINCE_AHEAD,
    }
}

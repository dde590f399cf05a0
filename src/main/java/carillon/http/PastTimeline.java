package carillon.http;

import carillon.feed.Present;
import carillon.http.pages.EntityTag;
import carillon.http.pages.Negotiation;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers with the timeline as it was seen at an instant (docs/protocol.md, "Looking back").
 *
 * <p>Once something was posted after that instant, the answer is the same for good, because the journal's clock never
 * goes back. It may be cached for a day all the same and no longer: an edition's file can be changed. In a rehearsal,
 * which begins anew under the same address, it is asked for again each time.
 */
final class PastTimeline {
    private static final String FOR_A_DAY = "public, max-age=86400";

    private PastTimeline() {}

    /**
     * Reads the instant that the request asks for; empty where it asks for the present. An address that people type and share has the
     * {@code +} of an offset as it is, which arrives as a space.
     */
    static Optional<Instant> requested(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("at"))
                .map(at -> JsonBody.parseInstant(at.replace(' ', '+'))
                        .orElseThrow(() -> Problem.of(400, "bad-instant").failure()));
    }

    /** Ends the answer where the client has it already; otherwise says how long it may be cached. */
    static boolean endIfKnown(RoutingContext context, Present present, Present.Past past) {
        boolean isFinal = past.next().isPresent() && !present.timeline().isRehearsal();
        return Negotiation.endIfKnown(context, tag(past), isFinal ? FOR_A_DAY : Negotiation.REVALIDATED);
    }

    /** Makes the tag of an answer. The cursor alone would not tell an answer with a {@code next} from one without. */
    private static EntityTag tag(Present.Past past) {
        return EntityTag.weak(past.cursor() + (past.next().isPresent() ? ".past" : ""));
    }

    /** Writes the members that stand behind the document. */
    static String ending(Instant at, Instant now, Present.Past past) {
        String next =
                past.next().map(instant -> ",\"next\":\"" + instant + "\"").orElse("");
        return ",\"at\":\"" + at + "\",\"now\":\"" + now + "\"" + next + "}";
    }
}

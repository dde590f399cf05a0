package carillon.timeline;

import carillon.statement.Entry;
import java.util.List;

/** The outcome of judging a command. */
public sealed interface Verdict {

    /** It is accepted: this is the entry to append, which is true once it is in the journal. */
    record Accepted(Entry entry) implements Verdict {}

    /** The same was said before under the same id, so there is nothing to append. */
    record Repeated(Entry entry) implements Verdict {}

    /** Other content was said before under the same id. */
    record Conflicting(Entry entry) implements Verdict {}

    /** The domain refuses it, for these reasons, at least one. */
    record Refused(List<Refusal> refusals) implements Verdict {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("refused for no reason");
            }
        }
    }
}

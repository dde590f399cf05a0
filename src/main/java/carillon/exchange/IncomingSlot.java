package carillon.exchange;

import carillon.edition.Slot;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A slot as a file of another format has it.
 *
 * @param line where it stands in the file, from 1; 0 where lines mean nothing there
 * @param pointer where it stands in a file of JSON; empty in others
 * @param id its id here, where the file says it
 * @param foreign its id in the program that wrote the file
 * @param title what it is called; empty where that is missing
 * @param start when it begins by the clocks of its city, where that can be read
 * @param members what the file says of it
 */
record IncomingSlot(
        int line,
        String pointer,
        @Nullable String id,
        @Nullable String foreign,
        String title,
        @Nullable LocalDateTime start,
        Members members) {

    /** What a file says of a slot. */
    interface Members {

        /**
         * Returns the members of the edition file that differ from those of a slot, without its id; a null takes one out.
         *
         * @param present the slot that it is; absent where it is a new one
         */
        ObjectNode onto(@Nullable Slot present);
    }
}

package carillon.edition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A part of one city's programme.
 *
 * @param id unique within its city
 * @param day the day it belongs to, in its city's zone
 * @param when its hours, or the part of the day
 * @param kind what people do
 * @param title as its organizers wrote it, in their language
 * @param place where in the venue it is, such as a room; absent where it was not announced
 * @param text what to know about it; absent where it was not announced
 */
public record Slot(
        SlotId id,
        LocalDate day,
        SlotTime when,
        Kind kind,
        String title,
        @Nullable String place,
        @Nullable String text) implements ProgrammeItem {}

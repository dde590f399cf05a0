package carillon.edition;

import java.time.LocalDate;

/**
 * A part of one city's programme.
 *
 * @param id unique within its city
 * @param day the day it belongs to, in its city's zone
 * @param when its hours, or the part of the day
 * @param kind what people do
 * @param title as its organizers wrote it, in their language
 */
public record Slot(SlotId id, LocalDate day, SlotTime when, Kind kind, String title) implements ProgrammeItem {}

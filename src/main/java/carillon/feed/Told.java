package carillon.feed;

/**
 * One message of the feed, the same for everybody who gets it.
 *
 * @param kind what it is
 * @param at the cursor at which whoever has it stands
 * @param json the message as the protocol writes it
 */
record Told(Messages.Kind kind, Cursor at, String json) {}

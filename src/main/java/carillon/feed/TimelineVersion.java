package carillon.feed;

import carillon.timeline.Timeline;

/** The timeline as it was at a cursor: all that the feed has to know of somebody to go on from where they stand. */
record TimelineVersion(Timeline timeline, Cursor cursor) {}

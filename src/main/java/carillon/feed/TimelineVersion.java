package carillon.feed;

import carillon.timeline.Timeline;

/** The timeline as it was at a cursor: all that the feed has to know of a watcher to go on from where it stands. */
record TimelineVersion(Timeline timeline, Cursor cursor) {}

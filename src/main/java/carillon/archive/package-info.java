/**
 * An edition as a folder of files that any web server can serve for ever: its pages, what they read, and its data for other
 * programs.
 *
 * <h2>Pattern</h2>
 *
 * {@link carillon.archive.ArchiveWriter} asks a running server what anybody may read ({@link carillon.archive.ArchiveSource}), and
 * writes it beside the pages ({@link carillon.http.pages.ArchivePages}). {@code data/timeline.json} is the last document.
 * {@code data/history-0.json} and so on are the documents before it: one as it was, and the merge patches from each to the next, as a
 * watcher of the feed gets them. The pages apply them by the same code.
 *
 * <h2>Bounds</h2>
 *
 * One document, one part of the history and one page of statements are in memory at a time. A part has at most
 * as many patches as the server gives at once ({@code history}).
 *
 * <h2>Invariants</h2>
 *
 * A folder is written beside its place and moved there whole ({@link carillon.archive.ArchiveFolder}). It takes the place of nothing
 * but an earlier archive of the same edition.
 *
 * <h2>Dependencies</h2>
 *
 * {@code unfinished}, {@code edition}, {@code exchange} for tables, {@code http.pages}.
 */
@NullMarked
package carillon.archive;

import org.jspecify.annotations.NullMarked;

/**
 * Pages and files, and how answers are sent.
 *
 * <h2>Pattern</h2>
 *
 * {@link carillon.http.pages.Assets} reads every file once, fills its gaps and hashes it;
 * {@link carillon.http.pages.PageRoutes} and {@link carillon.http.pages.PublishedFiles} mount the addresses.
 * {@link carillon.http.pages.Catalogue} has the sentences of problems, {@link carillon.http.pages.ProblemPage} the page
 * that shows one. What every answer needs stands here too: its headers ({@link carillon.http.pages.SecurityHeaders},
 * {@link carillon.http.pages.CrossOrigin}), its form ({@link carillon.http.pages.Negotiation}) and its body
 * ({@link carillon.http.pages.ResponseBody}).
 *
 * <h2>Life</h2>
 *
 * Files are read when the server starts, off the event loops, and never change while it runs. A missing file or a link
 * to none stops the start.
 *
 * <h2>Concurrency</h2>
 *
 * Assets are immutable and shared by all event loops.
 *
 * <h2>Dependencies</h2>
 *
 * {@code edition} and {@code digest}. {@code http} uses this room, not the other way round; it counts the bodies that are sent as a
 * {@link carillon.http.pages.ResponseBody.Listener}.
 */
@NullMarked
package carillon.http.pages;

import org.jspecify.annotations.NullMarked;

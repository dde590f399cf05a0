/**
 * What is written for the administrator: limits for the log, so that neither clients nor a lasting failure can fill a disk, and the
 * progress of what takes long.
 *
 * <h2>Pattern</h2>
 *
 * <p>{@link carillon.log.LogThrottle} is a filter behind every handler; {@link carillon.log.RateLimitedLog} is for code that knows when
 * its own trouble begins and ends. {@link carillon.log.Progress} shows how far a long work has come;
 * {@link carillon.log.JsonLog} is the form of the log for programs.
 *
 * <h2>Concurrency</h2>
 *
 * <p>All may be used on any thread; a short lock guards their state.
 *
 * <h2>Dependencies</h2>
 *
 * <p>It uses nothing of Carillon.
 */
@NullMarked
package carillon.log;

import org.jspecify.annotations.NullMarked;

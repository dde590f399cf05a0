/**
 * Routes, limits and problems: everything between a connection and the other rooms.
 *
 * <h2>Pattern</h2>
 *
 * {@link carillon.http.EdgeVerticle} builds one router for each event loop. Each feature is a class {@code …Routes}
 * that mounts its own addresses and takes its dependencies from {@link carillon.http.HttpContext}. A request is parsed
 * once, into a command or a question to another room. A refusal is a {@code Problem}; it travels as
 * {@code Problem.Failure} to {@code Problems}, which alone writes it, in the language asked for.
 *
 * <h2>Life</h2>
 *
 * {@link carillon.http.ConnectionAcceptor} admits a connection and adds the handlers that guard it. Each request then
 * passes its deadline, the limits, and the checks of {@code RequestChecks} before its route. When an edge verticle
 * stops it reports that it is not ready, tells the watchers, and closes its connections.
 *
 * <h2>Concurrency</h2>
 *
 * Routes and handlers belong to one event loop. What the loops share is immutable or says so in its Javadoc
 * ({@link carillon.http.RateLimits}, {@link carillon.http.ConnectionLimits}, {@link carillon.http.TimelineCache}).
 *
 * <h2>Invariants</h2>
 *
 * Every queue, table and body has a bound. A body is read only after the limits that concern it. No answer is sent
 * twice: a failure after the head was written ends the connection.
 *
 * <h2>Dependencies</h2>
 *
 * All rooms but {@code postgres} and {@code rehearsal}; {@code http.pages} is beneath this one. Only the wiring uses
 * this room.
 */
@NullMarked
package carillon.http;

import org.jspecify.annotations.NullMarked;

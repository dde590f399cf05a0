/**
 * The database: address, pools, time limits, encryption and migrations, and the PostgreSQL server that Carillon brings along.
 *
 * <h2>Pattern</h2>
 *
 * <p>{@link carillon.postgres.Database} is the only access to a connection. It runs one query or transaction on a pooled connection,
 * within a time limit, and fails only with {@link carillon.postgres.DatabaseUnavailable}.
 *
 * <h2>Concurrency</h2>
 *
 * <p>Pools may be used on any thread. Opening and closing block, so they run on worker threads. The embedded server has a thread of its
 * own that waits for its end.
 *
 * <h2>Life</h2>
 *
 * <p>Opening locks the data directory and starts the server, where it is the embedded one, then runs the migrations. Closing goes the
 * other way round. {@code EmbeddedDatabase} draws the states of the server.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>One process uses a data directory at a time, and no PostgreSQL outlives its Carillon for long.
 *   <li>Every wait for the database is bounded; a connection that does not answer is cut.
 *   <li>A database of a newer version is served as it is, or refused where it says that this version cannot use it.
 *   <li>Passwords are readable by the owner of the process alone, and in no log.
 * </ul>
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use {@code wire}, {@code log} and {@code version}.
 */
@NullMarked
package carillon.postgres;

import org.jspecify.annotations.NullMarked;

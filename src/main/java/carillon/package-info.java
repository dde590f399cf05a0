/**
 * The command line, the settings, and the server in which all rooms are wired together.
 *
 * <h2>Life</h2>
 *
 * <p>{@code Server} starts the rooms in order, and stops them in the opposite order within nine seconds. {@code ProcessEnd} ends a
 * process that cannot continue: on fatal errors, and where the heap ({@code HeapWatch}) or the direct buffers
 * ({@code BufferShortage}) are exhausted.
 *
 * <h2>Concurrency</h2>
 *
 * <p>The main thread starts the server and then waits. The shutdown hook stops it. The thread that holds the deadline for the end
 * depends on no event loop.
 *
 * <h2>Dependencies</h2>
 *
 * <p>It may use all rooms; no room may use it.
 */
@NullMarked
package carillon;

import org.jspecify.annotations.NullMarked;

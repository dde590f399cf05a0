/**
 * The database: its address, pool, time limits, encryption and migrations, and the server that Carillon brings along.
 */
@NullMarked
package carillon.postgres;

import org.jspecify.annotations.NullMarked;

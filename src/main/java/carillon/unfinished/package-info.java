/**
 * What is written beside its place and moved there once it is whole: nothing of it stays behind, however its making ends but for
 * {@code kill -9} and a power cut.
 *
 * <h2>Dependencies</h2>
 *
 * <p>None.
 */
@NullMarked
package carillon.unfinished;

import org.jspecify.annotations.NullMarked;

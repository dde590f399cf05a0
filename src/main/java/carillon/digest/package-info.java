/** Digests that several rooms make in the same way. It uses nothing of Carillon. */
@NullMarked
package carillon.digest;

import org.jspecify.annotations.NullMarked;

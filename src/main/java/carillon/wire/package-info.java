/**
 * The few places that need inner types of Vert.x and Netty. They use nothing of Carillon.
 */
@NullMarked
package carillon.wire;

import org.jspecify.annotations.NullMarked;

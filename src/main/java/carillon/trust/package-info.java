/**
 * Which certificates a command accepts from a server that it asks: those of Java's authorities, and of this machine's.
 *
 * <h2>Pattern</h2>
 *
 * <p>An administrator who adds an authority to the machine, as Debian's {@code update-ca-certificates} does, has added it for
 * Carillon's commands too. Nothing here takes part in serving.
 */
@NullMarked
package carillon.trust;

import org.jspecify.annotations.NullMarked;

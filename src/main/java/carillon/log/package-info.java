/**
 * What limits how much is written to the log. It uses nothing of Carillon.
 */
@NullMarked
package carillon.log;

import org.jspecify.annotations.NullMarked;

/** Which version of Carillon this is. It uses nothing of Carillon. */
@NullMarked
package carillon.version;

import org.jspecify.annotations.NullMarked;

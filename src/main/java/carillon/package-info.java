/** The command line, and the one place where all rooms are wired together. */
@NullMarked
package carillon;

import org.jspecify.annotations.NullMarked;

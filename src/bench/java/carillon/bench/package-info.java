/**
 * Measurements of the packaged server, which runs as a process of its own and is spoken to through the protocol alone. They print what
 * they find and judge nothing: a figure means something beside another one of the same machine (docs/performance.md). May use no class
 * of Carillon's; the libraries in its jar serve as clients.
 */
@NullMarked
package carillon.bench;

import org.jspecify.annotations.NullMarked;

/**
 * The settings of a server: where they come from, what they may be, and the secrets among them.
 *
 * <h2>Pattern</h2>
 *
 * <p>A fault does not stop a reading. It is added to a list as a sentence that says what to do, so that one reading finds all faults.
 *
 * <h2>Secrets</h2>
 *
 * <p>A secret comes from the environment or from a file, and is in no sentence.
 */
@NullMarked
package carillon.settings;

import org.jspecify.annotations.NullMarked;

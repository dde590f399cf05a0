/**
 * The few places that need inner types of Vert.x and Netty, or know how Vert.x builds a pipeline.
 *
 * <h2>Pattern</h2>
 *
 * Each class says in its Javadoc what it relies on ("It relies on …"), and has a test that fails where another version
 * has it otherwise. At run time such a class throws an {@link IllegalStateException} and does not go on without effect.
 *
 * <h2>Concurrency</h2>
 *
 * What concerns a connection is called on its event loop, unless its Javadoc says otherwise.
 *
 * <h2>Dependencies</h2>
 *
 * Nothing of Carillon. Policy comes in as a small interface ({@link carillon.wire.AcceptPolicy},
 * {@link carillon.wire.RequestFraming}) or a function.
 */
@NullMarked
package carillon.wire;

import org.jspecify.annotations.NullMarked;

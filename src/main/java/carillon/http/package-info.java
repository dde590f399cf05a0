/**
 * The <em>door</em>: routes, problems and pages. Requests are parsed here, once, into commands; answers and problems
 * are written here, in the language asked for. Each feature mounts its own routes. It may use every room but
 * {@code rehearsal}; nothing but the wiring uses it.
 */
@NullMarked
package carillon.http;

import org.jspecify.annotations.NullMarked;

/**
 * Attacks on a server, shared by the tests that a server withstands them and by the benchmark that measures what others notice of them.
 *
 * <p>They know nothing but the protocol, use blocking sockets on threads and nothing but Java itself, so that what is measured beside
 * them is the server. Each goes on until it is ended, connects again wherever it is cut off, and counts what it was answered.
 */
package carillon.floods;

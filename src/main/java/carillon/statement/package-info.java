/**
 * What is <em>said</em>: entries, authors, check-ins, decisions, and their JSON. It may use what was announced ({@code edition}).
 */
@NullMarked
package carillon.statement;

import org.jspecify.annotations.NullMarked;

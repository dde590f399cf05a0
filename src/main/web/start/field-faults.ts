import type { PointedFault } from "../editor/draft-exchange.js";

/** What the server found wrong with an event, at the fields of its form: pure functions. */

/** Sentences by the field that they are about; those about none of them are under {@link NO_FIELD}. */
export type FieldFaults = ReadonlyMap<string, readonly string[]>;

export const NO_FAULTS: FieldFaults = new Map();
export const NO_FIELD = "";

/**
 * Gives each fault to the field of the longest pointer that leads there. What is wrong with the programme for
 * all is found in each city, and said once.
 */
export function faultsByField(
  faults: readonly PointedFault[],
  fields: ReadonlyMap<string, string>,
): FieldFaults {
  const found = new Map<string, string[]>();
  for (const { pointer = "", detail } of faults) {
    const field = fieldAt(pointer, fields);
    const said = found.get(field) ?? [];
    if (!said.includes(detail)) found.set(field, [...said, detail]);
  }
  return found;
}

function fieldAt(pointer: string, fields: ReadonlyMap<string, string>): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const field = fields.get(pointer.slice(0, end));
    if (field !== undefined) return field;
  }
  return NO_FIELD;
}

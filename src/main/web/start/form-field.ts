import { html, nothing, type TemplateResult } from "lit";
import type { Edition } from "../editions/editions.js";
import type { Draft } from "./draft.js";
import type { FieldFaults } from "./field-faults.js";

/** The form of a new event: what is written in it, and what is wrong with that. */
export interface NewForm {
  draft: Draft;
  faults: FieldFaults;
  editions: readonly Edition[];
  change(draft: Draft): void;
}

/** What a field says of itself to who hears it. */
export interface Described {
  by: string | typeof nothing;
  invalid: "true" | "false";
}

/** Draws a label with its field, and below it what is wrong with it. */
export function field(
  form: Pick<NewForm, "faults">,
  name: string,
  words: string | TemplateResult,
  input: (described: Described) => TemplateResult,
  hint: TemplateResult | string = "",
): TemplateResult {
  return html`<div class="with-faults">
    <label class="field">${words}${input(described(form, name))}</label>
    ${hint} ${faultsAt(form, name)}
  </div>`;
}

function described({ faults }: Pick<NewForm, "faults">, name: string): Described {
  const isFaulty = faults.has(name);
  return { by: isFaulty ? faultId(name) : nothing, invalid: isFaulty ? "true" : "false" };
}

/** Draws what is wrong at a place of the form. */
export function faultsAt({ faults }: Pick<NewForm, "faults">, name: string): TemplateResult | string {
  const said = faults.get(name);
  if (said === undefined) return "";
  return html`<p
    id=${faultId(name)}
    class="fault"
  >
    ${said.join(" ")}
  </p>`;
}

function faultId(name: string): string {
  return `fault-${name}`;
}

/** What somebody has written into a field. */
export function written(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Puts a part of a list, and it alone, in place of what it was. */
export function withPart<Part extends { key: string }>(parts: readonly Part[], part: Part): Part[] {
  return parts.map(one => (one.key === part.key ? part : one));
}

/** Moves a part of a list ahead of the one before it, or behind the one after it. */
export function moved<Part>(parts: readonly Part[], index: number, by: 1 | -1): Part[] {
  const part = parts[index];
  const other = parts[index + by];
  if (part === undefined || other === undefined) return [...parts];
  return parts.with(index, other).with(index + by, part);
}

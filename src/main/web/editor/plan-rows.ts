import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { faultsAt } from "./cell-faults.js";
import type { Editing } from "./editing.js";
import { cellText, COLUMNS, endsLater, type Column, type Vocabulary } from "./plan-cells.js";
import { isSlot, type Line, type SlotLine } from "./plan-lines.js";
import { inWords, type NamedMoment } from "./plan-words.js";
import { sayPlan } from "../words/editor-words.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/words.js";

/** The rows of the table of a plan, as they look: a cell for each column, and what is wrong below a row. */

/** Where somebody is in the table; the row behind the last line is for a new one. */
export interface Place {
  row: number;
  column: number;
}

export interface RowsView {
  editing: Editing;
  words: Vocabulary;
  moments: Readonly<Record<string, NamedMoment>>;
  at: Place;
  /** What stands in the cell that somebody types into. */
  typed: string | undefined;
  /** The slot that comes to be where somebody types into the row for a new one. */
  fresh: SlotLine;
  press(event: MouseEvent, row: number, column: number): void;
  /** Types into the cell where somebody is. */
  open(): void;
  preview(text: string): void;
}

/** Columns whose words are offered while one types. */
export const OFFERED: readonly Column[] = ["day", "kind"];

export function planRows(view: RowsView): TemplateResult {
  const { lines } = view.editing.plan;
  return html`${lines.map((line, index) => html`${row(view, line, index)} ${faultsBelow(view, line, index)}`)}
  ${row(view, undefined, lines.length)}`;
}

function row(view: RowsView, line: Line | undefined, index: number): TemplateResult {
  const kind = line === undefined ? "new" : isSlot(line) ? "" : "moment";
  return html`<tr
    role="row"
    class=${kind}
    aria-rowindex=${index + 2}
  >
    ${COLUMNS.map((column, i) => cell(view, line, index, column, i))}
  </tr>`;
}

function cell(
  view: RowsView,
  line: Line | undefined,
  row: number,
  column: Column,
  i: number,
): TemplateResult {
  const isHere = view.at.row === row && view.at.column === i;
  const faults = line === undefined ? [] : faultsAt(view.editing.faults, line, column);
  const id = `plan-fault-${row}-${column}`;
  const isTyping = isHere && view.typed !== undefined;
  return html`<td
    role="gridcell"
    class="column-${column}"
    tabindex=${isTyping ? nothing : isHere ? "0" : "-1"}
    aria-selected=${isHere ? "true" : "false"}
    aria-readonly=${line !== undefined && !isSlot(line) ? "true" : nothing}
    aria-invalid=${faults.length > 0 ? "true" : nothing}
    aria-describedby=${faults.length > 0 ? id : nothing}
    data-row=${row}
    data-column=${column}
    @mousedown=${(event: MouseEvent) => view.press(event, row, i)}
    @dblclick=${() => view.open()}
  >
    ${isTyping ? field(view, column, faults.length > 0 ? id : undefined) : shown(view, line, column)}
  </td>`;
}

/** Says what is wrong with a row below it, where words have room, each with the name of its column. */
function faultsBelow(view: RowsView, line: Line, row: number): TemplateResult | "" {
  const found = COLUMNS.map(column => [column, faultsAt(view.editing.faults, line, column)] as const).filter(
    ([, faults]) => faults.length > 0,
  );
  if (found.length === 0) return "";
  return html`<tr
    role="row"
    class="faults"
  >
    <td
      role="gridcell"
      colspan=${COLUMNS.length}
    >
      ${found.map(
        ([column, faults]) =>
          html`<span
            class="fault"
            id="plan-fault-${row}-${column}"
            >${faultWords(column, faults)}</span
          >`,
      )}
    </td>
  </tr>`;
}

function field(view: RowsView, column: Column, fault: string | undefined): TemplateResult {
  return html`<input
    aria-label=${sayPlan(column)}
    aria-describedby=${fault ?? nothing}
    aria-invalid=${fault === undefined ? nothing : "true"}
    dir="auto"
    autocomplete="off"
    maxlength="500"
    list=${OFFERED.includes(column) ? `plan-offers-${column}` : nothing}
    .value=${live(view.typed!)}
    @input=${(event: InputEvent) => view.preview((event.target as HTMLInputElement).value)}
  />`;
}

function shown(view: RowsView, line: Line | undefined, column: Column): TemplateResult | string {
  if (line === undefined) {
    const { day, at } = view.fresh;
    const ghost = column === "day" ? view.words.dayName(day) : column === "from" ? (at ?? "") : "";
    return html`<span class="ghost">${ghost}</span>`;
  }
  if (!isSlot(line)) return ofMoment(view, line.milestone, column);
  const text = cellText(line, column, view.words);
  if (column === "title" || column === "place") return userText(text);
  return html`<bdi>${text}</bdi>${column === "to" && endsLater(line)
      ? html` <small>${sayPlan("nextDay")}</small>`
      : ""}`;
}

function ofMoment(view: RowsView, id: string, column: Column): TemplateResult | string {
  const moment = view.moments[id];
  switch (column) {
    case "day":
      return moment === undefined ? "" : view.words.dayName(moment.day);
    case "from":
      return moment?.at ?? "";
    case "title":
      return userText(moment?.title ?? id);
    case "kind":
      return sayPlan("moment");
    default:
      return "";
  }
}

export function offers({ words }: RowsView): TemplateResult {
  const offers = {
    day: words.days.map(day => words.dayName(day)),
    kind: Object.values(words.kinds),
  };
  return html`${Object.entries(offers).map(
    ([column, all]) =>
      html`<datalist id="plan-offers-${column}">
        ${all.map(offer => html`<option value=${offer}></option>`)}
      </datalist>`,
  )}`;
}

/** Names the column ahead of what is wrong there, where the sentence does not. */
function faultWords(column: Column, faults: readonly { detail: string }[]): string {
  const written = faults.map(({ detail }) => detail).join(" ");
  const words = inWords(written);
  return words === written ? say("about", { what: sayPlan(column), detail: words }) : words;
}

import { html, type TemplateResult } from "lit";
import { cellText, columnOf, type Vocabulary } from "./plan-cells.js";
import type { SlotLine } from "./plan-lines.js";
import type { SlotChange } from "./plan-merge.js";
import { userText } from "../words/user-text.js";
import { sayPlan } from "../words/editor-words.js";

/** The words for what a programme has otherwise than another one. */

const MOST_CHANGES = 20;

/**
 * Lists changes, a line for each slot.
 *
 * @param title gives the title by which readers know a slot that is still there
 */
export function changeList(
  changes: readonly SlotChange[],
  title: (slot: string) => string,
  words: Vocabulary,
): TemplateResult {
  const slots = [...Map.groupBy(changes, ({ slot }) => slot)];
  const more = slots.length - MOST_CHANGES;
  return html`<ul class="plan-changes">
    ${slots
      .slice(0, MOST_CHANGES)
      .map(([slot, all]) => html`<li>${changesOfSlot(slot, all, title, words)}</li>`)}
    ${more > 0 ? html`<li class="quiet">${sayPlan("more", { n: more })}</li>` : ""}
  </ul>`;
}

function changesOfSlot(
  slot: string,
  all: SlotChange[],
  title: (slot: string) => string,
  words: Vocabulary,
): TemplateResult {
  const [whole] = all.filter(({ member }) => member === undefined);
  if (whole === undefined) {
    return html`<b>${userText(title(slot))}</b> ${all.map(change => memberChange(change, words))}`;
  }
  const members = (whole.is ?? whole.was) as SlotLine;
  return html`<b>${userText(members.title)}</b>
    ${sayPlan(whole.is === undefined ? "gone" : "isNew")}
    <small>${cellText(members, "day", words)} <bdi>${cellText(members, "from", words)}</bdi></small>`;
}

function memberChange({ member, was, is }: SlotChange, words: Vocabulary): TemplateResult {
  return html`<span
    >${sayPlan(columnOf(member))} ${was === undefined ? "" : html`<del>${shown(member, was, words)}</del>`}
    ${is === undefined ? "" : html`<ins>${shown(member, is, words)}</ins>`}</span
  >`;
}

function shown(member: string | undefined, value: unknown, words: Vocabulary): TemplateResult {
  const slot: SlotLine = { id: "", day: "", kind: "", title: "", [member ?? ""]: String(value) };
  return userText(member === "text" ? String(value) : cellText(slot, columnOf(member), words));
}

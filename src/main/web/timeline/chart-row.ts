import { html, type TemplateResult } from "lit";
import { gapsOf, type Edge, type Gap } from "./chart-gaps.js";
import type { City, Milestone, Slot } from "../feed/document.js";
import { offSign } from "../programme/lateness.js";
import type { Face } from "../moment/moment.js";
import { title } from "../notices/page-notices.js";
import { minutesLate, WORTH_NOTICE_MINUTES } from "../programme/programme.js";
import { answerOf, MARKS } from "../moment/moment-view.js";
import { describe, signAndWords } from "../programme/slot-words.js";
import { kindName, kindShape, kindSign } from "./slot-kinds.js";
import { draw, hoursAt, type Axis, type Bar, type Drawn } from "./timeline-layout.js";
import { userText } from "../words/user-text.js";
import { dayAndTime, isolated, minutes, say, wording } from "../words/words.js";

export interface RowFacts {
  id: string;
  city: City;
  axis: Axis;
  /** Now, by the quarter of an hour: enough to keep what overruns out of the lanes of others. */
  quarter: number;
  isMine: boolean;
  marks: { milestone: Milestone; face: Face }[];
  /** What it answered to the moment that is awaited or live; undefined where it attends none. */
  answer: Face | undefined;
  /** The lines through the row, in their order. */
  lines: Edge[];
}

/** What the longest words take that a block is given words for; longer ones are cut off. */
const MOST_LETTERS = 14;
const LETTER_EM = 0.56;

export function chartRow({
  id,
  city,
  axis,
  quarter,
  isMine,
  marks,
  answer,
  lines,
}: RowFacts): TemplateResult {
  const drawn = draw(city, quarter, axis);
  const lanes = Math.max(1, ...drawn.map(slot => slot.lane + 1));
  const calls = Object.keys(city.help).length > 0;
  const gaps = (bar: Bar) => gapsOf(bar, lines, hoursAt(quarter, axis));
  // Whoever reads them one after the other comes to a moment where the programme does.
  const cells = [
    ...drawn.map(one => ({ order: one.slot.order, cell: slotCell(one, city, quarter, gaps) })),
    ...marks.map(({ milestone, face }) => ({
      order: milestone.cities[id]?.order ?? Infinity,
      cell: readiness(milestone, face, axis, city),
    })),
  ];
  return html`<div
    class="row ${isMine ? "mine" : ""}"
    role="row"
    .style="--lanes:${lanes}"
  >
    <span
      class="name"
      role="rowheader"
      ><b>${userText(city.name)}</b>${answer === undefined ? "" : answerSign(answer)}<small
        >${calls ? html`<strong class="calls">${say("helpWanted")}</strong>` : say(city.state)}</small
      ></span
    >
    <div
      class="track"
      role="presentation"
    >
      ${cells.sort((a, b) => a.order - b.order).map(({ cell }) => cell)}
    </div>
  </div>`;
}

/** Draws what a city answered to the roll call, beside its name. */
function answerSign(face: Face): TemplateResult {
  const words = [
    answerOf(face),
    ...(face.note === undefined ? [] : [isolated(face.note)]),
    ...(face.late === 0 ? [] : [say("willBeLate", { by: minutes(face.late) })]),
  ].join(" · ");
  return html`<span
    class="answer ${face.answer}"
    data-words="${isolated(face.name)} : ${words}"
    >${signAndWords(MARKS[face.answer], words)}</span
  >`;
}

function slotCell(
  { slot, lane, announced, shown, isUnsure }: Drawn,
  city: City,
  now: number,
  gapsIn: (bar: Bar) => Gap[],
): TemplateResult {
  const from = Math.min(announced?.from ?? Infinity, shown?.from ?? Infinity);
  const to = Math.max(announced?.to ?? -Infinity, shown?.to ?? -Infinity);
  const late = minutesLate(slot);
  const words = [
    `${isolated(slot.title)}, ${isolated(city.name)}`,
    kindName(slot.kind),
    ...describe(slot, city, now),
  ].join(" · ");
  const gaps = gapsIn((shown ?? announced)!);
  const label = gaps.map((gap, i) => gapLabel(gap, i, gaps.length, slot, city));
  return html`<div
    class="slot ${isUnsure ? "unsure" : slot.state} ${slot.part === undefined ? "" : "hourless"} ${kindShape(
      slot.kind,
    )} ${gaps.length === 1 ? "" : "crossed"} ${late < WORTH_NOTICE_MINUTES ? "" : "off"}"
    role="gridcell"
    tabindex="-1"
    aria-label=${words}
    data-words=${words}
    data-at=${from.toFixed(3)}
    .style="--a:${from.toFixed(3)};--b:${to.toFixed(3)};--lane:${lane}"
  >
    ${announced === undefined
      ? ""
      : html`<i
          class="outline ${announced.open ? "open" : ""}"
          .style="${place(announced, from)};--start:${announced.from.toFixed(3)}"
          >${shown === undefined ? label : ""}</i
        >`}
    ${shown === undefined
      ? ""
      : html`<i
          class="shown ${shown.open ? "open" : ""}"
          .style="${place(shown, from)};--start:${shown.from.toFixed(3)}"
          >${slot.state === "running" && !isUnsure ? html`<i class="past"></i>` : ""}${label}</i
        >`}
    ${announced === undefined || shown === undefined || slot.part !== undefined || late <= 0
      ? ""
      : html`<i
          class="distance"
          .style=${place({ from: announced.from, to: shown.from }, from)}
        ></i>`}
  </div>`;
}

/**
 * Draws what a block is about between two lines, or its ends. There is room for its sign; for its words only
 * where they can be read (`slots.css`).
 */
function gapLabel(gap: Gap, i: number, all: number, slot: Slot, city: City): TemplateResult {
  const late = minutesLate(slot);
  const letters = Math.min(MOST_LETTERS, slot.title.length) * LETTER_EM;
  const edges = [
    ...(i === 0 ? [] : [`--left:${variable(gap.from)}`]),
    ...(i === all - 1 ? [] : [`--right:${variable(gap.to)}`]),
  ];
  return html`<span
    class="gap ${i === 0 ? "" : "after-line"} ${i === all - 1 ? "" : "before-line"}"
    data-from=${gap.from}
    data-to=${gap.to}
    .style=${edges.join(";")}
    ><span
      class="label"
      aria-hidden="true"
      >${kindSign(slot.kind)}${Math.abs(late) < WORTH_NOTICE_MINUTES
        ? ""
        : html`<em>${offSign(late, wording)}</em>`}<span
        class="words"
        .style="--needs:${letters.toFixed(1)}em"
        >${userText(slot.title, city.lang)}</span
      ></span
    ></span
  >`;
}

function variable(edge: Edge): string {
  return edge === "now" ? "var(--now)" : edge.toFixed(3);
}

function place({ from, to }: Pick<Bar, "from" | "to">, origin: number): string {
  return `--p:${(from - origin).toFixed(3)};--q:${(to - origin).toFixed(3)}`;
}

/** Draws the line of a moment; its words are what the city answered, and how late it will be. */
function readiness(milestone: Milestone, face: Face, axis: Axis, city: City): TemplateResult {
  const at = Date.parse(milestone.expected);
  const words = [
    `${isolated(title(milestone.title))}, ${dayAndTime(at, city.timezone)}`,
    `${isolated(face.name)} : ${answerOf(face)}`,
    ...(face.note === undefined ? [] : [isolated(face.note)]),
    ...(face.late === 0 ? [] : [say("willBeLate", { by: minutes(face.late) })]),
  ].join(" · ");
  const hours = hoursAt(at, axis);
  return html`<div
    class="readiness ${face.answer} ${milestone.state} ${face.late < WORTH_NOTICE_MINUTES ? "" : "off"}"
    role="gridcell"
    tabindex="-1"
    aria-label=${words}
    data-words=${words}
    data-at=${hours.toFixed(3)}
    .style="--a:${hours.toFixed(4)}"
  >
    ${face.late === 0
      ? ""
      : html`<i
          class="distance"
          .style="--p:0;--q:${(face.late / 60).toFixed(3)}"
        ></i>`}
  </div>`;
}

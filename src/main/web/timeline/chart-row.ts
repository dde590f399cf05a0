import { html, type TemplateResult } from "lit";
import type { City, Milestone } from "../feed/document.js";
import { offSign } from "../programme/lateness.js";
import type { Face } from "../moment/moment.js";
import { title } from "../notices/page-notices.js";
import { minutesLate, WORTH_NOTICE_MINUTES } from "../programme/programme.js";
import { answerOf, MARKS } from "../moment/moment-view.js";
import { describe } from "../programme/slot-words.js";
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
}

export function chartRow({ id, city, axis, quarter, isMine, marks }: RowFacts): TemplateResult {
  const drawn = draw(city, quarter, axis);
  const lanes = Math.max(1, ...drawn.map(slot => slot.lane + 1));
  const calls = Object.keys(city.help).length > 0;
  const moments = marks.map(({ milestone }) => hoursAt(Date.parse(milestone.expected), axis));
  // Whoever reads them one after the other comes to a moment where the programme does.
  const cells = [
    ...drawn.map(one => ({ order: one.slot.order, cell: slotCell(one, city, quarter, moments) })),
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
      ><b>${userText(city.name)}</b
      ><small
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

function slotCell(
  { slot, lane, announced, shown, isUnsure }: Drawn,
  city: City,
  now: number,
  moments: number[],
): TemplateResult {
  const from = Math.min(announced?.from ?? Infinity, shown?.from ?? Infinity);
  const to = Math.max(announced?.to ?? -Infinity, shown?.to ?? -Infinity);
  const late = minutesLate(slot);
  const begins = (shown ?? announced)!.from;
  const isUnderMark = moments.some(moment => begins > moment - 0.2 && begins < moment + 0.12);
  const words = [`${isolated(slot.title)}, ${isolated(city.name)}`, ...describe(slot, city, now)].join(" · ");
  const label = html`<span
    class="label"
    aria-hidden="true"
    >${userText(slot.title, city.lang)}${Math.abs(late) < WORTH_NOTICE_MINUTES
      ? ""
      : html`<em>${offSign(late, wording)}</em>`}</span
  >`;
  return html`<div
    class="slot ${isUnsure ? "unsure" : slot.state} ${slot.part === undefined ? "" : "hourless"} ${isUnderMark
      ? "under"
      : ""} ${late < WORTH_NOTICE_MINUTES ? "" : "off"}"
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
          class="announced ${announced.open ? "open" : ""}"
          .style=${place(announced, from)}
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

function place({ from, to }: Pick<Bar, "from" | "to">, origin: number): string {
  return `--p:${(from - origin).toFixed(3)};--q:${(to - origin).toFixed(3)}`;
}

/** Draws what a city answered, on the line of the moment, and how late it will be. */
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
        ></i>`}<b aria-hidden="true">${MARKS[face.answer]}</b>
  </div>`;
}

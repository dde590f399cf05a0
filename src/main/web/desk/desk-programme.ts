import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { City, Slot, Timeline } from "../feed/document.js";
import type { Body } from "../outbox/posts.js";
import type { Panel } from "./desk-dock.js";
import { byDay, countPast, linesOf, type Line } from "./programme-lines.js";
import { stateOf } from "../moment/moment.js";
import { titleText } from "../notices/page-notices.js";
import { millis, minutesLate, start } from "../programme/programme.js";
import { offMark, placeOf, stateWords } from "../programme/slot-words.js";
import { userText } from "../words/user-text.js";
import "./slot-form.js";
import "./slot-turns.js";
import type { TurnPost } from "../turns/turn-posts.js";
import { say } from "../words/other-words.js";
import { clockTime, dayName, isolated } from "../words/words.js";

/** How many of the slots to come can be acted on at once; the actions of later ones are a tap away. */
const NEAR = 2;
const NOON = "T12:00:00Z";

/** What the programme of a city needs. */
interface Programme {
  id: string;
  city: City;
  timeline: Timeline;
  now: number;
  edition: string;
  /** The slot whose announcement is being changed. */
  editing: string | undefined;
  edit(slot: string | undefined): void;
  /** The slot whose turns are being put in order. */
  ordering: string | undefined;
  arrange(slot: string | undefined): void;
  /** Posts once, and says whether it is on this device now. */
  postOnce(body: Body): Promise<boolean>;
  clock(): number;
  button(words: string, body: Body, label?: string): TemplateResult;
  turn(panel: Panel): void;
}

/** Draws the programme of a city from now on, with its days; what is over is folded. */
export function programmeView(programme: Programme): TemplateResult {
  const { id, city, timeline, now } = programme;
  const lines = linesOf(id, city, timeline);
  const past = countPast(lines, city, now);
  const near = new Set(
    lines
      .slice(past)
      .filter(({ slot }) => slot?.state === "planned")
      .slice(0, NEAR)
      .map(line => line.id),
  );
  const days = (some: Line[]) =>
    repeat(
      byDay(some),
      ([day]) => day,
      ([day, ofDay]) =>
        html`<h3>${dayName(Date.parse(day + NOON), "UTC")}</h3>
          <ol class="programme">
            ${repeat(
              ofDay,
              line => line.id,
              line => lineView(line, programme, near),
            )}
          </ol>`,
    );
  return html`<section
    class="card"
    aria-labelledby="programme"
  >
    <h2 id="programme">${say("programme")}</h2>
    ${past === 0
      ? ""
      : html`<details class="past">
          <summary>${say("past", { n: past })}</summary>
          ${days(lines.slice(0, past))}
        </details>`}
    ${days(lines.slice(past))}
  </section>`;
}

function lineView(line: Line, programme: Programme, near: ReadonlySet<string>): TemplateResult {
  const { city, now } = programme;
  const { slot, milestone } = line;
  if (milestone !== undefined) {
    const state = stateOf(milestone, now);
    return html`<li class="shared ${state}">
      <p>
        <time>${clockTime(Date.parse(milestone.expected), city.timezone)}</time>
        <b>${titleText(milestone.title)}</b> <small>${say(`milestone.${state}`)}</small>
      </p>
    </li>`;
  }
  const at = start(slot);
  const until = slot.state === "running" ? millis(slot.expected?.end) : undefined;
  const late = minutesLate(slot);
  const isNear = slot.state === "running" || near.has(line.id);
  const possible = actions(line.id, slot, programme);
  return html`<li class=${slot.state}>
    <p>
      <time>${at === undefined ? say(`part.${slot.part ?? "day"}`) : clockTime(at, city.timezone)}</time>
      <b>${userText(slot.title, city.lang)}</b> ${placeOf(slot, city.lang)}
      <small
        >${stateWords(slot, city, now)} ${late === 0 ? "" : offMark(late)}
        ${until === undefined ? "" : say("until", { at: clockTime(until, city.timezone) })}</small
      >
    </p>
    ${programme.editing === line.id
      ? slotForm(line.id, programme)
      : isNear
        ? html`<div class="actions">${possible}</div>`
        : html`<details class="more">
            <summary aria-label=${say("moreAbout", { slot: slot.title })}>…</summary>
            <div class="actions">${possible}</div>
          </details>`}
    ${hasTurnsShown(line.id, slot, programme) ? slotTurns(line.id, programme) : ""}
  </li>`;
}

/** The turns of what runs are always there. */
function hasTurnsShown(id: string, slot: Slot, { ordering }: Programme): boolean {
  return ordering === id || (slot.state === "running" && slot.turns !== undefined);
}

function slotTurns(slot: string, { id, timeline, now, ordering, postOnce }: Programme): TemplateResult {
  return html`<slot-turns
    .city=${id}
    .slotId=${slot}
    .timeline=${timeline}
    .now=${now}
    .takesFocus=${ordering === slot}
    .post=${(post: TurnPost) => postOnce({ ...post, city: id, slot })}
  ></slot-turns>`;
}

function slotForm(slot: string, { id, edition, edit, clock }: Programme): TemplateResult {
  return html`<slot-form
    .edition=${edition}
    .city=${id}
    .slotId=${slot}
    .now=${clock}
    .close=${() => edit(undefined)}
  ></slot-form>`;
}

/** Draws what can be said of a slot, and at last the way to announce it differently. */
function actions(id: string, slot: Slot, programme: Programme): TemplateResult {
  return html`${statements(id, slot, programme)} ${turnsButton(id, slot, programme)}
    <button
      id="change-${id}"
      aria-label=${say("desk.changeSlot", { slot: slot.title })}
      @click=${() => programme.edit(id)}
    >
      ${say("desk.change")}…
    </button>`;
}

function turnsButton(id: string, slot: Slot, { ordering, arrange }: Programme): TemplateResult | string {
  const canBeOrdered = slot.state === "planned" || (slot.state === "running" && slot.turns === undefined);
  if (!canBeOrdered) return "";
  return html`<button
    id="turns-${id}"
    aria-label=${say("desk.turnsOf", { slot: slot.title })}
    aria-expanded=${ordering === id ? "true" : "false"}
    @click=${() => arrange(ordering === id ? undefined : id)}
  >
    ${say("desk.turns")}…
  </button>`;
}

/** Draws what can be said of a slot; empty where it takes nothing more. */
function statements(id: string, slot: Slot, { id: city, button, turn }: Programme): TemplateResult | string {
  const said = (type: string, words: string, label: string) => button(words, { type, city, slot: id }, label);
  const panel = (kind: "delay" | "prolong", words: string) =>
    html`<button
      @click=${() => turn({ kind, slot: id })}
      aria-label="${words} : ${isolated(slot.title)}"
    >
      ${words}…
    </button>`;
  switch (slot.state) {
    case "planned":
      return html`${said("slot.started", say("start"), say("startSlot", { slot: slot.title }))}
      ${start(slot) === undefined ? "" : panel("delay", say("delayShort"))}
      ${said("slot.skipped", say("skip"), `${say("skip")} : ${isolated(slot.title)}`)}`;
    case "running":
      return html`${said("slot.finished", say("finish"), say("finishSlot", { slot: slot.title }))}
      ${panel("prolong", say("prolong"))}`;
    default:
      return "";
  }
}

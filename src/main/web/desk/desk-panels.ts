import { html, type TemplateResult } from "lit";
import type { Dock, Panel } from "./desk-dock.js";
import type { Body } from "../outbox/posts.js";
import { millis, start } from "../programme/programme.js";
import { offMark } from "../programme/slot-words.js";
import { firstAt, timeOfDay } from "../time/time-of-day.js";
import { say } from "../words/other-words.js";
import { clockTime } from "../words/words.js";

const MINUTE_MILLIS = 60_000;
const DELAYS_MINUTES = [5, 10, 15, 30];
const PROLONGATIONS_MINUTES = [10, 20, 30];
const MOST_ADVANCE_MILLIS = 6 * 60 * MINUTE_MILLIS;
const JUST_PASSED_MILLIS = 60 * MINUTE_MILLIS;

/** Draws what is open above the row of things to say; empty where nothing is. */
export function panelView(dock: Dock): TemplateResult | string {
  if (dock.panel === undefined) return "";
  const content = panelContent(dock, dock.panel);
  if (content === "") return "";
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape") dock.turn(undefined);
  };
  return html`<div
    class="panel ${dock.panel.kind}"
    @keydown=${close}
  >
    ${content}
  </div>`;
}

function panelContent(dock: Dock, panel: Panel): TemplateResult | string {
  switch (panel.kind) {
    case "delay":
      return delayForm(dock, panel.slot);
    case "prolong":
      return prolongForm(dock, panel.slot);
    case "headcount":
      return headcountForm(dock);
    case "note":
      return textForm(dock, say("note"), text => ({ type: "note", city: dock.id, text }));
    case "help":
      return textForm(dock, say("help"), text => ({ type: "help.wanted", city: dock.id, text }));
    case "answer":
      return answerForm(dock, panel.city, panel.ref);
  }
}

/** Times that can be chosen with one tap, and one to be written. */
interface TimeOffers {
  heading: string;
  minutes: readonly number[];
  /** What the offered minutes are added to. */
  from: number;
  /** Gives the instant that somebody means who writes a time of day. */
  meant(time: string): number;
  post(instant: number): void;
}

function timeForm({ city: { timezone } }: Dock, offers: TimeOffers): TemplateResult {
  const exact = (event: SubmitEvent) => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).querySelector("input")!;
    if (value !== "") offers.post(offers.meant(value));
  };
  return html`<p id="offers-of">${offers.heading}</p>
    <div
      class="delays"
      role="group"
      aria-labelledby="offers-of"
    >
      ${offers.minutes.map(minutes => {
        const then = offers.from + minutes * MINUTE_MILLIS;
        return html`<button @click=${() => offers.post(then)}>
          ${offMark(minutes)} <small>${clockTime(then, timezone)}</small>
        </button>`;
      })}
    </div>
    <form
      class="line"
      @submit=${exact}
    >
      <label class="field"
        >${say("exactTime")}
        <input
          type="time"
          required
          .defaultValue=${timeOfDay(offers.from, timezone)} /></label
      ><button>${say("send")}</button>
    </form>`;
}

function delayForm(dock: Dock, slot: string): TemplateResult | string {
  const found = dock.city.slots[slot];
  const at = found === undefined ? undefined : start(found);
  if (found === undefined || at === undefined || found.state !== "planned") return "";
  const zone = dock.city.timezone;
  // Nothing begins later in the past: what is overdue is late from now on.
  const from = Math.max(at, wholeMinute(dock.now));
  // Rather later than earlier: a delay is seldom an advance, and then one of some hours. What has just
  // passed is now.
  const earliest = Math.max(from - MOST_ADVANCE_MILLIS, dock.now - JUST_PASSED_MILLIS);
  return timeForm(dock, {
    heading: say("delayOf", { slot: found.title, at: clockTime(at, zone) }),
    minutes: DELAYS_MINUTES,
    from,
    meant: time => Math.max(firstAt(time, zone, earliest), wholeMinute(dock.now)),
    post: instant =>
      dock.postAndClose({
        type: "slot.delayed",
        city: dock.id,
        slot,
        start: new Date(instant).toISOString(),
      }),
  });
}

function prolongForm(dock: Dock, slot: string): TemplateResult | string {
  const found = dock.city.slots[slot];
  if (found === undefined || found.state !== "running") return "";
  const zone = dock.city.timezone;
  const expected = millis(found.expected?.end);
  // What should be over already lasts longer from now on.
  const from = Math.max(expected ?? 0, wholeMinute(dock.now));
  const soonest = wholeMinute(dock.now) + MINUTE_MILLIS;
  return timeForm(dock, {
    heading:
      expected === undefined
        ? say("endOf", { slot: found.title })
        : say("prolongOf", { slot: found.title, at: clockTime(expected, zone) }),
    minutes: PROLONGATIONS_MINUTES,
    from,
    meant: time => Math.max(firstAt(time, zone, dock.now - JUST_PASSED_MILLIS), soonest),
    post: instant =>
      dock.postAndClose({
        type: "slot.prolonged",
        city: dock.id,
        slot,
        end: new Date(instant).toISOString(),
      }),
  });
}

function wholeMinute(instant: number): number {
  return Math.floor(instant / MINUTE_MILLIS) * MINUTE_MILLIS;
}

function headcountForm(dock: Dock): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).querySelector("input")!;
    if (value !== "") dock.postAndClose({ type: "headcount", city: dock.id, count: Number(value) });
  };
  return html`<form
    class="line"
    @submit=${submit}
  >
    <label class="field"
      >${say("headcount")}
      <input
        type="number"
        inputmode="numeric"
        min="0"
        max="100000"
        step="1"
        required
        autocomplete="off"
        placeholder=${dock.city.headcount ?? ""}
    /></label>
    <button>${say("send")}</button>
  </form>`;
}

/** Asks for the answer to another city's call; empty where that was settled meanwhile. */
function answerForm(dock: Dock, city: string, ref: string): TemplateResult | string {
  const caller = dock.timeline.cities[city];
  const call = caller?.help[ref];
  if (caller === undefined || call === undefined) return "";
  return textForm(dock, say("answerTo", { city: caller.name, text: call.text }), text => ({
    type: "help.answered",
    city: dock.id,
    ref,
    text,
  }));
}

function textForm(dock: Dock, label: string, bodyOf: (text: string) => Body): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = (event.target as HTMLFormElement).querySelector("textarea")!.value.trim();
    if (text !== "") dock.postAndClose(bodyOf(text));
  };
  return html`<form
    class="line"
    @submit=${submit}
  >
    <label class="field"
      >${label}
      <textarea
        dir="auto"
        rows="2"
        maxlength="500"
        required
      ></textarea></label
    ><button>${say("send")}</button>
  </form>`;
}

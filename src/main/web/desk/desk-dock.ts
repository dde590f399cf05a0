import { html, type TemplateResult } from "lit";
import type { City } from "../feed/document.js";
import { likelyStep } from "./likely-step.js";
import { items, start, type Item } from "../programme/programme.js";
import type { Body } from "../outbox/posts.js";
import { offMark } from "../programme/slot-words.js";
import { firstAt, timeOfDay } from "../time/time-of-day.js";
import { clockTime, say } from "../words/words.js";

const MINUTE_MILLIS = 60_000;
const DELAYS_MINUTES = [5, 10, 15, 30];
const MOST_ADVANCE_MILLIS = 6 * 60 * MINUTE_MILLIS;
const JUST_PASSED_MILLIS = 60 * MINUTE_MILLIS;

/** What is open above the row of things to say; a delay is about one slot. */
export type Panel = { kind: "delay"; slot: string } | { kind: "headcount" | "note" | "help" };

/**
 * What the row at the foot of the desk needs: the likely next step as one large button, and the rarer ones
 * beside it.
 */
export interface Dock {
  id: string;
  city: City;
  now: number;
  panel: Panel | undefined;
  /** Whether a second tap is still ignored. */
  settling: boolean;
  post(body: Body): void;
  /** Posts from a panel, and closes it once the post is on this device. */
  postAndClose(body: Body): void;
  turn(panel: Panel | undefined): void;
}

export function quickButtons(dock: Dock): TemplateResult {
  const delayed = nextToDelay(dock);
  const button = (panel: Panel, words: string) => {
    const open = dock.panel?.kind === panel.kind;
    return html`<button
      id="say-${panel.kind}"
      aria-expanded=${open ? "true" : "false"}
      @click=${() => dock.turn(open ? undefined : panel)}
    >
      ${words}
    </button>`;
  };
  return html`<div
    class="quick"
    role="group"
    aria-label=${say("sayElse")}
  >
    ${delayed === undefined ? "" : button({ kind: "delay", slot: delayed.id }, say("delayShort"))}
    ${button({ kind: "headcount" }, say("headcountShort"))} ${button({ kind: "note" }, say("noteShort"))}
    ${button({ kind: "help" }, say("helpShort"))}
  </div>`;
}

/** Finds the slot that is due next and has an hour that can be moved. */
function nextToDelay({ city, now }: Dock): Item | undefined {
  const step = likelyStep(city, now);
  if (step.kind === "start" && start(step.item.slot) !== undefined) return step.item;
  return items(city).find(({ slot }) => slot.state === "planned" && (start(slot) ?? -Infinity) > now);
}

export function likelyButton(dock: Dock): TemplateResult {
  const step = likelyStep(dock.city, dock.now);
  const at = step.kind === "start" ? start(step.item.slot) : undefined;
  const [words, body] = ((): [string, Body?] => {
    switch (step.kind) {
      case "open":
        return [say("openDoors"), { type: "city.opened", city: dock.id }];
      case "start":
        return [
          say("startSlot", { slot: step.item.slot.title }),
          { type: "slot.started", city: dock.id, slot: step.item.id },
        ];
      case "finish":
        return [
          say("finishSlot", { slot: step.item.slot.title }),
          { type: "slot.finished", city: dock.id, slot: step.item.id },
        ];
      case "nothing":
        return [say("nothingNext")];
    }
  })();
  // It stays where it is, so that the focus does too.
  const disabled = body === undefined || dock.settling;
  return html`<button
    class="likely ${step.kind}"
    id="likely"
    aria-disabled=${disabled ? "true" : "false"}
    @click=${() => {
      if (!disabled) dock.post(body);
    }}
  >
    ${words}
    ${at === undefined
      ? ""
      : html`<small>${say("expectedAt", { at: clockTime(at, dock.city.timezone) })}</small>`}
  </button>`;
}

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
    case "headcount":
      return headcountForm(dock);
    case "note":
      return textForm(dock, "note", say("note"));
    case "help":
      return textForm(dock, "help.wanted", say("help"));
  }
}

function delayForm(dock: Dock, slot: string): TemplateResult | string {
  const found = dock.city.slots[slot];
  const at = found === undefined ? undefined : start(found);
  if (found === undefined || at === undefined || found.state !== "planned") return "";
  const zone = dock.city.timezone;
  // Nothing begins later in the past: what is overdue is late from now on.
  const from = Math.max(at, wholeMinute(dock.now));
  const until = (instant: number) =>
    dock.postAndClose({ type: "slot.delayed", city: dock.id, slot, start: new Date(instant).toISOString() });
  const exact = (event: SubmitEvent) => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).querySelector("input")!;
    if (value === "") return;
    // Rather later than earlier: a delay is seldom an advance, and then one of some hours. What has just
    // passed is now.
    const at = firstAt(value, zone, Math.max(from - MOST_ADVANCE_MILLIS, dock.now - JUST_PASSED_MILLIS));
    until(Math.max(at, wholeMinute(dock.now)));
  };
  return html`<p id="delay-of">${say("delayOf", { slot: found.title, at: clockTime(at, zone) })}</p>
    <div
      class="delays"
      role="group"
      aria-labelledby="delay-of"
    >
      ${DELAYS_MINUTES.map(minutes => {
        const later = from + minutes * MINUTE_MILLIS;
        return html`<button @click=${() => until(later)}>
          ${offMark(minutes)} <small>${clockTime(later, zone)}</small>
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
          .defaultValue=${timeOfDay(from, zone)} /></label
      ><button>${say("send")}</button>
    </form>`;
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

function textForm(dock: Dock, type: string, label: string): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).querySelector("textarea")!;
    if (value.trim() !== "") dock.postAndClose({ type, city: dock.id, text: value.trim() });
  };
  return html`<form
    class="line"
    @submit=${submit}
  >
    <label class="field"
      >${label}
      <textarea
        rows="2"
        maxlength="500"
        required
      ></textarea></label
    ><button>${say("send")}</button>
  </form>`;
}

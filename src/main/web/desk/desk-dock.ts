import { html, type TemplateResult } from "lit";
import type { City, Timeline } from "../feed/document.js";
import { likelyStep } from "./likely-step.js";
import { items, start, type Item } from "../programme/programme.js";
import { slotNow } from "../programme/what-is-on.js";
import { turnName, turnText } from "../turns/turn-name.js";
import { turnsNow } from "../turns/turns.js";
import type { Body } from "../outbox/posts.js";
import { say } from "../words/other-words.js";
import { clockTime, countdown, isolated } from "../words/words.js";

/**
 * What is open above the row of things to say; a delay and a prolongation are about one slot, an answer about
 * another city's call for help.
 */
export type Panel =
  | { kind: "delay" | "prolong"; slot: string }
  | { kind: "headcount" | "note" | "help" }
  | { kind: "answer"; city: string; ref: string };

/**
 * What the row at the foot of the desk needs: the likely next step as one large button, and the rarer ones
 * beside it.
 */
export interface Dock {
  id: string;
  timeline: Timeline;
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

/** By how many minutes one tap prolongs who speaks. */
const MORE_MINUTES = 1;

/** Gives the button that opens a panel, as a selector: the focus goes back to it. */
export function openerOf(panel: Panel | undefined): string {
  return panel?.kind === "answer" ? `#answer-${panel.ref}` : `#say-${panel?.kind}`;
}

/**
 * Draws the likely next step, and beside it the prolongation of who speaks, or else of what runs. The large
 * button stays the same element whatever comes next, so that the focus stays on it.
 */
export function steps(dock: Dock): TemplateResult {
  const all = items(dock.city).filter(({ slot }) => slot.state === "running");
  const speaking = all.findLast(({ slot }) => turnsNow(slot, dock.now).speaking !== undefined);
  return html`${speaking === undefined ? "" : speakingNow(dock, speaking)}
    <div class="steps">
      ${likelyButton(dock)} ${speaking === undefined ? prolongation(dock, all) : longer(dock, speaking)}
    </div>`;
}

function prolongation(dock: Dock, all: readonly Item[]): TemplateResult | string {
  const running = all.findLast(({ slot }) => slotNow(slot, dock.city, dock.now) !== "past");
  if (running === undefined) return "";
  const label = `${say("prolong")} : ${isolated(running.slot.title)}`;
  return opener(dock, { kind: "prolong", slot: running.id }, say("prolong"), label);
}

/** Draws who speaks in a slot and for how long still. */
function speakingNow({ now, timeline }: Dock, { slot }: Item): TemplateResult {
  const { id, turn, left, time } = turnsNow(slot, now).speaking!;
  return html`<p class="speaking ${time}">
    <span>${turnText(id, turn, timeline)}</span>
    <strong
      >${left > 0
        ? say("turns.left", { age: countdown(left) })
        : say("turns.over", { age: countdown(-left) })}</strong
    >
  </p>`;
}

/** Gives who speaks some more time. */
function longer(dock: Dock, { id: slot, slot: block }: Item): TemplateResult {
  const { id, turn } = turnsNow(block, dock.now).speaking!;
  const body = { type: "turn.prolonged", city: dock.id, slot, turn: id, minutes: MORE_MINUTES };
  return html`<button
    id="prolong-turn"
    aria-label="${say("turns.prolong")} : ${turnName(id, turn, dock.timeline)}"
    aria-disabled=${dock.settling ? "true" : "false"}
    @click=${() => {
      if (!dock.settling) dock.post(body);
    }}
  >
    ${say("turns.more", { n: MORE_MINUTES })}
  </button>`;
}

export function quickButtons(dock: Dock): TemplateResult {
  const delayed = nextToDelay(dock);
  return html`<div
    class="quick"
    role="group"
    aria-label=${say("sayElse")}
  >
    ${delayed === undefined
      ? ""
      : opener(dock, { kind: "delay", slot: delayed.id }, say("delayShort"), say("delayShort"))}
    ${opener(dock, { kind: "headcount" }, say("headcountShort"), say("headcountShort"))}
    ${opener(dock, { kind: "note" }, say("noteShort"), say("noteShort"))}
    ${opener(dock, { kind: "help" }, say("helpShort"), say("helpShort"))}
  </div>`;
}

/** Makes a button that opens a panel, and closes it again. */
function opener(dock: Dock, panel: Panel, words: string, label: string): TemplateResult {
  const isOpen = dock.panel?.kind === panel.kind;
  return html`<button
    id="say-${panel.kind}"
    aria-label=${label}
    aria-expanded=${isOpen ? "true" : "false"}
    @click=${() => dock.turn(isOpen ? undefined : panel)}
  >
    ${words}
  </button>`;
}

/** Finds the slot that is due next and has an hour that can be moved. */
function nextToDelay({ city, now }: Dock): Item | undefined {
  const step = likelyStep(city, now);
  if (step.kind === "start" && start(step.item.slot) !== undefined) return step.item;
  return items(city).find(({ slot }) => slot.state === "planned" && (start(slot) ?? -Infinity) > now);
}

function likelyButton(dock: Dock): TemplateResult {
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
      case "turn": {
        const { turn, item, isFirst } = step;
        const named = { turn: turnName(turn.id, turn.turn, dock.timeline) };
        return [
          isFirst ? say("desk.firstTurn", named) : say("desk.nextTurn", named),
          { type: "turn.started", city: dock.id, slot: item.id, turn: turn.id },
        ];
      }
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

import { html, type TemplateResult } from "lit";
import { KEYS, meaningOf, type KeyMeaning } from "./conducting-keys.js";
import type { Messaging } from "./messaging.js";
import { choose, chosen } from "../../device/choices.js";
import type { TurnList } from "../../turns/turn-list.js";
import { MOST_MINUTES, nextPost, type TurnPost } from "../../turns/turn-posts.js";
import type { TurnNow, TurnsNow } from "../../turns/turns.js";
import { say } from "../../words/other-words.js";

const CHOICE = "carillon.conducting-keys";
/** Where keys write, or have a meaning of their own. */
const FIELDS = "input, textarea, select, summary, a, [contenteditable]";
/** The row that the arrows have led to: there a key means what it means everywhere. */
const CHOSEN_ROW = '.turn-list .pick[aria-expanded="true"]';

/** What the keys of whoever conducts act on. */
interface Conducted {
  readonly isLive: boolean;
  readonly turns: TurnsNow;
  readonly list: TurnList | null;
  readonly messaging: Messaging;
  post(post: TurnPost): unknown;
  /** Lets what waits for the network be. */
  forget(): void;
  requestUpdate(): void;
}

/** The keyboard of whoever conducts a moment that is live; who wants no keys to mean anything puts it off. */
export class Keyboard {
  readonly #conducted: Conducted;
  #isOn = chosen(CHOICE) !== "off";

  constructor(conducted: Conducted) {
    this.#conducted = conducted;
  }

  /** Draws what each key means, and the way to put them off. */
  legend(): TemplateResult {
    return html`<div class="turn-keys">
      <label
        ><input
          type="checkbox"
          ?checked=${this.#isOn}
          @change=${(event: Event) => this.#put((event.target as HTMLInputElement).checked)}
        />
        ${say("turns.keys")}</label
      >
      ${this.#isOn
        ? html`<ul>
            ${KEYS.map(
              ([key, means]) => html`<li><kbd dir="ltr">${key}</kbd> ${say(`turns.key.${means}`)}</li>`,
            )}
          </ul>`
        : ""}
    </div>`;
  }

  #put(isOn: boolean): void {
    this.#isOn = isOn;
    choose(CHOICE, isOn ? undefined : "off");
    this.#conducted.requestUpdate();
  }

  onKey(event: KeyboardEvent): void {
    if (!this.#isOn || !this.#conducted.isLive || event.defaultPrevented) return;
    const isTaken = this.#conducted.messaging.isAsking ? this.#choosesCity(event) : this.#means(event);
    if (isTaken) event.preventDefault();
  }

  #choosesCity({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    return !ctrlKey && !metaKey && !altKey && this.#conducted.messaging.chooseByKey(key.toLowerCase());
  }

  /** @returns whether a key has a meaning here */
  #means(event: KeyboardEvent): boolean {
    if (isForSomethingElse(event)) return false;
    const meaning = meaningOf(event);
    if (meaning === undefined) return false;
    const post = this.#postOf(meaning);
    if (post === undefined) this.#act(meaning);
    else void this.#conducted.post(post);
    return true;
  }

  /** Gives what a key says of the turns; undefined where that is nothing, or not possible now. */
  #postOf(meaning: KeyMeaning): TurnPost | undefined {
    const { turns, list } = this.#conducted;
    const { speaking, next } = turns;
    const chosenTurn = list?.chosen;
    switch (meaning.is) {
      case "next":
        return nextPost(turns);
      case "start":
        return about("turn.started", chosenTurn ?? next, ({ state }) => state !== "running");
      case "skip":
        return about("turn.skipped", chosenTurn ?? next, isAhead);
      case "finish":
        return about("turn.finished", speaking, () => true);
      case "prolong": {
        const turn = chosenTurn ?? speaking;
        const isPossible = turn !== undefined && isAhead(turn.turn);
        return isPossible && turn.turn.minutes + meaning.by <= MOST_MINUTES
          ? { type: "turn.prolonged", turn: turn.id, minutes: meaning.by }
          : undefined;
      }
      default:
        return undefined;
    }
  }

  #act(meaning: KeyMeaning): void {
    const { list, messaging } = this.#conducted;
    switch (meaning.is) {
      case "choose":
        return list?.chooseBy(meaning.by);
      case "move":
        return list?.moveBy(meaning.by);
      case "message":
        return messaging.begin();
      case "forget":
        return this.#conducted.forget();
    }
  }
}

function about(
  type: "turn.started" | "turn.skipped" | "turn.finished",
  turn: TurnNow | undefined,
  isPossible: (turn: TurnNow["turn"]) => boolean,
): TurnPost | undefined {
  return turn !== undefined && isPossible(turn.turn) ? { type, turn: turn.id } : undefined;
}

function isAhead({ state }: TurnNow["turn"]): boolean {
  return state === "planned" || state === "running";
}

/** Asks whether a key is for what has the focus: a field that takes text, a dialog, or a button. */
function isForSomethingElse({ key, target }: KeyboardEvent): boolean {
  const at = target as Element;
  if (document.querySelector("dialog[open]") !== null) return true;
  if (at.closest(FIELDS) !== null) return true;
  const isPressing = key === " " || key === "Enter";
  return isPressing && at.closest("button") !== null && at.closest(CHOSEN_ROW) === null;
}

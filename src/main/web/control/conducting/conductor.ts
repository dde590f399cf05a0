import { html, LitElement, type TemplateResult } from "lit";
import { Keyboard } from "./keyboard.js";
import { Messaging } from "./messaging.js";
import { nextBar, postWords } from "./next-bar.js";
import { Presses } from "./presses.js";
import { prolongation } from "./moment-prolongation.js";
import type { Deciding } from "../deciding.js";
import type { Decision } from "../decisions.js";
import type { Milestone, Timeline } from "../../feed/document.js";
import { stateOf } from "../../moment/moment.js";
import { atEnd, WhileConnected } from "../../page/while-connected.js";
import { oneMore } from "../../turns/one-more.js";
import { overrunOf } from "../../turns/overrun.js";
import { overrunWords } from "../../turns/overrun-words.js";
import "../../turns/turn-list.js";
import type { TurnList } from "../../turns/turn-list.js";
import { totalWords } from "../../turns/turn-maker.js";
import { entriesOf, type TurnPost } from "../../turns/turn-posts.js";
import { turnsNow, type TurnsNow } from "../../turns/turns.js";
import { say } from "../../words/other-words.js";

const MINUTE_MILLIS = 60_000;

/**
 * Conducts a shared moment: who speaks in it, in which order and for how long, by hand, thumb and keyboard.
 * Every press says what was seen, so that the second of two coordinators is told what the first did.
 */
class MomentConductor extends LitElement {
  static override properties = {
    timeline: { attribute: false },
    milestone: { attribute: false },
    now: { attribute: false },
  };
  declare timeline: Timeline;
  declare milestone: Milestone;
  declare now: number;
  /** The id of the moment. */
  moment!: string;
  deciding!: Deciding;
  readonly messaging = new Messaging(this);
  readonly #presses = new Presses(this);
  readonly #keyboard = new Keyboard(this);

  constructor() {
    super();
    new WhileConnected(this, signal => {
      document.addEventListener("keydown", event => this.#keyboard.onKey(event), { signal });
      atEnd(signal, () => this.#presses.forget());
    });
  }

  override createRenderRoot() {
    return this;
  }

  get turns(): TurnsNow {
    return turnsNow(this.milestone, this.now);
  }

  get isLive(): boolean {
    return stateOf(this.milestone, this.now) === "live";
  }

  /** Those that take part, in the order in which they were announced. */
  get cities(): string[] {
    return Object.keys(this.milestone.cities).filter(id => this.timeline.cities[id] !== undefined);
  }

  get list(): TurnList | null {
    return this.querySelector("turn-list");
  }

  override render(): TemplateResult {
    const isSet = hasTurns(this.milestone);
    return html`<section
      class="card conductor ${isConducted(this.milestone, this.now) ? "live" : ""}"
      aria-labelledby="turns-${this.moment}"
    >
      <h2 id="turns-${this.moment}">${say("turns.heading")}</h2>
      ${isSet ? this.#lead() : ""}
      <div class="running-order">${isSet ? this.#order() : ""} ${this.#making(isSet)}</div>
    </section>`;
  }

  /** Draws what is pressed while the turns run. */
  #lead(): TemplateResult {
    const { timeline, turns, now } = this;
    return html`<div class="lead">
      ${this.isLive
        ? nextBar({ timeline, turns, now, presses: this.#presses, post: post => void this.post(post) })
        : ""}
      ${this.messaging.render()} ${this.isLive ? this.#keyboard.legend() : ""}
    </div>`;
  }

  /** Draws the turns, and what they do to the end. */
  #order(): TemplateResult {
    const { timeline, milestone, now } = this;
    const overrun = overrunOf(timeline, { milestone }, now);
    const zone = timeline.edition.timezone;
    return html`${overrun === undefined
        ? ""
        : html`<ul class="overrun ${overrun.over > 0 ? "over" : ""}">
            ${overrunWords(overrun, timeline, zone).map(words => html`<li>${words}</li>`)}
          </ul>`}
      ${overrun !== undefined && overrun.over > 0 && this.isLive ? prolongation(this, overrun.ends) : ""}
      <turn-list
        .block=${milestone}
        .timeline=${timeline}
        .now=${now}
        .zone=${zone}
        .isRunning=${this.isLive}
        .isWaiting=${this.#presses.waiting !== undefined}
        .post=${(post: TurnPost) => this.post(post)}
      ></turn-list>
      <p class="turn-total">${totalWords(entriesOf(milestone), this.#length)}</p>`;
  }

  get #length(): number {
    const { expected, endsAt } = this.milestone;
    return Math.round((Date.parse(endsAt) - Date.parse(expected)) / MINUTE_MILLIS);
  }

  #making(isSet: boolean): TemplateResult {
    const isWaiting = this.#presses.waiting !== undefined;
    const shared = { block: this.milestone, timeline: this.timeline, cities: this.cities, isWaiting };
    return html`<details
      class="making"
      ?open=${!isSet}
    >
      <summary>${say("turns.make")}</summary>
      <turn-maker
        .block=${shared.block}
        .timeline=${shared.timeline}
        .cities=${shared.cities}
        .length=${this.#length}
        .isWaiting=${isWaiting}
        .post=${(post: TurnPost) => this.#postOrder(post)}
      ></turn-maker>
      <h3>${say("turns.addOne")}</h3>
      ${oneMore({ ...shared, post: post => this.post(post) })}
    </details>`;
  }

  /** Says something of the turns; @returns whether it holds. */
  post(post: TurnPost): Promise<boolean> {
    return this.press(postWords(post, this.turns, this.timeline), { ...post, milestone: this.moment });
  }

  press(words: string, decision: Decision): Promise<boolean> {
    return this.#presses.press(words, decision, this.deciding);
  }

  forget(): void {
    this.#presses.forget();
  }

  /** An order in place of another is confirmed first: what somebody has put right by hand would be lost. */
  #postOrder(post: TurnPost): void {
    if (this.turns.queue.length === 0) return void this.post(post).then(holds => holds && goToConductor());
    this.deciding.propose({
      words: say("turns.replace"),
      effects: [say("turns.replaceMeans")],
      decision: { ...post, milestone: this.moment },
    });
  }
}

/** Where turns are set while the moment is live, what conducts it moves to the top of the page. */
function goToConductor(): void {
  document.querySelector(".conductor.live")?.scrollIntoView();
}

function hasTurns({ turns = {} }: Milestone): boolean {
  return Object.keys(turns).length > 0;
}

/** Asks whether a moment is conducted now: it is live, and somebody has said who speaks in it. */
export function isConducted(milestone: Milestone, now: number): boolean {
  return hasTurns(milestone) && stateOf(milestone, now) === "live";
}

customElements.define("moment-conductor", MomentConductor);

import { html, LitElement, type TemplateResult } from "lit";
import { cityMessage } from "./city-message.js";
import { cityKeys, KEYS, meaningOf, type KeyMeaning } from "./conducting-keys.js";
import { nextBar, postWords } from "./next-bar.js";
import { Presses } from "./presses.js";
import type { Deciding } from "../deciding.js";
import { choose, chosen } from "../../device/choices.js";
import type { Milestone, Timeline } from "../../feed/document.js";
import { stateOf } from "../../moment/moment.js";
import { title } from "../../notices/page-notices.js";
import { atEnd, WhileConnected } from "../../page/while-connected.js";
import { oneMore } from "../../turns/one-more.js";
import { overrunOf } from "../../turns/overrun.js";
import { overrunWords } from "../../turns/overrun-words.js";
import "../../turns/turn-list.js";
import type { TurnList } from "../../turns/turn-list.js";
import { totalWords } from "../../turns/turn-maker.js";
import { entriesOf, nextPost, type TurnPost } from "../../turns/turn-posts.js";
import { turnsNow, type TurnsNow } from "../../turns/turns.js";
import { say } from "../../words/other-words.js";
import { clockTime } from "../../words/words.js";

const MINUTE_MILLIS = 60_000;
const KEYS_CHOICE = "carillon.conducting-keys";
/** For so long a message stands out where its city speaks. */
const MESSAGE_MILLIS = 10 * MINUTE_MILLIS;

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
  readonly #presses = new Presses(this);
  /** Whether somebody is about to write to a city, and to which. */
  #message: { city?: string } | undefined;
  #sentTo: string | undefined;
  #hasKeys = chosen(KEYS_CHOICE) !== "off";

  constructor() {
    super();
    new WhileConnected(this, signal => {
      document.addEventListener("keydown", event => this.#onKey(event), { signal });
      atEnd(signal, () => this.#presses.forget());
    });
  }

  override createRenderRoot() {
    return this;
  }

  get #turns(): TurnsNow {
    return turnsNow(this.milestone, this.now);
  }

  get #isLive(): boolean {
    return stateOf(this.milestone, this.now) === "live";
  }

  /** Those that take part, in the order in which they were announced. */
  get #cities(): string[] {
    return Object.keys(this.milestone.cities).filter(id => this.timeline.cities[id] !== undefined);
  }

  get #list(): TurnList | null {
    return this.querySelector("turn-list");
  }

  override render(): TemplateResult {
    const isSet = Object.keys(this.milestone.turns ?? {}).length > 0;
    return html`<section
      class="card conductor"
      aria-labelledby="turns-${this.moment}"
    >
      <h2 id="turns-${this.moment}">${say("turns.heading")}</h2>
      ${isSet ? this.#order() : ""} ${this.#making(isSet)}
      ${this.#isLive && isSet
        ? nextBar({
            timeline: this.timeline,
            turns: this.#turns,
            now: this.now,
            presses: this.#presses,
            post: post => void this.#post(post),
          })
        : ""}
    </section>`;
  }

  /** Draws the turns, what they do to the end, and what else can be done while they run. */
  #order(): TemplateResult {
    const { timeline, milestone, now } = this;
    const overrun = overrunOf(timeline, { milestone }, now);
    const zone = timeline.edition.timezone;
    return html`${overrun === undefined
        ? ""
        : html`<ul class="overrun ${overrun.over > 0 ? "late" : ""}">
            ${overrunWords(overrun, timeline, zone).map(words => html`<li>${words}</li>`)}
          </ul>`}
      ${overrun !== undefined && overrun.over > 0 && this.#isLive ? this.#prolongation(overrun.ends) : ""}
      <turn-list
        .block=${milestone}
        .timeline=${timeline}
        .now=${now}
        .zone=${zone}
        .isRunning=${this.#isLive}
        .isWaiting=${this.#presses.waiting !== undefined}
        .post=${(post: TurnPost) => this.#post(post)}
      ></turn-list>
      <p class="turn-total">${totalWords(entriesOf(milestone), this.#length)}</p>
      ${this.#messaging()} ${this.#isLive ? this.#keys() : ""}`;
  }

  /** Draws the way to let the moment last as long as its turns. */
  #prolongation(ends: number): TemplateResult {
    const until = Math.ceil(ends / MINUTE_MILLIS) * MINUTE_MILLIS;
    const at = clockTime(until, this.timeline.edition.timezone);
    const propose = () =>
      this.deciding.propose({
        words: say("control.prolongTo", { milestone: title(this.milestone.title), at }),
        effects: [say("control.prolongMeans")],
        decision: {
          type: "milestone.prolonged",
          milestone: this.moment,
          until: new Date(until).toISOString(),
        },
      });
    return html`<p class="actions">
      <button @click=${propose}>${say("turns.prolongMoment", { at })}</button>
    </p>`;
  }

  get #length(): number {
    const { expected, endsAt } = this.milestone;
    return Math.round((Date.parse(endsAt) - Date.parse(expected)) / MINUTE_MILLIS);
  }

  #making(isSet: boolean): TemplateResult {
    const isWaiting = this.#presses.waiting !== undefined;
    const shared = { block: this.milestone, timeline: this.timeline, cities: this.#cities, isWaiting };
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
      ${oneMore({ ...shared, post: post => this.#post(post) })}
    </details>`;
  }

  #messaging(): TemplateResult {
    if (this.#message !== undefined)
      return cityMessage({
        timeline: this.timeline,
        cities: this.#cities,
        city: this.#message.city,
        choose: city => this.#setMessage({ city }),
        send: (city, text) => this.#send(city, text),
        leave: () => this.#setMessage(undefined),
      });
    return html`<p class="actions">
        <button @click=${() => this.#setMessage({})}>${say("turns.message")}</button>
      </p>
      <p role="status">${this.#sentTo === undefined ? "" : say("turns.sent", { city: this.#sentTo })}</p>`;
  }

  #keys(): TemplateResult {
    const change = (event: Event) => {
      this.#hasKeys = (event.target as HTMLInputElement).checked;
      choose(KEYS_CHOICE, this.#hasKeys ? undefined : "off");
      this.requestUpdate();
    };
    return html`<div class="turn-keys">
      <label
        ><input
          type="checkbox"
          ?checked=${this.#hasKeys}
          @change=${change}
        />
        ${say("turns.keys")}</label
      >
      ${this.#hasKeys
        ? html`<ul>
            ${KEYS.map(
              ([key, means]) => html`<li><kbd dir="ltr">${key}</kbd> ${say(`turns.key.${means}`)}</li>`,
            )}
          </ul>`
        : ""}
    </div>`;
  }

  async #post(post: TurnPost): Promise<boolean> {
    const decision = { ...post, milestone: this.moment };
    const holds = await this.#presses.press(
      postWords(post, this.#turns, this.timeline),
      decision,
      this.deciding,
    );
    return holds;
  }

  /** An order in place of another is confirmed first: what somebody has put right by hand would be lost. */
  #postOrder(post: TurnPost): void {
    if (this.#turns.queue.length === 0) return void this.#post(post);
    this.deciding.propose({
      words: say("turns.replace"),
      effects: [say("turns.replaceMeans")],
      decision: { ...post, milestone: this.moment },
    });
  }

  async #send(city: string, text: string): Promise<boolean> {
    const until = new Date(this.now + MESSAGE_MILLIS).toISOString();
    const holds = await this.#presses.press(
      say("turns.messageFor", { city: this.timeline.cities[city]?.name ?? city }),
      { type: "announcement", text, until, cities: [city] },
      this.deciding,
    );
    if (holds) this.#sentTo = this.timeline.cities[city]?.name ?? city;
    return holds;
  }

  #setMessage(message: { city?: string } | undefined): void {
    this.#message = message;
    this.#sentTo = undefined;
    this.requestUpdate();
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(".city-message input, .city-message button")?.focus(),
    );
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.#hasKeys || !this.#isLive || event.defaultPrevented) return;
    if (this.#message !== undefined && this.#message.city === undefined) return this.#onCityKey(event);
    if (isForSomethingElse(event)) return;
    const meaning = meaningOf(event);
    if (meaning === undefined || !this.#mean(meaning)) return;
    event.preventDefault();
  }

  /** While a city is to be chosen, its key means that. */
  #onCityKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [city] = [...cityKeys(this.#cities)].find(([, key]) => key === event.key.toLowerCase()) ?? [];
    if (city === undefined) return;
    event.preventDefault();
    this.#setMessage({ city });
  }

  /** Does what a key means; @returns whether that is possible now. */
  #mean(meaning: KeyMeaning): boolean {
    const turns = this.#turns;
    const { speaking, next } = turns;
    const about = this.#list?.chosen ?? speaking;
    const planned = this.#list?.chosen?.turn.state === "planned" ? this.#list.chosen : next;
    switch (meaning.is) {
      case "next":
        return this.#pressOf(this.#presses.isTwice ? undefined : nextPost(turns));
      case "choose":
        this.#list?.chooseBy(meaning.by);
        return true;
      case "move":
        this.#list?.moveBy(meaning.by);
        return true;
      case "start":
        return this.#pressOf(planned && { type: "turn.started", turn: planned.id });
      case "skip":
        return this.#pressOf(planned && { type: "turn.skipped", turn: planned.id });
      case "finish":
        return this.#pressOf(speaking && { type: "turn.finished", turn: speaking.id });
      case "prolong":
        return this.#pressOf(about && { type: "turn.prolonged", turn: about.id, minutes: meaning.by });
      case "message":
        this.#setMessage({});
        return true;
      case "forget":
        this.#presses.forget();
        return true;
    }
  }

  #pressOf(post: TurnPost | undefined): boolean {
    if (post !== undefined) void this.#post(post);
    return true;
  }
}

/** Asks whether a key is for what has the focus: a field that takes text, a dialog, or another button. */
function isForSomethingElse({ key, target }: KeyboardEvent): boolean {
  const at = target as Element;
  if (document.querySelector("dialog[open]") !== null) return true;
  if (at.closest("input, textarea, select, summary, a, [contenteditable]") !== null) return true;
  const isPressing = key === " " || key === "Enter";
  return isPressing && at.closest("button") !== null && at.closest(".turn-list .pick, .next-turn") === null;
}

customElements.define("moment-conductor", MomentConductor);

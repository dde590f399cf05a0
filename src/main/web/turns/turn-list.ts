import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Timeline } from "../feed/document.js";
import { sameTheme } from "../projects/meeting-words.js";
import { citiesOfOneTheme } from "../projects/on-stage.js";
import { turnActions } from "./turn-actions.js";
import { TurnDrag, type Drag } from "./turn-drag.js";
import { turnText } from "./turn-name.js";
import { moved, type TurnPost } from "./turn-posts.js";
import { turnsNow, type Block, type TurnNow, type TurnsNow } from "./turns.js";
import { say } from "../words/other-words.js";
import { age, clockTime, countdown, minutes } from "../words/words.js";

/** What is moved by keys is posted once nobody has pressed one for so long. */
const REST_MILLIS = 500;

/**
 * The turns of a block, for whoever conducts it: each with its name and its time, the chosen one with what
 * can be said of it. Those to come are moved by their grips, or by the Alt key with an arrow.
 *
 * `post` is asked to say what was chosen, and answers whether that holds. Without it nothing can be chosen.
 */
export class TurnList extends LitElement {
  static override properties = {
    block: { attribute: false },
    timeline: { attribute: false },
    now: { attribute: false },
    isRunning: { attribute: false },
    isWaiting: { attribute: false },
  };
  declare block: Block;
  declare timeline: Timeline;
  declare now: number;
  /** Whether its block runs: before and after, nobody can speak in it. */
  declare isRunning: boolean;
  /** Whether something that was said is still on its way: then nothing else can be. */
  declare isWaiting: boolean;
  zone!: string;
  post: ((post: TurnPost) => Promise<boolean>) | undefined;
  #chosen: string | undefined;
  /** The turn that is being moved, or was, until the document tells of it. */
  #moving: Drag | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** The turn in whose row the focus is: it keeps it where it goes to. */
  #focused: string | undefined;
  readonly #drag = new TurnDrag(() => ({
    list: this.querySelector<HTMLElement>(".turn-list")!,
    placeOf: id => this.#queue.findIndex(turn => turn.id === id),
    show: drag => this.#show(drag),
    put: drag => void this.#put(drag),
  }));

  override createRenderRoot() {
    return this;
  }

  get #turns(): TurnsNow {
    return turnsNow(this.block, this.now);
  }

  /** Those that are to come, as they are being moved. */
  get #queue(): TurnNow[] {
    const { queue } = this.#turns;
    const moving = queue.find(({ id }) => id === this.#moving?.id);
    if (moving === undefined) return queue;
    return queue.filter(turn => turn !== moving).toSpliced(this.#moving!.to, 0, moving);
  }

  /** The turn that is chosen, where it is still there. */
  get chosen(): TurnNow | undefined {
    return this.#turns.all.find(({ id }) => id === this.#chosen);
  }

  /** Chooses the turn that stands so many places behind the chosen one, or the next where none is. */
  chooseBy(places: number): void {
    const rows = this.#rows();
    const at = rows.findIndex(({ id }) => id === this.#chosen);
    const first = rows.findIndex(({ turn }) => turn.state === "planned");
    const to = at === -1 ? Math.max(first, 0) : at + places;
    this.#choose(rows[Math.min(Math.max(to, 0), rows.length - 1)]?.id);
  }

  /** Moves the chosen turn by so many places, and posts it once that was all. */
  moveBy(places: number): void {
    const id = this.#chosen;
    const from = this.#queue.findIndex(turn => turn.id === id);
    if (id === undefined || from === -1 || this.post === undefined || this.isWaiting) return;
    const to = Math.min(Math.max(from + places, 0), this.#queue.length - 1);
    this.#show({ id, to });
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.#put({ id, to }), REST_MILLIS);
  }

  #show(drag: Drag | undefined): void {
    this.#moving = drag;
    this.requestUpdate();
  }

  /** What was moved stays there until the document tells of it; or goes back, where it was refused. */
  async #put({ id, to }: Drag): Promise<void> {
    this.#resting = undefined;
    const post = moved(this.block, id, to);
    const holds = post !== undefined && (await this.post?.(post)) === true;
    if (!holds) this.#show(undefined);
  }

  #choose(id: string | undefined): void {
    this.#chosen = id;
    this.#focused = id;
    this.requestUpdate();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("block") && this.#resting === undefined && !this.#drag.isHolding)
      this.#moving = undefined;
    const row = document.activeElement?.closest<HTMLElement>("turn-list [data-turn]");
    if (row !== null && row !== undefined && this.contains(row)) this.#focused ??= row.dataset["turn"];
  }

  /** A row that is drawn in another place loses the focus on the way. */
  protected override updated(): void {
    const row = this.querySelector<HTMLElement>(`[data-turn="${this.#focused ?? ""}"]`);
    const isElsewhere = row !== null && !row.contains(document.activeElement);
    this.#focused = undefined;
    if (isElsewhere) row.querySelector<HTMLElement>(".pick")?.focus();
  }

  override render(): TemplateResult {
    return html`<ol
      class="turn-list"
      @pointerdown=${(event: PointerEvent) => this.#canMove && this.#drag.press(event)}
      @pointermove=${(event: PointerEvent) => this.#drag.move(event)}
      @pointerup=${(event: PointerEvent) => this.#drag.release(event)}
      @pointercancel=${() => this.#drag.putBack()}
    >
      ${repeat(
        this.#rows(),
        ({ id }) => id,
        (turn, i) => this.#row(turn, this.#rows()[i - 1]),
      )}
    </ol>`;
  }

  get #canMove(): boolean {
    return this.post !== undefined && !this.isWaiting;
  }

  /** All of them, those to come as they are being moved. */
  #rows(): TurnNow[] {
    const queue = [...this.#queue];
    return this.#turns.all.map(turn => (turn.turn.state === "planned" ? queue.shift()! : turn));
  }

  /** @param before the turn that stands ahead of it */
  #row(row: TurnNow, before: TurnNow | undefined): TemplateResult {
    const { id, turn } = row;
    const met = citiesOfOneTheme(before?.turn, turn, this.timeline);
    const isNext = id === this.#queue[0]?.id;
    const isChosen = id === this.#chosen && this.post !== undefined;
    const isMoving = id === this.#moving?.id;
    const content = html`<span class="who">${turnText(id, turn, this.timeline)}</span>
      <span class="when">${this.#when(row, isNext)}</span>
      <span class="minutes">${minutes(turn.minutes)}</span>
      ${met === undefined ? "" : html`<span class="same-theme">${sameTheme(this.timeline, met)}</span>`}`;
    return html`<li
      class="turn ${turn.state} ${isNext ? "next" : ""} ${isMoving ? "moving" : ""}"
      data-turn=${id}
      aria-current=${turn.state === "running" ? "true" : nothing}
    >
      <span
        class=${turn.state === "planned" && this.post !== undefined ? "grip" : "mark"}
        aria-hidden="true"
        >${MARKS[turn.state]}</span
      >
      ${this.post === undefined
        ? html`<div class="pick">${content}</div>`
        : html`<button
            class="pick"
            aria-expanded=${isChosen ? "true" : "false"}
            @click=${() => this.#choose(isChosen ? undefined : id)}
          >
            ${content}
          </button>`}
      ${isChosen ? this.#actions(row) : ""}
    </li>`;
  }

  #actions(turn: TurnNow): TemplateResult {
    return turnActions({
      turn,
      block: this.block,
      timeline: this.timeline,
      isRunning: this.isRunning,
      isWaiting: this.isWaiting,
      place: this.#queue.findIndex(({ id }) => id === turn.id),
      places: this.#queue.length,
      moveBy: places => this.moveBy(places),
      post: post => void this.post?.(post),
    });
  }

  /** Says when a turn was or will be; how much time is left to who speaks, and to who is next. */
  #when({ id, turn, start, end }: TurnNow, isNext: boolean): string {
    const { speaking } = this.#turns;
    const at = (instant: number) => clockTime(instant, this.zone);
    if (id === speaking?.id)
      return speaking.left > 0
        ? say("turns.left", { age: countdown(speaking.left) })
        : say("turns.over", { age: countdown(-speaking.left) });
    if (turn.state === "skipped") return say("turns.skipped");
    if (start === undefined) return "";
    if (turn.state === "planned")
      return isNext && this.isRunning && start - this.now > 0
        ? `${at(start)} · ${say("turns.in", { age: age(start - this.now) })}`
        : at(start);
    return end === undefined ? at(start) : `${at(start)}–${at(end)}`;
  }
}

const MARKS: Record<string, string> = { planned: "⠿", running: "▶", done: "✓", skipped: "–" };

customElements.define("turn-list", TurnList);

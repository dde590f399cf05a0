import { html, LitElement, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { madeTurns, MOST_SEED, type Making, type Source } from "./making.js";
import { turnText } from "./turn-name.js";
import { MOST_MINUTES, MOST_TURNS, replaced, type TurnEntry, type TurnPost } from "./turn-posts.js";
import type { Block } from "./turns.js";
import { count, say } from "../words/other-words.js";
import { language, minutes } from "../words/words.js";

const USUAL_MINUTES = 5;

/**
 * Makes an order of turns from the cities or the projects, and shows it, with what it takes of the block,
 * before it is set.
 */
class TurnMaker extends LitElement {
  static override properties = {
    block: { attribute: false },
    timeline: { attribute: false },
    cities: { attribute: false },
    length: { attribute: false },
    isWaiting: { attribute: false },
  };
  declare block: Block;
  declare timeline: Timeline;
  /** Whose turns they are: those that attend, or the one whose slot it is. */
  declare cities: readonly string[];
  /** How long the block is, in minutes; undefined where nobody knows. */
  declare length: number | undefined;
  declare isWaiting: boolean;
  post!: (post: TurnPost) => void;
  #source: Source | undefined;
  #minutes = USUAL_MINUTES;
  #seed = 1;

  override createRenderRoot() {
    return this;
  }

  /** What turns can be made from here: a city alone has only its projects. */
  get #sources(): Source[] {
    const hasProjects = Object.values(this.timeline.edition.projects ?? {}).some(({ city }) =>
      this.cities.includes(city),
    );
    const ofProjects: Source[] = hasProjects ? ["byCity", "byTheme", "drawn"] : [];
    const shown = this.cities.length > 1 ? ofProjects : ofProjects.slice(1);
    return this.cities.length > 1 ? ["cities", ...shown] : shown;
  }

  override render(): TemplateResult | "" {
    const sources = this.#sources;
    const source = sources.find(known => known === this.#source) ?? sources[0];
    if (source === undefined) return "";
    const making: Making = {
      source,
      cities: this.cities,
      minutes: this.#minutes,
      seed: this.#seed,
      language,
    };
    const made = madeTurns(this.timeline, making).slice(0, MOST_TURNS);
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      this.post(replaced(this.block, made));
    };
    return html`<form
      class="turn-maker"
      @submit=${submit}
    >
      <fieldset class="lengths">
        <legend>${say("turns.from")}</legend>
        <div class="segments">${sources.map(known => this.#choice(known, known === source))}</div>
      </fieldset>
      ${source === "drawn" ? this.#seedField() : ""} ${this.#minutesField()}
      <p class="turn-total">${totalWords(made, this.length)}</p>
      <ol class="turns-made">
        ${made.map(
          ({ id, ...turn }) =>
            html`<li>
              <span class="who">${turnText(id, { ...turn, order: 0, state: "planned" }, this.timeline)}</span>
            </li>`,
        )}
      </ol>
      <button
        class="primary"
        ?disabled=${this.isWaiting || made.length === 0}
      >
        ${say("turns.set")}
      </button>
    </form>`;
  }

  #choice(source: Source, isChosen: boolean): TemplateResult {
    return html`<label
      ><input
        type="radio"
        name="source"
        value=${source}
        ?checked=${isChosen}
        @change=${() => this.#change(() => (this.#source = source))}
      /><span>${say(`turns.from.${source}`)}</span></label
    >`;
  }

  #seedField(): TemplateResult {
    return html`<div class="turn-seed">
      <label
        >${say("turns.seed")}
        <input
          name="seed"
          type="number"
          min="1"
          max=${MOST_SEED}
          inputmode="numeric"
          required
          .value=${String(this.#seed)}
          @input=${(event: InputEvent) => this.#readNumber(event, MOST_SEED, n => (this.#seed = n))}
      /></label>
      <button
        type="button"
        @click=${() => this.#change(() => (this.#seed = 1 + Math.floor(Math.random() * MOST_SEED)))}
      >
        ${say("turns.draw")}
      </button>
    </div>`;
  }

  #minutesField(): TemplateResult {
    return html`<label class="turn-each"
      >${say("turns.each")}
      <input
        name="each"
        type="number"
        min="1"
        max=${MOST_MINUTES}
        inputmode="numeric"
        required
        .value=${String(this.#minutes)}
        @input=${(event: InputEvent) => this.#readNumber(event, MOST_MINUTES, n => (this.#minutes = n))}
    /></label>`;
  }

  /** Takes a number once it is one: while somebody types, there may be none. */
  #readNumber(event: InputEvent, most: number, take: (n: number) => void): void {
    const n = Number((event.target as HTMLInputElement).value);
    if (Number.isInteger(n) && n >= 1 && n <= most) this.#change(() => take(n));
  }

  #change(change: () => void): void {
    change();
    this.requestUpdate();
  }
}

/** Says how long so many turns take, against the length of their block where that is known. */
export function totalWords(turns: readonly Pick<TurnEntry, "minutes">[], length: number | undefined): string {
  const all = turns.reduce((sum, turn) => sum + turn.minutes, 0);
  const said = { count: count("turns.count", turns.length), all: minutes(all) };
  if (length === undefined) return say("turns.total", said);
  return all > length
    ? say("turns.tooLong", { ...said, length: minutes(length), by: minutes(all - length) })
    : say("turns.totalOf", { ...said, length: minutes(length) });
}

customElements.define("turn-maker", TurnMaker);

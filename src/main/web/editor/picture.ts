import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Grips, isSame, keyed, type Grip } from "./picture-grip.js";
import { axisOf, columns, layOut, together, type Axis, type Lying, type Piece } from "./picture-layout.js";
import { spanOf, withSpan, type Bounds, type Span } from "./picture-spans.js";
import type { SlotLine } from "./plan-lines.js";
import { shortDay } from "./plan-words.js";
import { describedWhen, hourOf, hoursOf, hoursShown } from "./picture-words.js";
import { WhileConnected } from "../page/while-connected.js";
import { offset } from "../time/local-time.js";
import { kindShape, kindSign } from "../timeline/slot-kinds.js";
import { sayPlan } from "../words/editor-words.js";
import { list, wording } from "../words/words.js";

/** A moment that the city shares with others, which nobody moves here. */
export interface PictureMoment {
  id: string;
  title: string;
  start: number;
  end: number;
}

/** After so long without a key a block stays where the keys have moved it. */
const REST_MILLIS = 800;

/**
 * The picture of a city's programme: a column for each day, in which blocks are moved and stretched by mouse,
 * finger and keyboard, before the moments that the city shares with others. It changes nothing itself: it
 * says which row is to have which hours.
 */
class ProgrammePicture extends LitElement {
  static override properties = {
    slots: { attribute: false, hasChanged: isOther },
    bounds: { attribute: false, hasChanged: isOther },
    moments: { attribute: false, hasChanged: isOther },
  };
  /** The slots of the plan. */
  declare slots: readonly SlotLine[];
  declare bounds: Bounds;
  declare moments: readonly PictureMoment[];
  /** Takes a slot with other hours into the plan. */
  change: (slot: SlotLine) => void = () => {};

  #grip: Grip | undefined;
  /** The hours of the block that has the focus, as they were when it got it. */
  #found: { id: string; span: Span } | undefined;
  #isDrawing = false;
  #said = "";
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** The hours that were shown when a block was gripped: the picture keeps still under it. */
  #axis: Axis | undefined;
  readonly #grips = new Grips(() => ({
    field: this.querySelector<HTMLElement>(".picture-blocks")!,
    columns: columns(this.bounds.first, this.bounds.last, this.#lying()).length,
    bounds: this.bounds,
    minutes: this.#axis === undefined ? 0 : this.#axis.to - this.#axis.from,
    spanOf: id => this.#spanOf(id),
    show: grip => this.#show(grip),
    put: grip => this.#put(grip),
  }));

  constructor() {
    super();
    this.slots = [];
    this.moments = [];
    new WhileConnected(this, signal => {
      void this.updateComplete.then(() => {
        const field = this.querySelector<HTMLElement>(".picture-blocks");
        if (field !== null && !signal.aborted) this.#grips.listen(field, signal);
      });
    });
  }

  override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: PropertyValues): void {
    this.#isDrawing = true;
    // What somebody else changed meanwhile is not what was gripped.
    if (changed.has("slots") && this.#grip !== undefined && this.#spanOf(this.#grip.id) === undefined) {
      this.#grips.putBack();
      this.#grip = undefined;
    }
  }

  /** A block that comes to another place among the others keeps the focus. */
  override updated(): void {
    this.#isDrawing = false;
    const block = this.#found === undefined ? null : this.#block(this.#found.id);
    if (block !== null && document.activeElement === document.body) block.focus({ preventScroll: true });
  }

  #block(id: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"][tabindex]`);
  }

  #spanOf(id: string): Span | undefined {
    const slot = this.slots.find(other => other.id === id);
    return slot === undefined ? undefined : spanOf(slot);
  }

  /** Lists the rows that have hours, the one that is held with those that it would have. */
  #lying(): Lying[] {
    return this.slots.flatMap(({ id }) => {
      const span = this.#grip?.id === id ? this.#grip.span : this.#spanOf(id);
      return span === undefined ? [] : [{ id, span }];
    });
  }

  #show(grip: Grip | undefined): void {
    this.#grip = grip;
    if (grip !== undefined && !isSame(grip.span, grip.origin)) this.#say(grip.id, grip.span);
    this.requestUpdate();
  }

  #put({ id, span, origin }: Grip): void {
    clearTimeout(this.#rest);
    this.#grip = undefined;
    this.requestUpdate();
    if (isSame(span, origin)) return;
    this.#say(id, span);
    this.change(withSpan(this.#slot(id), span));
  }

  #say(id: string, span: Span, key: "picture.at" | "picture.back" = "picture.at"): void {
    this.#said = sayPlan(key, { slot: this.#slot(id).title, when: describedWhen(span) });
  }

  #slot(id: string): SlotLine {
    return this.slots.find(slot => slot.id === id)!;
  }

  override render() {
    const lying = this.#lying();
    const shownDays = columns(this.bounds.first, this.bounds.last, lying);
    const pieces = layOut(lying, shownDays);
    const bands = layOut(
      this.moments.map(moment => this.#lyingMoment(moment)),
      shownDays,
    );
    if (!this.#grips.isHolding) this.#axis = axisOf([...pieces, ...bands]);
    const axis = this.#axis!;
    return html`<p
        id="picture-help"
        class="quiet"
      >
        ${sayPlan("picture.help")} <span>${sayPlan("picture.keys")}</span>
      </p>
      <div
        class="picture-days"
        role="group"
        aria-label=${sayPlan("picture")}
        .style="--columns: ${shownDays.length}; --minutes: ${axis.to - axis.from}"
      >
        <ol class="picture-heads">
          ${shownDays.map(day => html`<li>${shortDay(day)}</li>`)}
        </ol>
        ${this.#hourless(shownDays)}
        <div class="picture-field">
          <ol
            class="picture-hours"
            aria-hidden="true"
          >
            ${hoursOf(axis).map(minute => html`<li>${hourOf(minute)}</li>`)}
          </ol>
          <ul class="picture-bands">
            ${bands.map(band => this.#band(band, axis))}
          </ul>
          <div
            class="picture-blocks ${this.#grip === undefined ? "" : "held"}"
            @keydown=${(event: KeyboardEvent) => this.#key(event)}
            @focusin=${(event: FocusEvent) => this.#arrive(event)}
            @focusout=${(event: FocusEvent) => this.#leave(event)}
          >
            ${repeat(
              pieces,
              ({ id, part }) => `${id}:${part}`,
              piece => this.#drawn(piece, axis, lying),
            )}
          </div>
        </div>
      </div>
      <p
        class="spoken"
        aria-live="polite"
      >
        ${this.#said}
      </p>`;
  }

  #lyingMoment({ id, start, end }: PictureMoment): Lying {
    const { zone } = this.bounds;
    return { id, span: { start: start + offset(start, zone), end: end + offset(end, zone) } };
  }

  #band({ id, ...band }: Piece, axis: Axis): TemplateResult {
    const { title } = this.moments.find(moment => moment.id === id)!;
    return html`<li .style=${place(band, axis)}>
      <span>${hourOf(band.from)} <bdi>${title}</bdi></span>
    </li>`;
  }

  /** What has no hours stands above those of its day. */
  #hourless(shownDays: readonly string[]): TemplateResult | "" {
    const slots = this.slots.filter(slot => slot.part !== undefined);
    if (slots.length === 0) return "";
    return html`<ol class="picture-hourless">
      ${shownDays.map(
        day =>
          html`<li>
            ${slots.filter(slot => slot.day === day).map(slot => html`<p><bdi>${slot.title}</bdi></p>`)}
          </li>`,
      )}
    </ol>`;
  }

  #drawn(piece: Piece, axis: Axis, lying: readonly Lying[]): TemplateResult {
    const row = this.#slot(piece.id);
    const slot = lying.find(({ id }) => id === piece.id)!;
    const isHeld = this.#grip?.id === piece.id;
    const classes = [
      "picture-block",
      kindShape(row.kind),
      isHeld ? "gripped" : "",
      piece.isOpen ? "open" : "",
      piece.isContinued ? "continued" : "",
      piece.goesOn ? "goes-on" : "",
    ];
    const beside = together(slot, lying).map(id => this.#slot(id).title);
    return html`<div
      class=${classes.join(" ")}
      data-row=${piece.id}
      role="button"
      tabindex=${piece.isContinued ? nothing : 0}
      aria-hidden=${piece.isContinued ? "true" : nothing}
      aria-describedby="picture-help"
      aria-label=${[
        sayPlan("picture.block", { slot: row.title, when: describedWhen(slot.span) }),
        ...(beside.length === 0 ? [] : [sayPlan("picture.beside", { slots: list(beside) })]),
      ].join(wording.comma)}
      .style=${place(piece, axis)}
    >
      ${piece.isContinued ? "" : html`<i data-edge="start"></i>`}
      <span class="words">
        <strong>${kindSign(row.kind)} <bdi>${row.title}</bdi></strong>
        <span>${hoursShown(slot.span)}</span>
        ${row.place === undefined ? "" : html`<small><bdi>${row.place}</bdi></small>`}
      </span>
      ${piece.goesOn ? "" : html`<i data-edge="end"></i>`}
    </div>`;
  }

  #arrive(event: FocusEvent): void {
    const id = rowOf(event);
    const span = id === undefined ? undefined : this.#spanOf(id);
    if (id === undefined || span === undefined || this.#found?.id === id) return;
    this.#found = { id, span };
  }

  #leave(event: FocusEvent): void {
    if (this.#isDrawing) return;
    const to = (event.relatedTarget as HTMLElement | null)?.dataset["row"];
    if (to === this.#found?.id) return;
    this.#found = undefined;
    if (this.#grip !== undefined && !this.#grips.isHolding) this.#put(this.#grip);
  }

  #key(event: KeyboardEvent): void {
    const id = rowOf(event);
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return this.#escape(event, id);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (this.#grip !== undefined && !this.#grips.isHolding) this.#put(this.#grip);
      return;
    }
    const origin = this.#spanOf(id);
    if (origin === undefined || this.#grips.isHolding) return;
    const span = this.#grip?.id === id ? this.#grip.span : origin;
    const isTurned = wording.direction === "rtl";
    const next = keyed(span, event, isTurned, this.bounds);
    if (next === undefined) return;
    event.preventDefault();
    this.#show({ id, part: "whole", origin, span: next });
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#grip !== undefined && this.#put(this.#grip), REST_MILLIS);
  }

  /** Puts back what is held, or what was moved since the block has had the focus. */
  #escape(event: KeyboardEvent, id: string): void {
    const origin = this.#spanOf(id);
    const found = this.#found?.id === id ? this.#found.span : undefined;
    const isMoved = this.#grip !== undefined;
    if (origin === undefined || (!isMoved && (found === undefined || isSame(found, origin)))) return;
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(this.#rest);
    this.#grips.putBack();
    this.#grip = undefined;
    const back = found ?? origin;
    this.#say(id, back, "picture.back");
    if (!isSame(back, origin)) this.change(withSpan(this.#slot(id), back));
    this.requestUpdate();
  }
}

/** Whether a plan that was made anew says something else. */
function isOther(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

function rowOf(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>("[data-row]")?.dataset["row"];
}

function place({ column, lane, lanes, from, to }: Omit<Piece, "id">, axis: Axis): string {
  return [
    `--column: ${column}`,
    `--lane: ${lane}`,
    `--lanes: ${lanes}`,
    `--from: ${from - axis.from}`,
    `--length: ${to - from}`,
  ].join("; ");
}

customElements.define("programme-picture", ProgrammePicture);

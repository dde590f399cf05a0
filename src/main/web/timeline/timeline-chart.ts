import { isArchive } from "../http/base-path.js";
import { html, LitElement, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { chartRow, type RowFacts } from "./chart-row.js";
import { gestures } from "./chart-gestures.js";
import { step } from "./chart-keys.js";
import { ChartWindow } from "./chart-window.js";
import { linesOf } from "./chart-gaps.js";
import { placeWords } from "./chart-words.js";
import type { Milestone, Timeline } from "../feed/document.js";
import { nextPaint } from "../page/dom.js";
import { endOf, faces, isStillAhead, stateOf } from "../moment/moment.js";
import { title } from "../notices/page-notices.js";
import { currentMilestone } from "../programme/programme.js";
import { legend } from "./slot-kinds.js";
import { axis, dayBars, hoursAt, length, marks, stepAt, type Axis } from "./timeline-layout.js";
import { readerTime } from "../time/reader-time.js";
import { atEnd, WhileConnected } from "../page/while-connected.js";
import { userText } from "../words/user-text.js";
import { clockTime, dayName, say } from "../words/words.js";

const QUARTER_MILLIS = 15 * 60_000;
/** A day shorter than this has no room for its name. */
const SHORT_DAY_HOURS = 2;
/** Half of the width of two times beside each other. */
const NOW_PIXELS = 44;
const ZOOM_STEP = 1.5;

/**
 * The weekend as a picture: cities as rows on one axis, what was announced as outlines, what happens as what
 * fills them, the shared moments as lines through all rows. For those who do not see it, it is a grid whose
 * cells are the slots, each with its words; the same words are shown where a pointer rests or the focus
 * stands.
 *
 * A row is made again only when its city is another object, or something of the minute touches it.
 */
class TimelineChart extends LitElement {
  static override properties = {
    timeline: { attribute: false },
    now: { attribute: false },
    mine: { attribute: false },
    isReplay: { attribute: false },
  };
  declare timeline: Timeline;
  declare now: number;
  declare mine: string;
  /** Whether `now` is an instant in the past. */
  declare isReplay: boolean | undefined;

  #measured: Timeline | undefined;
  #axis!: Axis;
  #window: ChartWindow | undefined;
  #signal: AbortSignal | undefined;
  /** Whether words are to be put in their places with the next frame. */
  #isPlacing = false;

  constructor() {
    super();
    new WhileConnected(this, signal => {
      this.#signal = signal;
      if (this.hasUpdated) this.#listen(signal);
    });
  }

  override createRenderRoot() {
    return this;
  }

  /**
   * Draws after the next paint, because rows take some time: the countdown and all that must be on time is on
   * the screen before.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await nextPaint();
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    if (this.#measured === this.timeline) return;
    this.#measured = this.timeline;
    this.#axis = axis(this.timeline);
  }

  override render() {
    const zone = this.timeline.edition.timezone;
    const spacing = stepAt(this.#window?.pixelsPerHour ?? 100);
    const hidden = this.#underNow(spacing);
    const name = (text: string) => html`<span class="name">${text}</span>`;
    return html`<div
        class="tools"
        role="group"
        aria-label=${say("chart")}
      >
        <button
          @click=${() => this.#zoom(1 / ZOOM_STEP)}
          aria-label=${say("zoomOut")}
        >
          −
        </button>
        <button
          @click=${() => this.#zoom(ZOOM_STEP)}
          aria-label=${say("zoomIn")}
        >
          +
        </button>
        <button @click=${() => this.#showAll()}>${say("wholeEvent")}</button>
        ${isArchive && this.isReplay !== true
          ? ""
          : html`<button @click=${() => this.#follow()}>
              ${say(this.isReplay === true ? "replay.toShown" : "toNow")}
            </button>`}
      </div>
      <div
        class="scroll"
        tabindex="0"
        role="region"
        aria-label=${say("chart")}
        aria-describedby="chart-keys"
        @scroll=${this.#scrolled}
        @keydown=${this.#key}
        @focusin=${this.#show}
        @focusout=${this.#hide}
        @pointerover=${this.#show}
        @pointerout=${this.#hide}
      >
        <div
          class="canvas"
          role="grid"
          aria-label=${say("chart")}
        >
          <div
            class="axis"
            aria-hidden="true"
          >
            ${name("")}
            <div class="track">
              ${guard([this.#axis.from, this.#axis.to], () =>
                dayBars(this.#axis, zone).map(
                  day =>
                    html`<span
                      class="day"
                      .style="--a:${day.from};--b:${day.to}"
                      ><b>${day.to - day.from < SHORT_DAY_HOURS ? "" : dayName(day.millis, zone)}</b></span
                    >`,
                ),
              )}
              ${guard([this.#axis.from, this.#axis.to, spacing, hidden], () =>
                marks(this.#axis, spacing, zone)
                  .filter(({ millis }) => millis !== hidden)
                  .map(
                    mark =>
                      html`<time .style="--a:${mark.at}"
                        >${clockTime(mark.millis, zone)}${this.#beside(mark.millis, zone)}</time
                      >`,
                  ),
              )}
              ${this.#milestones(
                milestone =>
                  html`<span
                    class="flag ${stateOf(milestone, this.now)}"
                    .style="--a:${hoursAt(Date.parse(milestone.expected), this.#axis)}"
                    ><b>${clockTime(Date.parse(milestone.expected), zone)}</b> ${spacing > 1
                      ? ""
                      : userText(title(milestone.title))}</span
                  >`,
              )}
              <span class="now-time">${clockTime(this.now, zone)}</span>
            </div>
          </div>
          <div
            class="lines"
            aria-hidden="true"
          >
            <div class="track">
              ${guard([this.#axis.from, this.#axis.to, spacing], () =>
                marks(this.#axis, spacing, zone).map(
                  mark =>
                    html`<i
                      class="hour"
                      .style="--a:${mark.at}"
                    ></i>`,
                ),
              )}
              ${guard([this.#axis.from, this.#axis.to], () =>
                dayBars(this.#axis, zone)
                  .slice(1)
                  .map(
                    day =>
                      html`<i
                        class="midnight"
                        .style="--a:${day.from}"
                      ></i>`,
                  ),
              )}
              ${this.#milestones(
                milestone =>
                  html`<i
                    class="band ${stateOf(milestone, this.now)}"
                    .style="--a:${hoursAt(Date.parse(milestone.expected), this.#axis)};--b:${hoursAt(
                      endOf(milestone, this.now),
                      this.#axis,
                    )}"
                  ></i>`,
              )}
            </div>
          </div>
          ${this.#rows()}
        </div>
      </div>
      ${guard([this.timeline.cities], () => legend(this.timeline))}
      <p
        class="tip"
        role="tooltip"
        hidden
      ></p>
      <p
        id="chart-keys"
        class="keys"
      >
        ${say("chartKeys")}
      </p>`;
  }

  /** Finds the mark whose time the time of now would half cover. */
  #underNow(spacing: number): number | undefined {
    const pixels = (at: number) =>
      (Math.abs(at - this.now) / 3_600_000) * (this.#window?.pixelsPerHour ?? 100);
    return marks(this.#axis, spacing, this.timeline.edition.timezone)
      .map(({ millis }) => millis)
      .find(at => pixels(at) < NOW_PIXELS);
  }

  #milestones(draw: (milestone: Milestone) => TemplateResult): TemplateResult[] {
    return Object.values(this.timeline.milestones).map(draw);
  }

  #beside(at: number, zone: string): TemplateResult | string {
    const own = readerTime(at, zone);
    return own === undefined ? "" : html`<small>${own}</small>`;
  }

  #rows(): TemplateResult[] {
    const moments = Object.values(this.timeline.milestones);
    const asked = currentMilestone(this.timeline, this.now)?.[1];
    const isAsked = asked !== undefined && isStillAhead(asked, this.now);
    const lines = linesOf(
      moments.map(({ expected }) => hoursAt(Date.parse(expected), this.#axis)),
      hoursAt(this.now, this.#axis),
    );
    const standing = moments.map(
      milestone => new Map(faces(this.timeline, milestone, this.now).map(face => [face.id, face])),
    );
    const quarter = Math.floor(this.now / QUARTER_MILLIS) * QUARTER_MILLIS;
    return Object.entries(this.timeline.cities).map(([id, city]) => {
      const facts: RowFacts = {
        id,
        city,
        axis: this.#axis,
        quarter,
        isMine: id === this.mine,
        marks: moments.flatMap((milestone, i) => {
          const face = standing[i]!.get(id);
          return face === undefined ? [] : [{ milestone, face }];
        }),
        answer: isAsked ? standing[moments.indexOf(asked)]!.get(id) : undefined,
        lines,
      };
      const stands = facts.marks.map(
        ({ milestone, face }) =>
          `${milestone.expected} ${milestone.state} ${face.answer} ${face.late} ${face.note}`,
      );
      return html`${guard(
        [city, quarter, facts.isMine, isAsked, lines.indexOf("now"), this.#axis.from, ...stands],
        () => chartRow(facts),
      )}`;
    });
  }

  protected override firstUpdated(): void {
    const box = this.querySelector<HTMLElement>(".scroll")!;
    this.#window = new ChartWindow(box, this.querySelector<HTMLElement>(".canvas")!, this.#axis);
    if (this.#signal !== undefined) this.#listen(this.#signal);
    this.querySelector('[role="gridcell"]')?.setAttribute("tabindex", "0");
    this.requestUpdate();
  }

  /**
   * Starts the listeners, once there is a picture and each time the chart is put on again. It may be off
   * already when its picture is drawn.
   */
  #listen(signal: AbortSignal): void {
    if (signal.aborted) return;
    const box = this.querySelector<HTMLElement>(".scroll")!;
    gestures(box, this.#window!, () => this.requestUpdate(), signal);
    if ("ResizeObserver" in globalThis) {
      const resized = new ResizeObserver(() => this.#zoom(1));
      resized.observe(box);
      atEnd(signal, () => resized.disconnect());
    } else {
      addEventListener("resize", () => this.#zoom(1), { signal });
    }
    addEventListener("beforeprint", () => this.#print(), { signal });
  }

  protected override updated(): void {
    this.#window!.axis = this.#axis;
    this.#window!.pass(hoursAt(this.now, this.#axis));
    this.#placeWords();
  }

  #placeWords(): void {
    placeWords(this, hoursAt(this.now, this.#axis), this.#window!.seen());
  }

  readonly #scrolled = (): void => {
    this.#window?.scrolled();
    if (this.#isPlacing) return;
    this.#isPlacing = true;
    void nextPaint().then(() => {
      this.#isPlacing = false;
      if (this.isConnected) this.#placeWords();
    });
  };

  #zoom(factor: number): void {
    this.#window?.zoom(factor);
    this.requestUpdate();
  }

  #showAll(): void {
    this.#window!.showAll();
    this.requestUpdate();
  }

  #follow(): void {
    this.#window!.follow();
    this.requestUpdate();
  }

  /** Fits the paper to what the screen shows. */
  #print(): void {
    const [from, to] = this.#window!.seen();
    const canvas = this.querySelector<HTMLElement>(".canvas")!;
    canvas.style.setProperty("--from", String(from));
    canvas.style.setProperty("--seen", String(Math.min(to, length(this.#axis)) - from));
    this.#placeWords();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isMirrored = getComputedStyle(this).direction === "rtl";
    const forward = event.key === (isMirrored ? "ArrowLeft" : "ArrowRight");
    const cell = (event.target as Element).closest<HTMLElement>('[role="gridcell"]');
    if (event.key === "+" || event.key === "=") this.#zoom(ZOOM_STEP);
    else if (event.key === "-") this.#zoom(1 / ZOOM_STEP);
    else if (event.key === "0") this.#showAll();
    else if (event.key === "Home") this.#follow();
    else if (event.key === "Escape") this.#hide();
    else if (event.key.startsWith("Arrow") && cell !== null)
      step(
        cell,
        event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : forward ? "next" : "previous",
      );
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.#window!.pan(forward ? 0.2 : -0.2);
    else return;
    event.preventDefault();
  };

  /**
   * Shows the words of what the pointer or the focus is on, beside it. They stay while the pointer moves over
   * to them.
   */
  readonly #show = (event: Event): void => {
    const mark = (event.target as Element).closest<HTMLElement>("[data-words]");
    if (mark === null) return;
    const tip = this.querySelector<HTMLElement>(".tip")!;
    tip.textContent = mark.dataset["words"]!;
    tip.hidden = false;
    const box = this.querySelector(".scroll")!.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    const left = Math.min(
      Math.max(at.left, box.left + 8),
      Math.max(box.left + 8, Math.min(at.right, box.right) - tip.offsetWidth),
      innerWidth - tip.offsetWidth - 8,
    );
    const below = at.bottom + tip.offsetHeight + 4 < innerHeight;
    tip.style.translate = `${Math.max(8, left)}px ${below ? at.bottom : at.top - tip.offsetHeight}px`;
  };

  readonly #hide = (event?: Event): void => {
    const tip = this.querySelector<HTMLElement>(".tip")!;
    const to = (event as MouseEvent | undefined)?.relatedTarget;
    if (to === tip)
      tip.addEventListener(
        "pointerleave",
        () => {
          tip.hidden = true;
        },
        { once: true },
      );
    else tip.hidden = true;
  };
}
customElements.define("timeline-chart", TimelineChart);

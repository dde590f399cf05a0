import { html, LitElement, type TemplateResult } from "lit";
import type { Deciding } from "../deciding.js";
import type { Milestone, Timeline } from "../../feed/document.js";
import { stateOf } from "../../moment/moment.js";
import { overrunOf } from "../../turns/overrun.js";
import { overrunWords } from "../../turns/overrun-words.js";
import "../../turns/turn-list.js";
import type { TurnPost } from "../../turns/turn-posts.js";
import { say } from "../../words/other-words.js";

/** Conducts a shared moment: who speaks in it, in which order and for how long. */
class MomentConductor extends LitElement {
  static override properties = {
    timeline: { attribute: false },
    milestone: { attribute: false },
    now: { attribute: false },
  };
  declare timeline: Timeline;
  declare milestone: Milestone;
  declare now: number;
  deciding!: Deciding;

  override createRenderRoot() {
    return this;
  }

  override render(): TemplateResult | "" {
    const { timeline, milestone, now } = this;
    if (milestone.turns === undefined) return "";
    const overrun = overrunOf(timeline, { milestone }, now);
    const zone = timeline.edition.timezone;
    return html`<section
      class="card conductor"
      aria-labelledby="turns-${this.id}"
    >
      <h2 id="turns-${this.id}">${say("turns.heading")}</h2>
      ${overrun === undefined
        ? ""
        : html`<ul class="overrun ${overrun.over > 0 ? "late" : ""}">
            ${overrunWords(overrun, timeline, zone).map(words => html`<li>${words}</li>`)}
          </ul>`}
      <turn-list
        .block=${milestone}
        .timeline=${timeline}
        .now=${now}
        .zone=${zone}
        .isRunning=${stateOf(milestone, now) === "live"}
        .isWaiting=${false}
        .post=${(post: TurnPost) => this.#post(post)}
      ></turn-list>
    </section>`;
  }

  #post(post: TurnPost): Promise<boolean> {
    return this.deciding.take({ decision: { ...post, milestone: this.id } });
  }
}

customElements.define("moment-conductor", MomentConductor);

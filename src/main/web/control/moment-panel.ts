import { html, type TemplateResult } from "lit";
import type { Deciding, Proposal } from "./deciding.js";
import type { Decision } from "./decisions.js";
import { hasJustEnded } from "./moments.js";
import { roomForm } from "./room-form.js";
import { minuteSegments } from "./segments.js";
import type { Milestone, Timeline } from "../feed/document.js";
import { answerOf } from "../moment/moment-view.js";
import { faces, isAwaited, stateOf } from "../moment/moment.js";
import { title } from "../notices/page-notices.js";
import { say } from "../words/other-words.js";
import { clockTime, minutes, wording } from "../words/words.js";

const MINUTE_MILLIS = 60_000;
const POSTPONEMENTS = [5, 10, 15];
const PROLONGATION = 20;
const OTHER_PROLONGATIONS = [5, 10, 30];

/** A shared moment that can be decided about, now. */
interface Decidable {
  timeline: Timeline;
  id: string;
  milestone: Milestone;
  now: number;
  deciding: Deciding;
}

/**
 * Draws what can be decided about a shared moment: the one thing that its state asks for, filled and first;
 * then the others; and what takes it away from everybody behind a fold, the only one in red. Of one that
 * ended long ago there is nothing to decide.
 */
export function momentPanel(moment: Decidable): TemplateResult | "" {
  const state = stateOf(moment.milestone, moment.now);
  if (state === "done" && !hasJustEnded(moment.milestone, moment.now)) return "";
  return html`<section
    class="card decisions"
    tabindex="-1"
    aria-label=${say("decide")}
  >
    ${primary(moment, state)} ${state === "live" ? prolongation(moment) : ""} ${postponement(moment, state)}
    ${state === "live" ? endButton(moment) : ""} ${state === "done" ? "" : roomForm(moment)}
    ${isAwaited({ state }) ? apart(moment) : ""}
  </section>`;
}

/** Draws what the state asks for first: to hold what comes, to start what is due, to release, to prolong. */
function primary(moment: Decidable, state: Milestone["state"]): TemplateResult | "" {
  const { milestone, now } = moment;
  switch (state) {
    case "planned":
      return Date.parse(milestone.expected) > now
        ? html`${holdForm(moment, true)}${startButton(moment, false)}`
        : html`${startButton(moment, true)}${holdForm(moment, false)}`;
    case "held":
      return html`<button
        class="primary large"
        @click=${() => void take(moment, { type: "milestone.released", milestone: moment.id })}
      >
        ${say("release")}
      </button>`;
    case "live":
      return html`<button
        class="primary large"
        @click=${() => prolong(moment, PROLONGATION)}
      >
        ${say("control.more", { by: minutes(PROLONGATION) })}
      </button>`;
    case "cancelled":
      return Date.parse(milestone.expected) > now
        ? html`<button
            class="primary large"
            @click=${() => putBack(moment, Date.parse(milestone.expected))}
          >
            ${say("control.revive", { at: clock(moment, Date.parse(milestone.expected)) })}
          </button>`
        : "";
    default:
      return "";
  }
}

function take({ deciding }: Decidable, decision: Decision): Promise<boolean> {
  return deciding.take({ decision });
}

function clock({ timeline }: Decidable, instant: number): string {
  return clockTime(instant, timeline.edition.timezone);
}

function name({ milestone }: Decidable): string {
  return title(milestone.title);
}

function holdForm(moment: Decidable, isFirst: boolean): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const reason = String(new FormData(form).get("reason") ?? "").trim();
    if (reason === "") return;
    void take(moment, { type: "milestone.held", milestone: moment.id, reason }).then(holds => {
      if (holds) form.reset();
    });
  };
  return html`<form
    class="line"
    @submit=${submit}
  >
    <label class="field"
      >${say("reason")}<input
        name="reason"
        dir="auto"
        required
        maxlength="500" /></label
    ><button class="large ${isFirst ? "primary" : ""}">${say("hold")}</button>
  </form>`;
}

function startButton(moment: Decidable, isFirst: boolean): TemplateResult {
  const propose = () =>
    moment.deciding.propose({
      words: say("startNamed", { milestone: name(moment) }),
      effects: [...missing(moment), say("control.putsBack")],
      decision: { type: "milestone.started", milestone: moment.id },
    });
  return html`<button
    class=${isFirst ? "primary" : ""}
    @click=${propose}
  >
    ${say("startNow")}
  </button>`;
}

function endButton(moment: Decidable): TemplateResult {
  const propose = () =>
    moment.deciding.propose({
      words: say("endNamed", { milestone: name(moment) }),
      effects: [say("control.putsBack")],
      decision: { type: "milestone.ended", milestone: moment.id },
    });
  return html`<button @click=${propose}>${say("endNow")}</button>`;
}

/** Lists the cities that would not be there. */
function missing({ timeline, milestone, now }: Decidable): string[] {
  return faces(timeline, milestone, now)
    .filter(face => face.answer === "no" || face.answer === "unknown")
    .map(face => say("about", { what: face.name, detail: answerOf(face) }));
}

function prolongation(moment: Decidable): TemplateResult {
  return minuteSegments(say("control.prolongBy"), OTHER_PROLONGATIONS, n => prolong(moment, n));
}

function prolong(moment: Decidable, by: number): void {
  const { milestone, now, deciding } = moment;
  const until = later(Math.max(Date.parse(milestone.endsAt), now), by);
  deciding.propose({
    words: say("control.prolongTo", { milestone: name(moment), at: clock(moment, until) }),
    effects: [say("control.prolongMeans")],
    decision: { type: "milestone.prolonged", milestone: moment.id, until: new Date(until).toISOString() },
  });
}

function later(from: number, by: number): number {
  return Math.ceil((from + by * MINUTE_MILLIS) / MINUTE_MILLIS) * MINUTE_MILLIS;
}

/** Draws the one control that gives another start, also to what was started or ended by mistake. */
function postponement(moment: Decidable, state: Milestone["state"]): TemplateResult {
  const { milestone, now } = moment;
  const label =
    state === "live"
      ? say("control.startedByMistake")
      : state === "done"
        ? say("control.endedByMistake")
        : say("postpone");
  const from = Math.max(
    isAwaited({ state }) || state === "cancelled" ? Date.parse(milestone.expected) : 0,
    now,
  );
  return minuteSegments(label, POSTPONEMENTS, by => putBack(moment, later(from, by)));
}

/** Proposes another start, and says what it would change for the cities that are late. */
function putBack(moment: Decidable, to: number): void {
  const { timeline, milestone, now, deciding, id } = moment;
  const words = isAwaited(milestone) ? "postponeTo" : "control.putBackTo";
  const then = new Map(faces(timeline, milestone, now, to).map(face => [face.id, face.late]));
  const late = faces(timeline, milestone, now)
    .filter(face => face.late > 0 || then.get(face.id)! > 0)
    .map(face =>
      then.get(face.id) === 0
        ? say("inTimeThen", { city: face.name })
        : say("stillLate", { city: face.name, by: wording.minutes(then.get(face.id)!) }),
    );
  deciding.propose({
    words: say(words, { milestone: name(moment), at: clock(moment, to) }),
    effects: [say("askedAgain"), ...late],
    decision: { type: "milestone.postponed", milestone: id, to: new Date(to).toISOString() },
  });
}

/** Draws what takes the moment away from everybody, behind a fold. */
function apart(moment: Decidable): TemplateResult {
  const proposal: Proposal = {
    words: say("cancelNamed", { milestone: name(moment) }),
    effects: [say("cancelMeans")],
    decision: { type: "milestone.cancelled", milestone: moment.id, reason: "" },
    isDangerous: true,
  };
  return html`<details class="apart">
    <summary>${say("control.apart")}</summary>
    <button
      class="danger"
      @click=${() => moment.deciding.propose(proposal)}
    >
      ${say("cancel")}
    </button>
  </details>`;
}

import { html, type TemplateResult } from "lit";
import type { Decision } from "./decisions.js";
import type { Timeline } from "../feed/document.js";
import { dayAfter, midnight } from "../time/local-time.js";
import { userText } from "../words/user-text.js";
import { say } from "../words/other-words.js";
import { minutes } from "../words/words.js";

const MINUTE_MILLIS = 60_000;
/** For how long an announcement may stand out, in minutes. */
const LENGTHS = [10, 30, 60];
const USUAL_LENGTH = 60;

/** What the form of the announcements needs. */
interface Announcing {
  timeline: Timeline;
  now: number;
  /** Whether somebody is at it: then it shows what can be chosen. */
  isOpen: boolean;
  open(): void;
  /** Sends it; whether it holds now, and then the form is empty again. */
  send(decision: Decision): Promise<boolean>;
}

/**
 * Draws the form that announces: a text and a button. How long it stands out, for whom and whether it is
 * urgent has a usual answer, and is shown once somebody writes.
 */
export function announcementForm(announcing: Announcing): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const decision = announcementOf(new FormData(form), announcing);
    if (decision !== undefined)
      void announcing.send(decision).then(holds => {
        if (holds) form.reset();
      });
  };
  return html`<form
    class="card announcing ${announcing.isOpen ? "open" : ""}"
    @submit=${submit}
    @focusin=${() => announcing.open()}
  >
    <label class="field"
      >${say("announce")}<textarea
        name="text"
        dir="auto"
        rows=${announcing.isOpen ? 2 : 1}
        maxlength="500"
        required
      ></textarea>
    </label>
    ${announcing.isOpen ? choices(announcing) : ""}
    <button class="primary">${say("control.announceIt")}</button>
  </form>`;
}

function choices({ timeline, now }: Announcing): TemplateResult {
  const length = (value: string, words: string) =>
    html`<label
      ><input
        type="radio"
        name="length"
        value=${value}
        ?checked=${value === String(USUAL_LENGTH)}
      /><span>${words}</span></label
    >`;
  return html`<fieldset class="lengths">
      <legend>${say("control.standsOut")}</legend>
      <div class="segments">
        ${LENGTHS.map(n => length(String(n), minutes(n)))}
        ${endOf(timeline) > now ? length("end", say("control.untilEnd")) : ""}
      </div>
    </fieldset>
    <label class="check"
      ><input
        type="checkbox"
        name="urgent"
      />
      ${say("announcement.urgent")}</label
    >
    <fieldset class="addressees">
      <legend>${say("onlyTo")}</legend>
      ${Object.entries(timeline.cities).map(
        ([id, city]) =>
          html`<label
            ><input
              type="checkbox"
              name="city"
              value=${id}
            />
            ${userText(city.name)}</label
          >`,
      )}
    </fieldset>`;
}

/** Gives when the event ends: the midnight after its last day. */
function endOf({ edition }: Timeline): number {
  return midnight(dayAfter(edition.to), edition.timezone);
}

/** Makes an announcement of what the form holds; undefined where nothing was written. */
function announcementOf(fields: FormData, { timeline, now }: Announcing): Decision | undefined {
  const text = String(fields.get("text") ?? "").trim();
  if (text === "") return undefined;
  const length = String(fields.get("length") ?? USUAL_LENGTH);
  const until = length === "end" ? endOf(timeline) : now + Number(length) * MINUTE_MILLIS;
  const cities = fields.getAll("city").map(String);
  const isForAll = cities.length === 0 || cities.length === Object.keys(timeline.cities).length;
  return {
    type: "announcement",
    text,
    until: new Date(until).toISOString(),
    ...(fields.has("urgent") && { urgent: true }),
    ...(!isForAll && { cities }),
  };
}

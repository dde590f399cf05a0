import { html, type TemplateResult } from "lit";
import type { City, Slot } from "../feed/document.js";
import { offSign, offWords } from "./lateness.js";
import { millis, minutesLate, onNow, type CurrentItem } from "./programme.js";
import { slotNow } from "./what-is-on.js";
import { readerTime } from "../time/reader-time.js";
import { userText } from "../words/user-text.js";
import { clockTime, dayName, say, wording } from "../words/words.js";

/** The words for what the chart shows of a slot as shapes and the table as cells. */

/** Writes from when to when, as far as it is known; empty where nothing is. */
export function span(from: string | undefined, to: string | undefined, zone: string): string {
  const times = [from, to].map(instant =>
    instant === undefined ? "" : clockTime(Date.parse(instant), zone),
  );
  return to === undefined ? times[0]! : `${times[0]} – ${times[1]}`;
}

export function announcedFor(slot: Slot, zone: string): string {
  return slot.planned === undefined
    ? `${slot.part === undefined ? "" : `${say(`part.${slot.part}`)}, `}${say("noHours")}`
    : span(slot.planned.start, slot.planned.end, zone);
}

/** Writes the day that a slot belongs to. */
export function slotDay({ day }: Pick<Slot, "day">): string {
  return dayName(Date.parse(day), "UTC");
}

/** Writes how far a slot is off what was announced; empty where that had no hours. */
export function difference(slot: Slot): string {
  if (slot.planned === undefined) return "";
  const late = minutesLate(slot);
  return late === 0 ? say("onTime") : offWords(late, wording);
}

/** Says how far a slot is: what was not heard of for long is no fact. */
export function stateWords(slot: Slot, city: City, now: number): string {
  const is = slotNow(slot, city, now);
  if (is === "past") return say("slot.past");
  return is === "unconfirmed" ? say("unconfirmed") : say(`slot.${slot.state}`);
}

/** Writes where in the venue a slot is; empty where it was not announced. */
export function placeOf({ place }: Slot, lang: string | undefined): TemplateResult | string {
  return place === undefined ? "" : html`<small class="place">${userText(place, lang)}</small>`;
}

const STANDING = { on: "running", unconfirmed: "unconfirmed", due: "due" };

/**
 * Draws a slot that pages call now, and says so where nobody has confirmed it.
 *
 * @param lang the language that its city writes in, where it is known
 */
export function currentSlot({ id, slot, now }: CurrentItem, lang: string | undefined): TemplateResult {
  return html`<span
    class="on ${STANDING[now]}"
    data-slot=${id}
    >${userText(slot.title, lang)}${now === "unconfirmed"
      ? html` <small>${say("unconfirmed")}</small>`
      : ""}</span
  >`;
}

/** Draws all that pages call now in a city, with a point between them; empty where nothing is. */
export function currentSlots(city: City, now: number): TemplateResult[] {
  return points(onNow(city, now).map(item => currentSlot(item, city.lang)));
}

/** Puts a point between the parts of a line. */
export function points(parts: TemplateResult[]): TemplateResult[] {
  return parts.map((part, i) => html`${i === 0 ? "" : " · "}${part}`);
}

/** Gives a sign for the eye and its words for a screen reader. */
export function signAndWords(sign: string, words: string): TemplateResult {
  return html`<span aria-hidden="true">${sign}</span><span class="spoken">${words}</span>`;
}

/** Writes how many minutes something is off what was announced. */
export function offMark(minutes: number): TemplateResult {
  return signAndWords(offSign(minutes, wording), offWords(minutes, wording));
}

/** Describes all that is known of a slot, the most important first. */
export function describe(slot: Slot, city: City, now: number): string[] {
  const zone = city.timezone;
  const began = millis(slot.actual?.start);
  const ended = millis(slot.actual?.end);
  const foreseen = millis(slot.expected?.start);
  const moved = began === undefined && foreseen !== undefined && foreseen !== millis(slot.planned?.start);
  const own = readerTime(began ?? foreseen ?? millis(slot.planned?.start) ?? NaN, zone);
  return [
    stateWords(slot, city, now),
    say("announcedFor", { at: `${slotDay(slot)}${wording.comma}${announcedFor(slot, zone)}` }),
    ...(moved ? [say("expectedAt", { at: clockTime(foreseen, zone) })] : []),
    ...(began === undefined ? [] : [say("beganAt", { at: clockTime(began, zone) })]),
    ...(ended === undefined ? [] : [say("endedAt", { at: clockTime(ended, zone) })]),
    ...(minutesLate(slot) === 0 ? [] : [difference(slot)]),
    ...(own === undefined ? [] : [say("ownTime", { at: own })]),
  ];
}

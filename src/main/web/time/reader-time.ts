import { html, type TemplateResult } from "lit";
import { isKnownZone } from "./formats.js";
import { clockTime, say } from "../words/words.js";

/** Notes the reader's own time beside a city's. */

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * What the reader's own clock shows at an instant; undefined where a clock in that zone shows the same, the
 * instant is not known (NaN), or the browser itself does not know where it is.
 */
export function readerTime(millis: number, zone: string): string | undefined {
  if (Number.isNaN(millis) || !isKnownZone(HERE)) return undefined;
  const own = clockTime(millis, HERE);
  return own === clockTime(millis, zone) ? undefined : own;
}

/** Notes the reader's own time beside a city's. */
export function readerTimeNote(at: number, zone: string): TemplateResult | string {
  const own = readerTime(at, zone);
  return own === undefined ? "" : html`<small class="own">(${say("ownTime", { at: own })})</small>`;
}

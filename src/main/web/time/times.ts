import { html, type TemplateResult } from "lit";
import { isKnownZone } from "./formats.js";
import { clockTime, say } from "../words/words.js";

/** The reader's own time beside a city's. */

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * What the reader's own clock shows at an instant; undefined where a clock in that zone shows the same, the
 * instant is not known (NaN), or the browser itself does not know where it is.
 */
export function ownTime(millis: number, zone: string): string | undefined {
  if (Number.isNaN(millis) || !isKnownZone(HERE)) return undefined;
  const own = clockTime(millis, HERE);
  return own === clockTime(millis, zone) ? undefined : own;
}

/** The reader's own time beside a city's. */
export function beside(at: number, zone: string): TemplateResult | string {
  const own = ownTime(at, zone);
  return own === undefined ? "" : html`<small class="own">(${say("ownTime", { at: own })})</small>`;
}

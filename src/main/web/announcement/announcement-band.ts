import { html, type TemplateResult } from "lit";
import type { Standing } from "./standing.js";
import { linkedText } from "../words/linked-text.js";
import { clockTime, count, say } from "../words/words.js";

/**
 * What coordination announced and still stands out, as a band over the whole width: the newest one, the
 * others counted.
 *
 * @param standing the newest first @param more what a page adds to it, such as a button
 */
export function announcementBand(
  standing: readonly Standing[],
  zone: string,
  more: TemplateResult | string = "",
): TemplateResult | string {
  const [newest, ...others] = standing;
  if (newest === undefined) return "";
  return html`<section
    class="announced ${newest.urgent === true ? "urgent" : ""}"
    aria-label=${say("announcement")}
  >
    <p>
      <strong>${say(newest.urgent === true ? "announcement.urgent" : "announcement")}</strong>
      <time>${clockTime(Date.parse(newest.at), zone)}</time>
      <span class="text">${linkedText(newest.text)}</span>
      ${others.length === 0 ? "" : html`<small>${count("announcement.more", others.length)}</small>`}
    </p>
    ${more}
  </section>`;
}

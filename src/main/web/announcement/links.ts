import { textParts } from "../words/text-parts.js";

/** Gives the first address in a text, as `AnnouncementLink` of the server finds it; undefined for none. */
export function firstLink(text: string): string | undefined {
  return textParts(text).find(({ href }) => href !== undefined)?.text;
}

/** Writes an address as people say it, without its scheme. */
export function shownAddress(address: string): string {
  return address.replace(/^https?:\/\//i, "").replace(/\/$/, "");
}

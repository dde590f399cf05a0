import { choose, chosen } from "../device/choices.js";
import type { Session } from "../join/roles.js";

/** Which city's desk a device has open, as its address says and as it was chosen last. */

const KEPT = "carillon.desk.city.";

/** The city that the address names, if it names one. */
export function cityInAddress(): string | undefined {
  return new URLSearchParams(location.search).get("city") ?? undefined;
}

/** Puts a city into the address, so that a reload shows it again; and remembers it for later. */
export function rememberCity(edition: string, city: string | undefined): void {
  const query = new URLSearchParams(location.search);
  if (city === undefined) query.delete("city");
  else query.set("city", city);
  const written = query.toString();
  history.replaceState(null, "", location.pathname + (written === "" ? "" : `?${written}`));
  if (city !== undefined) choose(KEPT + edition, city);
}

/**
 * Gives the city of which a device opens the desk where its address names none: of its own teams the one that
 * was chosen last, or else the first. None for who is only a coordinator, who is asked each time: what is
 * said in the wrong city's name is said to everybody.
 */
export function lastCity(edition: string, sessions: readonly Session[]): string | undefined {
  const own = sessions.flatMap(({ city }) => city ?? []);
  const last = chosen(KEPT + edition);
  return last !== undefined && own.includes(last) ? last : own[0];
}

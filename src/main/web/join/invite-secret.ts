import { addressOf, pathOf } from "../http/base-path.js";
import { forgetInTab, keepInTab, keptInTab } from "../device/tab-memory.js";

const KEPT = "carillon.invite";

/**
 * Takes the secret of an invitation out of the address and the history, where others could see it: from
 * behind the `#`, or from the path of a link of the version before. This tab remembers it for a reload;
 * where a browser keeps nothing, it stays behind the `#`, which is sent to nobody.
 *
 * @returns the secret; empty where the link was cut short on its way
 */
export function takeSecret(): string {
  const found = location.hash.slice(1) || (pathOf(location.pathname).split("/")[2] ?? "");
  if (found === "") return keptInTab(KEPT) ?? "";
  const isKept = keepInTab(KEPT, found);
  history.replaceState(null, "", addressOf("/join") + location.search + (isKept ? "" : `#${found}`));
  return found;
}

/** Forgets it once it is of no more use. */
export function forgetSecret(): void {
  forgetInTab(KEPT);
}

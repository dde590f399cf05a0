import { CarillonLive } from "./carillon-live.js";
import { Feed, type View } from "./feed.js";
import { home } from "./home.js";

/**
 * What `/carillon.js` gives to other people's pages: one global, `Carillon`, and one element, `<carillon-live>`. It is a classic script,
 * so that it knows where it came from, which is where the feed is; as a module it does not, and is told `server`.
 */

export interface Following {
  /** Where Carillon is; where this script came from, unless it is said. */
  server?: string;
  /** The city that this watcher is counted for. */
  city?: string;
  onchange?: (view: View<any>) => void;
}

function follow(edition: string, { server = home, city, onchange }: Following = {}): Feed {
  const feed = new Feed(edition, server);
  feed.city = city;
  if (onchange !== undefined) feed.addEventListener("change", () => onchange(feed.view));
  return feed;
}

Object.assign(globalThis, { Carillon: { follow } });
if (customElements.get("carillon-live") === undefined) customElements.define("carillon-live", CarillonLive);

import { isArchiveScript } from "./element/archive-script.js";
import { CarillonLive } from "./element/carillon-live.js";
import { Feed, type View } from "./feed/feed.js";
import { serverAddress, scriptServer } from "./element/server-address.js";
import { endUnlessCarillon } from "./element/server-check.js";

/**
 * What `/carillon.js` gives to other people's pages: one global, `Carillon`, and one element,
 * `<carillon-live>`. It is a classic script, so that it may know where it came from, which is where the feed
 * is. As a module, joined with other scripts or loaded late it may not, so it is best told `server`.
 */

interface Following {
  /** Where Carillon is; where this script came from, unless it is said. */
  server?: string;
  /** The city that this watcher is counted for. */
  city?: string;
  onchange?: (view: View<any>) => void;
}

function follow(edition: string, { server, city, onchange }: Following = {}): Feed {
  const address = server === undefined ? scriptServer() : serverAddress(server);
  const problem = address === undefined ? "no-server" : undefined;
  const feed = new Feed(edition, address, undefined, problem, isArchiveScript);
  feed.city = city;
  if (address !== undefined && !isArchiveScript) endUnlessCarillon(feed, address);
  feed.addEventListener("change", () => {
    const { problem } = feed.view;
    if (problem !== undefined)
      console.warn(`Carillon.follow: ${problem} (${address ?? "-"}), { server: "https://…" }?`);
  });
  if (onchange !== undefined) feed.addEventListener("change", () => onchange(feed.view));
  return feed;
}

Object.assign(globalThis, { Carillon: { follow } });
if (customElements.get("carillon-live") === undefined) customElements.define("carillon-live", CarillonLive);

import type { Feed, Remembered } from "../feed/feed.js";
import { KNOWN, within } from "./storage.js";

/**
 * What was last known of an edition, kept on this device so that a page without network opens with it, and
 * with its age.
 */

const KEEP_MILLIS = 5_000;

/** The pages' own version: a document for other pages than these is shown, and not continued from. */
const VERSION = import.meta.url;

interface Known<Timeline> {
  version: string;
  remembered: Remembered<Timeline>;
}

/** Reads the last known document; undefined where there is none or the device cannot say. */
export async function recall<Timeline>(edition: string): Promise<Remembered<Timeline> | undefined> {
  const known = await within<Known<Timeline> | undefined>(KNOWN, "readonly", (store, give) => {
    const found: IDBRequest<Known<Timeline> | undefined> = store.get(edition);
    found.onsuccess = () => give(found.result);
  }).catch(() => undefined);
  if (known === undefined || known.version === VERSION) return known?.remembered;
  const { cursor, ...shown } = known.remembered;
  return shown;
}

/** Keeps what the feed knows, every few seconds while it is heard, and when the page is put away. */
export function remember<Timeline>(feed: Feed<Timeline>, edition: string): void {
  let keptAt = 0;
  let heardAt = feed.view.heardAt;
  const keep = () => {
    const remembered = feed.remembered;
    if (remembered === undefined || remembered.heardAt === heardAt) return;
    keptAt = Date.now();
    heardAt = remembered.heardAt;
    // It is only shown, and will come again: no wait for the disk.
    void within<void>(
      KNOWN,
      "readwrite",
      store => {
        store.put({ version: VERSION, remembered }, edition);
      },
      "relaxed",
    ).catch(() => undefined);
  };
  feed.addEventListener("change", () => {
    if (Date.now() - keptAt >= KEEP_MILLIS) keep();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
  });
  addEventListener("pagehide", keep);
}

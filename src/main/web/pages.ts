import { Ticker } from "./clock.js";
import { ControlPage } from "./control-page.js";
import { DeskPage } from "./desk-page.js";
import type { Timeline } from "./document.js";
import { Feed } from "./feed.js";
import { JoinPage } from "./join-page.js";
import { Outbox } from "./outbox.js";
import { firstEdition } from "./page.js";
import { Ringing } from "./ringing.js";
import { TimelinePage } from "./timeline-page.js";
import { WallPage } from "./wall-page.js";
import { language, say } from "./words.js";

/** Puts the page on that the address asks for. */
async function open(): Promise<void> {
  if (location.pathname.startsWith("/join")) {
    document.body.replaceChildren(new JoinPage());
    return;
  }
  const edition = await knownEdition();
  const feed = new Feed<Timeline>(edition);
  const shared = { edition, feed, ticker: new Ticker(feed.clock), ringing: new Ringing(feed) };
  const [heading, page] = pageAt(location.pathname, edition);
  document.title = `${heading} · Carillon`;
  document.body.replaceChildren(Object.assign(page, shared));
}

function pageAt(path: string, edition: string): [string, HTMLElement] {
  switch (path) {
    case "/desk": return [say("desk"), Object.assign(new DeskPage(), { outbox: new Outbox(edition, language) })];
    case "/control": return [say("control"), new ControlPage()];
    case "/wall": return [say("wall"), new WallPage()];
    default: return [say("timeline"), new TimelinePage()];
  }
}

/** The edition is asked for once; a page that opens while the server is away uses the one it knew. */
async function knownEdition(): Promise<string> {
  const key = "carillon.edition";
  try {
    const edition = await firstEdition();
    localStorage.setItem(key, edition);
    return edition;
  } catch (failure) {
    const known = localStorage.getItem(key);
    if (known !== null) return known;
    await new Promise((again) => setTimeout(again, 2_000));
    return knownEdition();
  }
}

void open();

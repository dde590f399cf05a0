import { DeskPage } from "./desk-page.js";
import { Feed } from "./feed.js";
import { JoinPage } from "./join-page.js";
import { Outbox } from "./outbox.js";
import { firstEdition } from "./page.js";
import { TimelinePage } from "./timeline-page.js";
import { language, say } from "./words.js";

/** Puts the page on that the address asks for. */
async function open(): Promise<void> {
  if (location.pathname.startsWith("/join")) {
    document.body.replaceChildren(new JoinPage());
    return;
  }
  const edition = await knownEdition();
  const feed = new Feed(edition);
  if (location.pathname === "/desk") {
    const desk = new DeskPage();
    document.title = `${say("desk")} · Carillon`;
    document.body.replaceChildren(Object.assign(desk, { feed, edition, outbox: new Outbox(edition, language) }));
  } else {
    document.title = `${say("timeline")} · Carillon`;
    document.body.replaceChildren(Object.assign(new TimelinePage(), { feed, edition }));
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

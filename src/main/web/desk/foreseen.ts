import type { Announcement, Attendance, Call, City, Project, Slot, Timeline } from "../feed/document.js";
import { position, type View } from "../feed/feed.js";
import type { Post } from "../outbox/posts.js";
import { withoutQuestionAnswer, withQuestionAnswer } from "./foreseen-questions.js";
import { NOTHING_KNOWN, wasTakenBack, type KnownStatements, type Said } from "./team-log.js";
import { turnsAfter, turnsBefore, withExpectedTurns } from "./turns-foreseen.js";
import { turnsWithout } from "./turns-replayed.js";

/**
 * How long after an answer the feed's next message includes the post. Then a position that the document
 * has not reached is one in another journal: that of a rehearsal before the event, or of one that began anew.
 */
const FEED_LAG_MILLIS = 5_000;

/**
 * Gives the document as it will be once it includes the posts of this desk, so that the desk goes on without
 * network. It applies the posts themselves and none of their consequences, but for the turns of a slot, which
 * go on one after the other; the server's document takes its
 * place as soon as it is there. Pure.
 *
 * @param known what was said on all devices: what colleagues said can be taken back here
 */
export function foreseen(
  timeline: Timeline,
  posts: readonly Post[],
  view: View<Timeline>,
  known: KnownStatements = NOTHING_KNOWN,
): Timeline {
  const untold = posts.filter(
    post => post.state === "waiting" || (post.state === "kept" && !isInDocument(post, view)),
  );
  return untold.reduce((so, post) => {
    if (post.body.type !== "retracted") return withPost(so, post);
    const taken = refOf(post, posts, known);
    return taken === undefined ? so : withRetraction(so, taken, holdingBefore(post, posts, known));
  }, timeline);
}

function isInDocument(
  { seq = 0, keptAt = 0 }: Post,
  { cursor, heardAt = 0, staleSince }: View<Timeline>,
): boolean {
  return (
    cursor === undefined ||
    seq <= position(cursor) ||
    (staleSince === undefined && heardAt > keptAt + FEED_LAG_MILLIS)
  );
}

function refOf({ body }: Post, posts: readonly Post[], { all }: KnownStatements): Said | undefined {
  const ref = String(body["ref"]);
  return posts.find(other => other.id === ref) ?? all.get(ref);
}

/** Lists what held when a post was made, of all that is known here. */
function holdingBefore(post: Post, posts: readonly Post[], known: KnownStatements): Said[] {
  const own = new Set(posts.map(({ id }) => id));
  const colleagues = [...known.all.values()].filter(({ id }) => known.holding.has(id) && !own.has(id));
  const before = posts
    .slice(0, posts.indexOf(post))
    .filter(
      ({ state, id, seq = 0 }) => state === "waiting" || (state === "kept" && !wasTakenBack(id, seq, known)),
    );
  const refs = new Set(before.filter(({ body }) => body.type === "retracted").map(({ body }) => body["ref"]));
  return [...colleagues, ...before].filter(({ id }) => !refs.has(id));
}

function withPost(timeline: Timeline, { id, body }: Post): Timeline {
  const members = body as Record<string, string>;
  const at = body.observedAt;
  switch (body.type) {
    case "city.opened":
      return withCity(timeline, members, () => ({ state: "open" }));
    case "city.closed":
      return withCity(timeline, members, () => ({ state: "closed" }));
    case "headcount":
      return withCity(timeline, members, () => ({ headcount: Number(members["count"]) }));
    case "help.wanted":
      return withCity(timeline, members, city => ({
        help: { ...city.help, [id]: { text: members["text"]!, since: at, answers: {} } },
      }));
    case "help.settled":
      return withCity(timeline, members, city => ({ help: without(city.help, members["ref"]!) }));
    case "slot.started":
      return withSlot(timeline, members, () => ({ state: "running", actual: { start: at } }));
    case "slot.finished":
      return withSlot(timeline, members, slot => ({
        state: "done",
        actual: { ...slot.actual, end: at },
        turns: turnsAfter(slot, body),
      }));
    case "slot.skipped":
      return withSlot(timeline, members, slot => ({ state: "skipped", turns: turnsAfter(slot, body) }));
    case "slot.delayed":
      return withSlot(timeline, members, slot => ({
        expected: { ...slot.expected, start: members["start"]! },
      }));
    case "slot.prolonged":
      return withSlot(timeline, members, slot => ({ expected: { ...slot.expected, end: members["end"]! } }));
    case "turns.set":
    case "turn.started":
    case "turn.finished":
    case "turn.skipped":
    case "turn.prolonged":
      return withSlot(timeline, members, slot => ({ turns: turnsAfter(slot, body) }));
    case "help.answered":
      return withCall(timeline, members["ref"]!, call => ({
        answers: { ...call.answers, [id]: { city: members["city"]!, text: members["text"]!, at } },
      }));
    case "announcement.seen":
      return withAnnouncement(timeline, members["ref"]!, ({ seen }) => ({ [members["city"]!]: at, ...seen }));
    case "question.answered":
      return withQuestionAnswer(timeline, members, at);
    case "project.changed":
      return withProject(timeline, members["city"]!, body["project"] as WrittenProject);
    case "project.removed":
      return withProjects(timeline, without(timeline.edition.projects ?? {}, members["project"]!));
    case "ready":
      return withAnswer(timeline, members, body["checks"] as Attendance["checks"]);
    default:
      return timeline;
  }
}

/** @param holding what holds of all that is known here, and so what may hold again without this */
function withRetraction(timeline: Timeline, said: Said, holding: readonly Said[]): Timeline {
  const members = said.body as Record<string, string>;
  const turns = (slot: Slot) =>
    turnsWithout(
      slot,
      holding.filter(other => isOfSlot(other, said)),
      said.id,
    ) ?? turnsBefore(slot, said.body);
  switch (said.body.type) {
    case "city.opened":
      return withCity(timeline, members, () => ({ state: "expected" }));
    case "city.closed":
      return withCity(timeline, members, () => ({ state: "open" }));
    case "help.wanted":
      return withCity(timeline, members, city => ({ help: without(city.help, said.id) }));
    case "slot.started":
      return withSlot(timeline, members, slot => ({ state: "planned", actual: {}, turns: turns(slot) }));
    case "slot.finished":
      return withSlot(timeline, members, slot => ({
        state: "running",
        actual: without(slot.actual ?? {}, "end"),
        turns: turns(slot),
      }));
    case "turns.set":
    case "turn.started":
    case "turn.finished":
    case "turn.skipped":
    case "turn.prolonged":
      return withSlot(timeline, members, slot => ({ turns: turns(slot) }));
    case "slot.skipped":
      return withSlot(timeline, members, slot => ({ state: "planned", turns: turns(slot) }));
    case "help.answered":
      return withCall(timeline, members["ref"]!, call => ({ answers: without(call.answers ?? {}, said.id) }));
    case "announcement.seen":
      return withAnnouncement(timeline, members["ref"]!, ({ seen }) => without(seen, members["city"]!));
    case "question.answered":
      return withoutQuestionAnswer(timeline, members);
    default:
      return timeline;
  }
}

function isOfSlot({ body }: Said, other: Said): boolean {
  return body["city"] === other.body["city"] && body["slot"] === other.body["slot"];
}

function withCity(
  timeline: Timeline,
  { city }: Record<string, string>,
  change: (city: City) => Partial<City>,
): Timeline {
  const before = timeline.cities[city!];
  return before === undefined
    ? timeline
    : { ...timeline, cities: { ...timeline.cities, [city!]: { ...before, ...change(before) } } };
}

/** Members of a slot that are others; its turns stay where they are undefined. */
type SlotChange = Partial<Omit<Slot, "turns">> & { turns?: Slot["turns"] | undefined };

function withSlot(
  timeline: Timeline,
  members: Record<string, string>,
  change: (slot: Slot) => SlotChange,
): Timeline {
  return withCity(timeline, members, city => {
    const slot = city.slots[members["slot"]!];
    return slot === undefined
      ? {}
      : { slots: { ...city.slots, [members["slot"]!]: changed(slot, change(slot)) } };
  });
}

function changed(slot: Slot, { turns = slot.turns, ...members }: SlotChange): Slot {
  return withExpectedTurns({ ...slot, ...members }, turns);
}

/** Changes an open call for help, whichever city called. */
function withCall(timeline: Timeline, ref: string, change: (call: Call) => Partial<Call>): Timeline {
  const caller = Object.entries(timeline.cities).find(([, { help }]) => ref in help)?.[0];
  if (caller === undefined) return timeline;
  return withCity(timeline, { city: caller }, ({ help }) => ({
    help: { ...help, [ref]: { ...help[ref]!, ...change(help[ref]!) } },
  }));
}

function withAnnouncement(
  timeline: Timeline,
  ref: string,
  seenOf: (announcement: Announcement) => Announcement["seen"],
): Timeline {
  const before = timeline.announcements?.[ref];
  if (before === undefined) return timeline;
  return {
    ...timeline,
    announcements: { ...timeline.announcements, [ref]: { ...before, seen: seenOf(before) } },
  };
}

/** A project as it is said, with its id. */
type WrittenProject = Omit<Project, "city"> & { id: string };

function withProject(timeline: Timeline, city: string, { id, ...said }: WrittenProject): Timeline {
  return withProjects(timeline, { ...timeline.edition.projects, [id]: { ...said, city } });
}

function withProjects(timeline: Timeline, projects: Record<string, Project>): Timeline {
  return { ...timeline, edition: { ...timeline.edition, projects } };
}

function withAnswer(
  timeline: Timeline,
  members: Record<string, string>,
  checks: Attendance["checks"],
): Timeline {
  const milestone = timeline.milestones[members["milestone"]!];
  const mine = milestone?.cities[members["city"]!];
  if (milestone === undefined || mine === undefined) return timeline;
  const cities = {
    ...milestone.cities,
    [members["city"]!]: {
      ...without(without(mine, "note"), "checks"),
      ready: members["ready"] as "yes" | "no",
      ...(checks !== undefined && { checks }),
      ...(members["note"] !== undefined && { note: members["note"] }),
    },
  };
  return {
    ...timeline,
    milestones: { ...timeline.milestones, [members["milestone"]!]: { ...milestone, cities } },
  };
}

function without<T extends object>(object: T, name: string): T {
  const rest = { ...object } as Record<string, unknown>;
  delete rest[name];
  return rest as T;
}

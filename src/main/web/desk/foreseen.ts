import type { Announcement, Attendance, Call, City, Project, Slot, Timeline } from "../feed/document.js";
import { position, type View } from "../feed/feed.js";
import type { Body, Post } from "../outbox/posts.js";
import { withoutQuestionAnswer, withQuestionAnswer } from "./foreseen-questions.js";
import { turnsAfter, turnsBefore, withExpectedTurns } from "./turns-foreseen.js";

/**
 * How long after an answer the feed's next message includes the post. Then a position that the document
 * has not reached is one in another journal: that of a rehearsal before the event, or of one that began anew.
 */
const FEED_LAG_MILLIS = 5_000;

/** What was said, under which id. */
interface Said {
  id: string;
  body: Body & { observedAt: string };
}

/**
 * Gives the document as it will be once it includes the posts of this desk, so that the desk goes on without
 * network. It applies the posts themselves and none of their consequences, but for the turns of a slot, which
 * go on one after the other; the server's document takes its
 * place as soon as it is there. Pure.
 *
 * @param said what colleagues said on other devices, by its id: it can be taken back here
 */
export function foreseen(
  timeline: Timeline,
  posts: readonly Post[],
  view: View<Timeline>,
  said: (id: string) => Said | undefined = () => undefined,
): Timeline {
  const untold = posts.filter(
    post => post.state === "waiting" || (post.state === "kept" && !isInDocument(post, view)),
  );
  return untold.reduce(
    (so, post) =>
      post.body.type === "retracted" ? withRetraction(so, refOf(post, posts, said)) : withPost(so, post),
    timeline,
  );
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

function refOf(
  { body }: Post,
  posts: readonly Post[],
  said: (id: string) => Said | undefined,
): Said | undefined {
  const ref = String(body["ref"]);
  return posts.find(other => other.id === ref) ?? said(ref);
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

function withRetraction(timeline: Timeline, said: Said | undefined): Timeline {
  const members = (said?.body ?? {}) as Record<string, string>;
  switch (said?.body.type) {
    case "city.opened":
      return withCity(timeline, members, () => ({ state: "expected" }));
    case "city.closed":
      return withCity(timeline, members, () => ({ state: "open" }));
    case "help.wanted":
      return withCity(timeline, members, city => ({ help: without(city.help, said.id) }));
    case "slot.started":
      return withSlot(timeline, members, () => ({ state: "planned", actual: {} }));
    case "slot.finished":
      return withSlot(timeline, members, slot => ({
        state: "running",
        actual: without(slot.actual ?? {}, "end"),
        turns: turnsBefore(slot, said.body),
      }));
    case "turn.started":
    case "turn.finished":
    case "turn.skipped":
    case "turn.prolonged":
      return withSlot(timeline, members, slot => ({ turns: turnsBefore(slot, said.body) }));
    case "slot.skipped":
      return withSlot(timeline, members, () => ({ state: "planned" }));
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

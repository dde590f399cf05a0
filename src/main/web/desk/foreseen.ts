import type { City, Slot, Timeline } from "../feed/document.js";
import { position, type View } from "../feed/feed.js";
import type { Post } from "../outbox/posts.js";

/**
 * How long after an answer whatever is heard on the feed tells of it too. Then a position that the document
 * has not reached is one in another journal: that of a rehearsal before the event, or of one that began anew.
 */
const TOLD_MILLIS = 5_000;

/**
 * The document as it will be once it tells of what was said here: so the desk goes on to the next thing
 * without network. It follows no consequence of what was said, only the thing itself; the server's document
 * takes its place as soon as it is there. Pure.
 */
export function foreseen(timeline: Timeline, posts: readonly Post[], view: View<Timeline>): Timeline {
  const untold = posts.filter(
    post => post.state === "waiting" || (post.state === "kept" && !isTold(post, view)),
  );
  return untold.reduce(
    (so, post) => (post.body.type === "retracted" ? takenBack(so, post, posts) : applied(so, post)),
    timeline,
  );
}

function isTold({ seq = 0, keptAt = 0 }: Post, { cursor, heardAt = 0, staleSince }: View<Timeline>): boolean {
  return (
    cursor === undefined ||
    seq <= position(cursor) ||
    (staleSince === undefined && heardAt > keptAt + TOLD_MILLIS)
  );
}

function applied(timeline: Timeline, { id, body }: Post): Timeline {
  const said = body as Record<string, string>;
  const at = body.observedAt;
  switch (body.type) {
    case "city.opened":
      return inCity(timeline, said, () => ({ state: "open" }));
    case "city.closed":
      return inCity(timeline, said, () => ({ state: "closed" }));
    case "headcount":
      return inCity(timeline, said, () => ({ headcount: Number(said["count"]) }));
    case "help.wanted":
      return inCity(timeline, said, city => ({
        help: { ...city.help, [id]: { text: said["text"]!, since: at } },
      }));
    case "help.settled":
      return inCity(timeline, said, city => ({ help: without(city.help, said["ref"]!) }));
    case "slot.started":
      return inSlot(timeline, said, () => ({ state: "running", actual: { start: at } }));
    case "slot.finished":
      return inSlot(timeline, said, slot => ({ state: "done", actual: { ...slot.actual, end: at } }));
    case "slot.skipped":
      return inSlot(timeline, said, () => ({ state: "skipped" }));
    case "slot.delayed":
      return inSlot(timeline, said, slot => ({ expected: { ...slot.expected, start: said["start"]! } }));
    case "ready":
      return answered(timeline, said);
    default:
      return timeline;
  }
}

function takenBack(timeline: Timeline, retraction: Post, posts: readonly Post[]): Timeline {
  const post = posts.find(other => other.id === retraction.body["ref"]);
  const said = (post?.body ?? {}) as Record<string, string>;
  switch (post?.body.type) {
    case "city.opened":
      return inCity(timeline, said, () => ({ state: "expected" }));
    case "city.closed":
      return inCity(timeline, said, () => ({ state: "open" }));
    case "help.wanted":
      return inCity(timeline, said, city => ({ help: without(city.help, post.id) }));
    case "slot.started":
      return inSlot(timeline, said, () => ({ state: "planned", actual: {} }));
    case "slot.finished":
      return inSlot(timeline, said, slot => ({
        state: "running",
        actual: without(slot.actual ?? {}, "end"),
      }));
    case "slot.skipped":
      return inSlot(timeline, said, () => ({ state: "planned" }));
    default:
      return timeline;
  }
}

function inCity(
  timeline: Timeline,
  { city }: Record<string, string>,
  change: (city: City) => Partial<City>,
): Timeline {
  const before = timeline.cities[city!];
  return before === undefined
    ? timeline
    : { ...timeline, cities: { ...timeline.cities, [city!]: { ...before, ...change(before) } } };
}

function inSlot(
  timeline: Timeline,
  said: Record<string, string>,
  change: (slot: Slot) => Partial<Slot>,
): Timeline {
  return inCity(timeline, said, city => {
    const slot = city.slots[said["slot"]!];
    return slot === undefined
      ? {}
      : { slots: { ...city.slots, [said["slot"]!]: { ...slot, ...change(slot) } } };
  });
}

function answered(timeline: Timeline, said: Record<string, string>): Timeline {
  const milestone = timeline.milestones[said["milestone"]!];
  const mine = milestone?.cities[said["city"]!];
  if (milestone === undefined || mine === undefined) return timeline;
  const cities = { ...milestone.cities, [said["city"]!]: { ...mine, ready: said["ready"] as "yes" | "no" } };
  return {
    ...timeline,
    milestones: { ...timeline.milestones, [said["milestone"]!]: { ...milestone, cities } },
  };
}

function without<T extends object>(object: T, name: string): T {
  const rest = { ...object } as Record<string, unknown>;
  delete rest[name];
  return rest as T;
}

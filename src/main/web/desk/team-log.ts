import type { Body, Post } from "../outbox/posts.js";

/** What the team of a city said, over all its devices: pure functions. */

/** What was said, under which id. */
export interface Said {
  id: string;
  body: Body & { observedAt: string };
}

/** A statement as the server has it, and where in the journal. */
export interface Statement extends Said {
  seq: number;
}

/** What the server was last heard to have of the city's statements. */
export interface KnownStatements {
  /** All that were read by this page, by their ids, also those that were taken back since. */
  all: ReadonlyMap<string, Statement>;
  /** The ids of those that still hold. */
  holding: ReadonlySet<string>;
  /** The positions of the journal of which this is all: from behind one, up to another. */
  after: number;
  until: number;
}

export const NOTHING_KNOWN: KnownStatements = {
  all: new Map(),
  holding: new Set(),
  after: 0,
  until: 0,
};

export interface LogEntry extends Said {
  /** `undoing`: its retraction has still to be sent. */
  state: Post["state"] | "undoing";
  /** The server's sentence, where it is refused. */
  why?: string;
  /** The post, where it was said on this device. */
  post?: Post;
}

/**
 * Lists what was said for a city, on this device or another, the newest first, and what this device said for
 * other cities as long as it is not settled. A retraction shows in what it takes back, unless it was refused.
 *
 * @param posts those of this device, the newest first
 */
export function teamLog(city: string, posts: readonly Post[], known: KnownStatements): LogEntry[] {
  const retractions = new Map(
    posts
      .filter(post => post.body.type === "retracted" && post.state !== "refused")
      .map(post => [String(post.body["ref"]), post]),
  );
  const own = posts
    .filter(post => post.body.type !== "retracted" || post.state === "refused")
    .filter(post => post.body["city"] === city || post.state === "waiting" || post.state === "refused")
    .map(
      (post): LogEntry => ({
        id: post.id,
        body: post.body,
        state: stateOfPost(post, retractions.get(post.id), known),
        ...(post.why !== undefined && { why: post.why }),
        post,
      }),
    );
  const ids = new Set(posts.map(post => post.id));
  const colleagues = [...known.all.values()]
    .filter(({ id, body }) => !ids.has(id) && body["city"] === city)
    .map(
      ({ id, seq, body }): LogEntry => ({
        id,
        body,
        state: stateOfKept(id, seq, retractions.get(id), known),
      }),
    );
  return [...own, ...colleagues].sort(
    (one, other) => Date.parse(other.body.observedAt) - Date.parse(one.body.observedAt),
  );
}

function stateOfPost(post: Post, retraction: Post | undefined, known: KnownStatements): LogEntry["state"] {
  if (post.state === "kept") return stateOfKept(post.id, post.seq, retraction, known);
  return retraction?.state === "waiting" ? "undoing" : post.state;
}

/** What the server kept was undone here, or is missing where all that holds was read. */
function stateOfKept(
  id: string,
  seq = 0,
  retraction: Post | undefined,
  known: KnownStatements,
): LogEntry["state"] {
  if (retraction !== undefined) return retraction.state === "waiting" ? "undoing" : "undone";
  return wasTakenBack(id, seq, known) ? "undone" : "kept";
}

/** Asks whether what the server kept is missing where all that holds was read. */
export function wasTakenBack(id: string, seq: number, { holding, after, until }: KnownStatements): boolean {
  return seq > after && seq <= until && !holding.has(id);
}

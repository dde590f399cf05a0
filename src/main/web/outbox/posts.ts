import { maySpeakAs, type Role, type Session } from "../join/roles.js";
import { POSTS, within } from "../device/storage.js";

/**
 * Keeps the posts of the desk of this device, in the order in which they were made, until the server has
 * answered and a while longer.
 */

export type Body = Record<string, unknown> & { type: string };

export interface Post {
  id: string;
  edition: string;
  /** The session it was written as, and the only one it is sent as. */
  role: Session["role"];
  city?: string;
  language: string;
  body: Body & { observedAt: string };
  state: "waiting" | "kept" | "refused" | "undone";
  /** Whether it was ever sent: then the server may have it, also without an answer. */
  tried: boolean;
  /** Where in the journal it is kept. */
  seq?: number;
  /** When the server said so, by this device's clock. */
  keptAt?: number;
  /** The server's sentence, where it is refused. */
  why?: string;
}

const ANSWERED_KEPT = 50;
const MOST_WAITING = 1_000;

/** What waits on this device and may be sent in these roles, of every edition and the oldest first. */
export async function waitingFor(roles: readonly Role[]): Promise<Post[]> {
  return (await allPosts()).filter(post => post.state === "waiting" && isSendable(post, roles));
}

/** All that are kept here, of every edition, the oldest first. */
export function allPosts(): Promise<Post[]> {
  return within<Post[]>(POSTS, "readonly", (store, give) => {
    const all: IDBRequest<Post[]> = store.getAll();
    all.onsuccess = () => give(all.result);
  });
}

/**
 * Writes it down; fails where that is not possible. What waits is never dropped for room, so there is an end
 * to how much may.
 */
export function write(post: Post): Promise<void> {
  return within<void>(POSTS, "readwrite", store => {
    const all: IDBRequest<(Post & { order: number })[]> = store.getAll();
    all.onsuccess = () => {
      if (all.result.some(other => other.id === post.id)) return;
      const answered = all.result.filter(other => other.state !== "waiting");
      if (all.result.length - answered.length >= MOST_WAITING) store.transaction.abort();
      else {
        answered.slice(0, -ANSWERED_KEPT).forEach(old => store.delete(old.order));
        store.add(post);
      }
    };
  });
}

/**
 * Makes another post of it in one step, where no other tab can come between. Answers what is there then, if
 * anything.
 *
 * @param durability relaxed where losing the change would only have something sent again, which does nothing
 */
export function change(
  id: string,
  into: (post: Post) => Post | undefined,
  durability: IDBTransactionDurability = "strict",
): Promise<Post | undefined> {
  return within<Post | undefined>(
    POSTS,
    "readwrite",
    (store, give) => {
      const found: IDBRequest<(Post & { order: number }) | undefined> = store.index("id").get(id);
      found.onsuccess = () => {
        const post = found.result;
        const changed = post === undefined ? undefined : into(post);
        give(changed);
        if (post === undefined || changed === post) return;
        if (changed === undefined) store.delete(post.order);
        else store.put(changed);
      };
    },
    durability,
  );
}

/** Whether a device with these roles may send it: only the role and the city it was said as. */
export function isSendable({ role, edition, city }: Post, roles: readonly Role[]): boolean {
  return maySpeakAs({ role, edition, ...(city !== undefined && { city }) }, roles);
}

/**
 * Names the outbox that a post waits in: each role has one of its own, and what is wrong with one holds up no
 * other.
 */
export function outboxOf({ edition, role, city }: Post): string {
  return [edition, role, city].join(" ");
}

/** Whether the team of a city may say it, or take it back; coordinators, who have no city, may for all. */
export function speaksFor(city: string | undefined, post: Post): boolean {
  return city === undefined || post.body["city"] === city;
}

import type { Session } from "../join/identity.js";
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

/** The oldest first. */
export function postsOf(edition: string): Promise<Post[]> {
  return within<Post[]>(POSTS, "readonly", (store, give) => {
    const all: IDBRequest<Post[]> = store.getAll();
    all.onsuccess = () => give(all.result.filter(post => post.edition === edition));
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

/** Whether a session may send it: only the role and the city it was said as. */
export function isSaidAs(post: Post, session: Session | undefined): boolean {
  return (
    session !== undefined &&
    post.edition === session.edition &&
    post.role === session.role &&
    post.city === session.city
  );
}

/** Whether the team of a city may say it, or take it back; coordinators, who have no city, may for all. */
export function speaksFor(city: string | undefined, post: Post): boolean {
  return city === undefined || post.body["city"] === city;
}

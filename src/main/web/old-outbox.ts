import type { Session } from "./identity.js";
import { write, type Post } from "./posts.js";

/** Earlier versions kept the posts in another place: what still waits there is taken over, in its order, before that is cleared. */
export async function takeOver(edition: string, language: string, session: Session | undefined): Promise<void> {
  const key = `carillon.outbox.${edition}`;
  const kept = localStorage.getItem(key);
  if (kept === null || session === undefined) return;
  const posts = JSON.parse(kept) as { id: string; body: Post["body"]; state: string }[];
  for (const { id, body, state } of posts) {
    if (state !== "sending") continue;
    await write({
      id, edition, role: session.role, ...(session.city !== undefined && { city: session.city }), language, body,
      state: "waiting", tried: true,
    });
  }
  localStorage.removeItem(key);
}

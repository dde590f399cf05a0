import { isInconclusive, retryAfterMillis } from "../http/retries.js";
import { addressOf } from "../http/base-path.js";
import type { Role } from "../join/roles.js";
import { change, outboxOf, speaksFor, waitingFor, type Post } from "./posts.js";
import { meaningOf, problemOf, whatIsWrong } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";

/** How a delivery ended. */
export interface Delivery {
  /**
   * What is left for later: nothing; what nobody has answered (`unanswered`); or the rest, as the server
   * takes so many at a time, after the pause that it asks for (`limited`), and nothing is wrong.
   */
  left: "nothing" | "unanswered" | "limited";
  /** Whether the server does not know one of the speakers any more. */
  isUnwelcome: boolean;
  retryAfterMillis?: number;
}

const LOCK = "carillon.delivery";
const ANSWER_MILLIS = 15_000;

type Answer =
  | { kind: "kept"; seq: number }
  | { kind: "refused"; code: string; why: string }
  | { kind: "unwelcome" }
  | { kind: "limited"; retryAfterMillis: number }
  | { kind: "open"; retryAfterMillis?: number }
  | { kind: "unreachable" };

/**
 * Sends the posts that wait on this device to the server, whatever city and edition a page shows: one after
 * the other, the oldest first, each until it is answered. Where one is not, those of the same role wait with
 * it, and the others go on. Pages do it, and the service worker when the network comes back after they are
 * gone. A lock keeps it to one of them at a time; where a browser has none, two may send the same post, which
 * does nothing the second time.
 *
 * @param roles those of this device
 */
export async function deliver(roles: readonly Role[], changed: () => void): Promise<Delivery> {
  const work = () => deliverAll(roles, changed);
  return await (navigator.locks === undefined ? work() : navigator.locks.request(LOCK, work));
}

/** Asks whether anything answers at the server's address; without network a browser says no at once. */
export async function isServerThere(): Promise<boolean> {
  return await fetch(addressOf("/api/v1/editions"), {
    cache: "no-store",
    signal: timeLimit(ANSWER_MILLIS),
  }).then(
    () => true,
    () => false,
  );
}

async function deliverAll(roles: readonly Role[], changed: () => void): Promise<Delivery> {
  const held = new Set<string>();
  const delivery: Delivery = { left: "nothing", isUnwelcome: false };
  for (;;) {
    const next = (await waitingFor(roles)).find(post => !held.has(outboxOf(post)));
    if (next === undefined) return delivery;
    // Written down ahead of the attempt: from here on, taking it back needs the server.
    const post = await change(next.id, known =>
      known.tried || known.state !== "waiting" ? known : { ...known, tried: true },
    );
    if (post?.state !== "waiting") continue;
    const answer = await put(post);
    switch (answer.kind) {
      case "kept":
        await kept(post, answer.seq);
        break;
      case "refused":
        await refused(post, answer);
        break;
      case "unwelcome":
        held.add(outboxOf(post));
        delivery.isUnwelcome = true;
        continue;
      case "limited":
        return { ...delivery, left: "limited", retryAfterMillis: answer.retryAfterMillis };
      case "unreachable":
        return { ...delivery, left: "unanswered" };
      case "open":
        held.add(outboxOf(post));
        delivery.left = "unanswered";
        delivery.retryAfterMillis = Math.max(delivery.retryAfterMillis ?? 0, answer.retryAfterMillis ?? 0);
        continue;
    }
    changed();
  }
}

async function kept(post: Post, seq: number): Promise<void> {
  await change(post.id, known => ({ ...known, state: "kept", seq, keptAt: Date.now() }), "relaxed");
  if (post.body.type === "retracted") await undone(post);
}

async function refused(post: Post, { code, why }: { code: string; why: string }): Promise<void> {
  // A post that was taken back elsewhere is taken back; a refused one needs no retraction.
  const target =
    post.body.type === "retracted" ? await change(String(post.body["ref"]), known => known) : undefined;
  if (post.body.type === "retracted" && (code === "already-retracted" || target?.state === "refused")) {
    await change(post.id, () => undefined);
    if (code === "already-retracted") await undone(post);
  } else {
    await change(post.id, known => ({ ...known, state: "refused", why }), "relaxed");
  }
}

async function undone(retraction: Post): Promise<void> {
  await change(String(retraction.body["ref"]), known => ({ ...known, state: "undone" }), "relaxed");
}

async function put(post: Post): Promise<Answer> {
  try {
    const answer = await fetch(addressOf(`/api/v1/editions/${post.edition}/check-ins/${post.id}`), {
      method: "PUT",
      headers: { "Content-Type": "application/json", "Accept-Language": post.language },
      body: JSON.stringify(post.body),
      signal: timeLimit(ANSWER_MILLIS),
    });
    return await read(answer, post);
  } catch {
    return { kind: "unreachable" };
  }
}

/**
 * Reads an answer. Only one that Carillon alone can give counts: a hotel's sign-in page may answer anything.
 */
async function read(answer: Response, post: Post): Promise<Answer> {
  if (isInconclusive(answer)) return open(answer);
  if (answer.ok) {
    const seq = seqOf(await answer.json(), post);
    return seq === undefined ? open(answer) : { kind: "kept", seq };
  }
  const problem = await problemOf(answer);
  if (problem === undefined) return open(answer);
  const meaning = meaningOf(problem);
  // What a team says for another city will never be accepted, and must not hold up the rest.
  if (meaning === "speaker" || (problem.code === "not-your-city" && speaksFor(post.city, post)))
    return { kind: "unwelcome" };
  if (meaning === "open") return open(answer);
  return { kind: "refused", code: problem.code, why: whatIsWrong(problem) ?? problem.code };
}

/** Reads the position from the receipt for this post and no other; undefined where it is none. */
function seqOf(receipt: unknown, post: Post): number | undefined {
  const { id, seq } = (receipt ?? {}) as { id?: unknown; seq?: unknown };
  return id === post.id && typeof seq === "number" ? seq : undefined;
}

function open(answer: Response): Answer {
  const wait = retryAfterMillis(answer);
  if (wait === undefined) return { kind: "open" };
  return { kind: answer.status === 429 ? "limited" : "open", retryAfterMillis: wait };
}

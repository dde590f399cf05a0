import { addressOf } from "../http/base-path.js";
import { problemOf, whatIsWrong } from "../http/problem.js";
import { timeLimit } from "../http/time-limit.js";
import { language, say } from "../words/words.js";

/** What the server has of the teams (docs/protocol.md, "Identity"). */

type RoleName = "organizer" | "coordinator" | "administrator";

export interface Invitation {
  id: string;
  role: RoleName;
  city?: string;
  label?: string;
  expires: string;
  uses: number;
  used: number;
  /** The invitation whose holder made it, `server` or `program`. */
  madeBy: string;
}

/** An invitation as it is answered once, with its link. */
export interface Made extends Invitation {
  link: string;
}

/** A device in one of its roles. */
export interface Device {
  id: string;
  role: RoleName;
  city?: string;
  label?: string;
  /** The invitation that it came with. */
  invitation: string;
  began?: string;
  /** When it was last heard of, to the minute. */
  seen?: string;
  /** Whether it is the one that asks. */
  mine?: true;
}

/** What is asked for in an invitation. */
export interface Wish {
  role: RoleName;
  city?: string;
  label?: string;
  uses?: number;
}

const ANSWER_MILLIS = 15_000;

/** Why something was not done, in words. */
export class Refusal extends Error {}

/** Lists the invitations that this device may see; none where it may see none. */
export async function invitationsOf(edition: string): Promise<Invitation[]> {
  return (await listed<{ invitations: Invitation[] }>(edition, "/invitations"))?.invitations ?? [];
}

/** Lists the devices that this device may see; undefined where the server lists none. */
export async function devicesOf(edition: string): Promise<Device[] | undefined> {
  return (await listed<{ sessions: Device[] }>(edition, "/sessions"))?.sessions;
}

/** Makes an invitation. */
export async function invite(edition: string, wish: Wish): Promise<Made> {
  const made = await asked<Made>(edition, "/invitations", "POST", wish);
  if (typeof made?.link !== "string") throw new Refusal(say("notSent"));
  return made;
}

/** Calls an invitation otherwise. */
export async function rename(edition: string, id: string, label: string): Promise<void> {
  await asked(edition, `/invitations/${id}`, "PATCH", { label });
}

/** Takes an invitation back, with all that came of it. */
export async function revoke(edition: string, id: string): Promise<void> {
  await asked(edition, `/invitations/${id}`, "DELETE");
}

/** Signs a device out of one of its roles. */
export async function endDevice(edition: string, id: string): Promise<void> {
  await asked(edition, `/sessions/${id}`, "DELETE");
}

/** Signs all devices out but the one that asks: those of a city, or of everybody. */
export async function endDevices(edition: string, city: string | undefined): Promise<void> {
  await asked(edition, city === undefined ? "/sessions" : `/sessions?city=${city}`, "DELETE");
}

/** Undefined where this device may not see it, or a server of the version before has no such list. */
async function listed<T>(edition: string, path: string): Promise<T | undefined> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}${path}`), {
    signal: timeLimit(ANSWER_MILLIS),
  });
  if (answer.ok) return (await answer.json()) as T;
  if ((await problemOf(answer)) === undefined) throw new Error(`${path}: ${answer.status}`);
  return undefined;
}

/** @throws Refusal with the server's sentence, or where none came, with ours */
async function asked<T>(
  edition: string,
  path: string,
  method: string,
  body?: object,
): Promise<T | undefined> {
  const answer = await fetch(addressOf(`/api/v1/editions/${edition}${path}`), {
    method,
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: timeLimit(ANSWER_MILLIS),
  }).catch(() => undefined);
  if (answer?.ok === true)
    return answer.status === 204 ? undefined : ((await answer.json().catch(() => undefined)) as T);
  const problem = answer === undefined ? undefined : await problemOf(answer);
  throw new Refusal((problem && whatIsWrong(problem)) ?? say("notSent"));
}

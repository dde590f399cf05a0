import type { Slot, Times, Turn } from "../feed/document.js";
import type { Body } from "../outbox/posts.js";
import { MOST_MINUTES, MOST_TURNS } from "../turns/turn-posts.js";
import { inOrder } from "../turns/turns.js";

/**
 * The turns of a slot as they will be once the document includes what was said of them at this desk: pure
 * functions, which follow the server's rule of expected times.
 */

const MINUTE_MILLIS = 60_000;

/** What is said of a slot's turns. */
type Said = Body & { observedAt: string };

/** A slot, as far as its turns depend on it. */
export type TurnedSlot = Pick<Slot, "state"> & { turns?: Record<string, Turn> };

/** A turn as it is set, with its id. */
type WrittenTurn = Omit<Turn, "order" | "state" | "expected" | "actual"> & { id: string };

/** Applies what was said of the turns of a slot; undefined where it changes none. */
export function turnsAfter(slot: TurnedSlot, body: Said): Record<string, Turn> | undefined {
  if (body.type === "turns.set") return setAnew(slot.turns ?? {}, body["turns"] as WrittenTurn[]);
  const { turns } = slot;
  if (turns === undefined) return undefined;
  const id = String(body["turn"] ?? "");
  const at = body.observedAt;
  switch (body.type) {
    case "turn.started":
      return slot.state === "running" && id in turns
        ? withTurn(withoutSpeaker(turns, at), id, () => ({ state: "running", actual: { start: at } }))
        : turns;
    case "turn.finished":
      return withTurn(turns, id, turn => (turn.state === "running" ? ended(turn, at) : {}));
    case "turn.skipped":
      return withTurn(turns, id, ({ state }) =>
        state === "done" ? {} : { state: "skipped", actual: undefined },
      );
    case "turn.prolonged":
      return withTurn(turns, id, ({ state, minutes }) =>
        isAhead(state) ? { minutes: Math.min(MOST_MINUTES, minutes + Number(body["minutes"])) } : {},
      );
    case "slot.finished":
    case "slot.skipped":
      return withoutSpeaker(turns, at);
    default:
      return undefined;
  }
}

/**
 * Takes back what was said of the turns of a slot, where not all is known that was said of them before: as if
 * it had been the last of it. Undefined where that changes none.
 */
export function turnsBefore({ turns }: Slot, body: Said): Record<string, Turn> | undefined {
  if (turns === undefined) return undefined;
  const id = String(body["turn"] ?? "");
  switch (body.type) {
    case "turn.started":
      return speakingAgain(
        withTurn(turns, id, () => ({ state: "planned", actual: undefined })),
        body.observedAt,
      );
    case "turn.finished":
      return withTurn(turns, id, ({ actual }) => ({ state: "running", actual: startOf(actual) }));
    case "turn.skipped":
      return withTurn(turns, id, () => ({ state: "planned" }));
    case "turn.prolonged":
      return withTurn(turns, id, ({ minutes }) => ({ minutes: minutes - Number(body["minutes"]) }));
    case "slot.finished":
      return speakingAgain(turns, body.observedAt);
    default:
      return undefined;
  }
}

/**
 * Gives a slot its turns with the times that are expected of them: of those that have begun by when they did,
 * and of those to come one after the other.
 */
export function withExpectedTurns(slot: Slot, turns = slot.turns): Slot {
  if (turns === undefined) return slot;
  if (Object.keys(turns).length === 0) return withoutTurns(slot);
  const from = slot.actual?.start ?? slot.expected?.start;
  const isOver = slot.state === "done" || slot.state === "skipped";
  const ends = Object.values(turns).flatMap(turn => endOf(turn) ?? []);
  let free = from === undefined ? undefined : Math.max(Date.parse(from), ...ends);
  const timed = inOrder({ turns }).map(([id, turn]): [string, Turn] => {
    const { expected: _, ...rest } = turn;
    if (turn.actual?.start !== undefined)
      return [id, { ...rest, expected: times(Date.parse(turn.actual.start), endOf(turn)!) }];
    if (turn.state !== "planned" || free === undefined || isOver) return [id, rest];
    const start = free;
    free += turn.minutes * MINUTE_MILLIS;
    return [id, { ...rest, expected: times(start, free) }];
  });
  return { ...slot, turns: Object.fromEntries(timed) };
}

/** A document says nothing of turns where there are none. */
function withoutTurns({ turns: _, ...slot }: Slot): Slot {
  return slot;
}

/**
 * Takes a new order over; what has begun and is not in it stays ahead of it, the newest as far as there is
 * room.
 */
function setAnew(before: Record<string, Turn>, written: readonly WrittenTurn[]): Record<string, Turn> {
  const leftOut = inOrder({ turns: before })
    .filter(([id, { actual }]) => actual !== undefined && written.every(turn => turn.id !== id))
    .sort(([, one], [, other]) => startMillis(one) - startMillis(other));
  const room = Math.max(0, MOST_TURNS - written.length);
  const all = written.map(({ id, ...members }): [string, Omit<Turn, "order">] => {
    const { state = "planned", actual } = before[id] ?? {};
    return [id, { ...members, state, ...(actual !== undefined && { actual }) }];
  });
  return Object.fromEntries(
    [...leftOut.slice(Math.max(0, leftOut.length - room)), ...all].map(
      ([id, turn], order): [string, Turn] => [id, { ...turn, order }],
    ),
  );
}

/** Ends the turn that runs, if one does. */
function withoutSpeaker(turns: Record<string, Turn>, at: string): Record<string, Turn> {
  const speaker = Object.entries(turns).find(([, { state }]) => state === "running")?.[0];
  return speaker === undefined ? turns : withTurn(turns, speaker, turn => ended(turn, at));
}

/** Lets go on speaking whose turn was ended at that instant, by what is taken back now. */
function speakingAgain(turns: Record<string, Turn>, at: string): Record<string, Turn> {
  const speaker = Object.entries(turns).find(([, { actual }]) => isAt(actual?.end, at))?.[0];
  return speaker === undefined
    ? turns
    : withTurn(turns, speaker, ({ actual }) => ({ state: "running", actual: startOf(actual) }));
}

/** Asks whether an instant that the server may have written is one that was said. */
function isAt(instant: string | undefined, said: string): boolean {
  return instant !== undefined && Date.parse(instant) === Date.parse(said);
}

function isAhead(state: Turn["state"]): boolean {
  return state === "planned" || state === "running";
}

function ended(turn: Turn, at: string): Changes {
  return { state: "done", actual: { ...turn.actual, end: at } };
}

function startMillis({ actual }: Turn): number {
  return Date.parse(actual?.start ?? "");
}

function startOf(actual: Times | undefined): Times {
  return actual?.start === undefined ? {} : { start: actual.start };
}

/** Members of a turn; one that is undefined is taken out. */
type Changes = Partial<Omit<Turn, "actual">> & { actual?: Times | undefined };

function withTurn(
  turns: Record<string, Turn>,
  id: string,
  change: (turn: Turn) => Changes,
): Record<string, Turn> {
  const before = turns[id];
  if (before === undefined) return turns;
  const { actual, ...rest } = { ...before, ...change(before) };
  return { ...turns, [id]: { ...rest, ...(actual !== undefined && { actual }) } };
}

/** When a turn that has begun ended, or will; undefined for one that has not. */
function endOf({ actual, minutes }: Turn): number | undefined {
  if (actual?.start === undefined) return undefined;
  return actual.end === undefined
    ? Date.parse(actual.start) + minutes * MINUTE_MILLIS
    : Date.parse(actual.end);
}

function times(start: number, end: number): Required<Times> {
  return { start: written(start), end: written(end) };
}

/** Writes an instant as the server does, which leaves out a fraction of nothing. */
function written(instant: number): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}

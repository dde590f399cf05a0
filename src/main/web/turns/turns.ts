import type { Turn } from "../feed/document.js";

/**
 * Who speaks in a shared moment or in a slot, by the one rule that all pages follow: pure functions of the
 * document and an instant of the server's clock.
 *
 * The document tells what was said. Between two statements the clock goes on: a turn that runs ends at the
 * earliest now, and those behind it follow one after the other, none before now.
 */

const MINUTE_MILLIS = 60_000;
/** Whoever speaks is warned for the last minute, or for the last part of a long turn. */
const WARNING_MILLIS = MINUTE_MILLIS;
const WARNING_SHARE = 1 / 5;

/** A shared moment or a slot, as far as its turns go. */
export interface Block {
  turns?: Record<string, Turn>;
}

/** A turn at an instant. */
export interface TurnNow {
  id: string;
  turn: Turn;
  /** When it began or is expected to; undefined where nobody knows, and for one that was skipped. */
  start: number | undefined;
  /** When it ended or is expected to: never before now, unless it is done. */
  end: number | undefined;
}

/** How the time of whoever speaks stands: there is enough, it runs out, or it is used up. */
export type TimeLeft = "calm" | "warning" | "over";

/** The turn that runs. */
interface Speaking extends TurnNow {
  start: number;
  end: number;
  /** What is left of its minutes, in milliseconds; negative where it is over. */
  left: number;
  time: TimeLeft;
}

/** The turns of a block at an instant. */
export interface TurnsNow {
  /** All of them, in their order. */
  all: TurnNow[];
  speaking: Speaking | undefined;
  /** Those that are still to come, in their order. */
  queue: TurnNow[];
  /** The first of the queue. */
  next: TurnNow | undefined;
  /** When the last that is known will end; undefined where none runs or is still to come. */
  ends: number | undefined;
}

/** Tells the turns of a block at an instant of the server's clock. */
export function turnsNow(block: Block, now: number): TurnsNow {
  let free = now;
  const speaking = speakingNow(block, now);
  if (speaking !== undefined) free = speaking.end;
  const all = inOrder(block).map(([id, turn]): TurnNow => {
    if (id === speaking?.id) return speaking;
    if (turn.state === "skipped") return { id, turn, start: undefined, end: undefined };
    if (turn.state !== "planned")
      return { id, turn, start: millis(turn.actual?.start), end: millis(turn.actual?.end) };
    const expected = millis(turn.expected?.start);
    if (expected === undefined) return { id, turn, start: undefined, end: undefined };
    const start = Math.max(expected, free);
    free = start + turn.minutes * MINUTE_MILLIS;
    return { id, turn, start, end: free };
  });
  const queue = all.filter(({ turn }) => turn.state === "planned");
  return { all, speaking, queue, next: queue[0], ends: queue.findLast(knowsItsEnd)?.end ?? speaking?.end };
}

/** Tells the turn that runs; undefined where none does. */
function speakingNow(block: Block, now: number): Speaking | undefined {
  const running = Object.entries(block.turns ?? {}).find(([, { state }]) => state === "running");
  if (running === undefined) return undefined;
  const [id, turn] = running;
  const start = millis(turn.actual?.start) ?? now;
  const end = start + turn.minutes * MINUTE_MILLIS;
  const left = end - now;
  return { id, turn, start, end: Math.max(end, now), left, time: timeLeft(left, turn.minutes) };
}

/** Says how the time of a turn stands that has so much left of its minutes. */
function timeLeft(left: number, minutes: number): TimeLeft {
  if (left <= 0) return "over";
  return left <= Math.max(WARNING_MILLIS, minutes * MINUTE_MILLIS * WARNING_SHARE) ? "warning" : "calm";
}

/** Asks whether a turn runs: then no rule ends its block. */
export function isSomebodySpeaking({ turns = {} }: Block): boolean {
  return Object.values(turns).some(({ state }) => state === "running");
}

/** Lists the turns of a block with their ids, in their order. */
export function inOrder({ turns = {} }: Block): [string, Turn][] {
  return Object.entries(turns).sort(([a, { order }], [b, other]) => order - other.order || (a < b ? -1 : 1));
}

function knowsItsEnd({ end }: TurnNow): boolean {
  return end !== undefined;
}

function millis(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}

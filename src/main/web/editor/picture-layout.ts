import { MINUTE_MILLIS, OPEN_MILLIS, type Span } from "./picture-spans.js";
import { DAY_MILLIS, dayAfter, days, HOUR_MILLIS, shownAs } from "../time/local-time.js";

/** Where the blocks of a programme lie in its picture, a column for each day: pure functions. */

/** So tall is every block drawn at least, and so far apart are those that stand one below the other. */
const LEAST_MINUTES = 25;
const USUAL_FROM = 9;
const USUAL_TO = 18;
const HOURS_OF_DAY = 24;

/** A slot with its hours, as clocks show them. */
export interface Lying {
  id: string;
  span: Span;
}

/** A part of a slot that lies in one day. */
export interface Piece {
  id: string;
  /** Which part of the slot it is: a block over midnight has two. */
  part: number;
  column: number;
  /** In minutes since midnight. */
  from: number;
  to: number;
  /** Which of those side by side it is, and of how many. */
  lane: number;
  lanes: number;
  /** Whether the slot begins, or ends, in another piece. */
  isContinued: boolean;
  goesOn: boolean;
  isOpen: boolean;
}

/** The hours that the picture shows of each day. */
export interface Axis {
  from: number;
  to: number;
}

/** Lists the days that have a column: those of the edition, and one more where the last night ends there. */
export function columns(first: string, last: string, lying: readonly Lying[]): string[] {
  const isOver = ({ span: { end } }: Lying) => end !== undefined && end > shownAs(last, HOURS_OF_DAY);
  return days(first, lying.some(isOver) ? dayAfter(last) : last);
}

/** Lays out the blocks, those at the same time side by side. */
export function layOut(lying: readonly Lying[], shownDays: readonly string[]): Piece[] {
  const pieces = lying.flatMap(slot => piecesOf(slot, lying, shownDays));
  return shownDays.flatMap((_, column) => sideBySide(pieces.filter(piece => piece.column === column)));
}

/** Cuts a span at each midnight. */
function piecesOf({ id, span }: Lying, all: readonly Lying[], shownDays: readonly string[]): Piece[] {
  const end = span.end ?? openEnd(span.start, all);
  return shownDays
    .map((day, column) => ({ column, midnight: shownAs(day) }))
    .filter(({ midnight }) => span.start < midnight + DAY_MILLIS && end > midnight)
    .map(({ column, midnight }, part) => ({
      id,
      part,
      column,
      from: Math.max(0, span.start - midnight) / MINUTE_MILLIS,
      to: Math.min(DAY_MILLIS, end - midnight) / MINUTE_MILLIS,
      lane: 0,
      lanes: 1,
      isContinued: span.start < midnight,
      goesOn: end > midnight + DAY_MILLIS,
      isOpen: span.end === undefined,
    }));
}

/** What has no end is drawn until the next begins, an hour at most. */
function openEnd(start: number, all: readonly Lying[]): number {
  const later = all.map(({ span }) => span.start).filter(other => other > start);
  return Math.max(start + LEAST_MINUTES * MINUTE_MILLIS, Math.min(start + OPEN_MILLIS, ...later));
}

function sideBySide(pieces: Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => a.from - b.from || b.to - a.to);
  const laid: Piece[] = [];
  let group: Piece[] = [];
  let ends: number[] = [];
  const close = () => {
    laid.push(...group.map(piece => ({ ...piece, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const piece of sorted) {
    if (ends.every(end => end <= piece.from)) close();
    const free = ends.findIndex(end => end <= piece.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = drawnEnd(piece);
    group.push({ ...piece, lane });
  }
  close();
  return laid;
}

function drawnEnd({ from, to }: Piece): number {
  return Math.max(to, from + LEAST_MINUTES);
}

/** Lists what goes on at the same time as a slot, in the order of the programme. */
export function together({ id, span }: Lying, all: readonly Lying[]): string[] {
  const endOf = ({ start, end = start + MINUTE_MILLIS }: Span) => end;
  return all
    .filter(other => other.id !== id)
    .filter(other => other.span.start < endOf(span) && endOf(other.span) > span.start)
    .map(other => other.id);
}

/** Finds the hours to show: those of all that there is, with one ahead and one after. */
export function axisOf(pieces: readonly Pick<Piece, "from" | "to">[]): Axis {
  const hour = HOUR_MILLIS / MINUTE_MILLIS;
  const from = Math.min(USUAL_FROM, ...pieces.map(piece => Math.floor(piece.from / hour)));
  const to = Math.max(USUAL_TO, ...pieces.map(piece => Math.ceil(piece.to / hour)));
  return { from: Math.max(0, from - 1) * hour, to: Math.min(HOURS_OF_DAY, to + 1) * hour };
}

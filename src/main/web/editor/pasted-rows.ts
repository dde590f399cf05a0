import { COLUMNS, typedInto, type Column, type Vocabulary } from "./plan-cells.js";
import { freshSlot, inOrder, type Plan } from "./plan.js";
import { isSlot, type Lines } from "./plan-lines.js";
import type { Moments } from "./plan-hours.js";
import { plainOf, typedTime } from "./typed-values.js";

/** Rows that were copied from a spreadsheet, with a line of headings or without. */

/** A line more of one paste would be no programme of a city. */
const MOST_ROWS = 500;

/** The headings that people write, in the languages of the pages. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  day: ["jour", "date", "day", "اليوم", "التاريخ"],
  from: ["de", "debut", "heure", "horaire", "from", "start", "time", "begin", "من", "البداية"],
  to: ["a", "fin", "jusqu'a", "to", "end", "until", "الى", "النهاية"],
  title: ["titre", "intitule", "quoi", "activite", "title", "what", "activity", "name", "العنوان"],
  place: ["lieu", "salle", "ou", "place", "room", "where", "location", "المكان", "القاعة"],
  kind: ["genre", "type", "categorie", "kind", "category", "النوع"],
};

/** Gives the cells of a text with tabs, each row a list; quoted ones may hold tabs and line ends. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  return rows.filter(row => row.some(cell => cell.trim() !== "")).slice(0, MOST_ROWS);
}

/**
 * Writes pasted rows over the slots from one line on, and behind the last one as new slots; then all stand
 * where their hours belong.
 *
 * @param index the line at which somebody pastes @param column the cell; a line of headings says otherwise
 */
export function pasted(
  plan: Plan,
  index: number,
  column: Column,
  text: string,
  words: Vocabulary,
  moments: Moments,
): Lines {
  const [first, ...others] = rowsOf(text);
  if (first === undefined) return plan.lines;
  const headings = headingsOf(first);
  const rows = headings === undefined ? [first, ...others] : others;
  const columns = headings ?? columnsFrom(column, first);
  let now = plan;
  let at = index;
  for (const row of rows) {
    while (at < now.lines.length && !isSlot(now.lines[at]!)) at++;
    now = { ...now, lines: written(now, at, row, columns, words, moments) };
    at++;
  }
  return inOrder(now.lines, moments);
}

function written(
  plan: Plan,
  at: number,
  row: string[],
  columns: readonly (Column | undefined)[],
  words: Vocabulary,
  moments: Moments,
): Lines {
  const before = plan.lines.slice(0, at).findLast(isSlot);
  const present = plan.lines[at];
  const isNew = present === undefined || !isSlot(present);
  let slot = isNew ? freshSlot(plan, before, words.days[0]!, moments) : present;
  // A day stands ahead of its hours, and a start ahead of its end, whatever their order in the sheet.
  for (const column of COLUMNS) {
    const cell = columns.indexOf(column);
    const typed = cell < 0 ? undefined : row[cell];
    // A sheet writes a day once for all that stands below it.
    if (typed === undefined || (typed.trim() === "" && (column === "day" || isNew))) continue;
    slot = typedInto(
      { ...plan, lines: isNew ? [...plan.lines, slot] : plan.lines },
      slot,
      column,
      typed,
      words,
    );
  }
  return isNew ? plan.lines.toSpliced(at, 0, slot) : plan.lines.with(at, slot);
}

/** Reads a first line as headings; undefined where fewer than two of its cells are any. */
function headingsOf(row: string[]): (Column | undefined)[] | undefined {
  const found = row.map(cell => columnHeaded(plainOf(cell)));
  return found.filter(column => column !== undefined).length < 2 ? undefined : found;
}

/** A time may be headed by what it is the time of: `Heure de début`. */
function columnHeaded(heading: string): Column | undefined {
  const last = heading.replace(/^heure (?:de )?/, "");
  return COLUMNS.find(column => HEADINGS[column].includes(last));
}

/** The columns of rows without headings: from the cell on, from the left where they would go beyond. */
function columnsFrom(column: Column, first: string[]): readonly Column[] {
  const isTime = column === "day" && typedTime(first[0]!) !== undefined && first.length > 1;
  const from = isTime ? 1 : COLUMNS.indexOf(column);
  return COLUMNS.slice(from + first.length > COLUMNS.length ? 0 : from);
}

import type { TemplateResult } from "lit";
import { isToldToAll, noticeOf, wordsOf, type Line } from "./journal-lines.js";
import type { Timeline } from "../feed/document.js";
import { writtenLanguage } from "../feed/written-language.js";
import { markedSentence, sentence } from "../notices/page-notices.js";
import { marked } from "../words/marked.js";
import { list, say } from "../words/words.js";
import type { Words } from "../words/catalogue/fr.js";

/** The words for what a coordinator reads in the journal. */

/** The label of the link that the server prints when it starts. */
const PRINTED = "server";

/** Tells a decision as what it is by now: something that happened. */
export function told(line: Line, timeline: Timeline, lines: readonly Line[]): string {
  return isToldToAll(line)
    ? sentence(noticeOf(line), timeline)
    : did(line, timeline, lines, textOf(line, lines));
}

/** Tells a decision, with what coordination wrote marked as being in its language. */
export function markedTold(line: Line, timeline: Timeline, lines: readonly Line[]): TemplateResult | string {
  return isToldToAll(line)
    ? markedSentence(noticeOf(line), timeline)
    : marked({ text: textOf(line, lines) }, writtenLanguage(timeline), ({ text }) =>
        did(line, timeline, lines, text),
      );
}

function did(line: Line, timeline: Timeline, lines: readonly Line[], text: string): string {
  const cities = Array.isArray(line["cities"]) ? line["cities"].map(String) : undefined;
  const isAddressed = line.type === "announcement" || line.type === "question.asked";
  const some = isAddressed && cities !== undefined ? ".some" : "";
  return say(`${wordsOf(line)}${some}` as keyof Words, {
    text,
    cities: list((cities ?? []).map(id => timeline.cities[id]?.name ?? id)),
    city: timeline.cities[String(referred(line, lines)?.["city"] ?? "")]?.name ?? "",
    who: speakerOf(line, timeline, lines),
  });
}

/** Gives what was written, or else what that was written about. */
function textOf(line: Line, lines: readonly Line[]): string {
  return String(line["text"] ?? referred(line, lines)?.["text"] ?? "");
}

/** Says who spoke in the session that a decision names; empty where the journal does not tell. */
function speakerOf(line: Line, timeline: Timeline, lines: readonly Line[]): string {
  const said = lines.find(({ by }) => by?.session !== undefined && by.session === line["session"]);
  return said === undefined ? "" : authorOf(said, timeline);
}

function referred(line: Line, lines: readonly Line[]): Line | undefined {
  return lines.find(({ id }) => id === line["ref"]);
}

/** Says who said something, as far as the journal tells; empty where it was not read yet. */
export function authorOf({ by }: Line, timeline: Timeline): string {
  const city = timeline.cities[by?.city ?? ""]?.name ?? by?.city ?? "";
  switch (by?.kind) {
    case "organizer":
      return say("by.organizer", { city });
    case "coordinator":
      return by.label === undefined || by.label === PRINTED
        ? say("by.coordinator")
        : say("about", { what: say("by.coordinator"), detail: by.label });
    case "program":
      return say("by.program");
    case "rule":
      return say("by.rule");
    case "player":
      return by.city === undefined ? say("by.players") : say("by.player", { city });
    case "file":
      return say("by.file");
    default:
      return "";
  }
}

/** Writes what a city said as a plain sentence. */
export function saidIn(line: Line, timeline: Timeline): string {
  const city = String(line["city"]);
  return line.type === "headcount"
    ? say("said.headcount", { city: timeline.cities[city]?.name ?? city, n: Number(line["count"]) })
    : sentence(noticeOf(line), timeline);
}

/** Writes what a city said, with what its people wrote marked as being in their language. */
export function markedSaid(line: Line, timeline: Timeline): TemplateResult | string {
  return line.type === "headcount" ? saidIn(line, timeline) : markedSentence(noticeOf(line), timeline);
}

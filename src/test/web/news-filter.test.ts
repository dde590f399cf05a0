import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { Notice } from "../../main/web/feed/document.js";
import { isWanted, type NewsFilter } from "../../main/web/notices/news-filter.js";
import { at, cityWith, milestoneWith, timelineWith } from "./documents.js";

const CALL = milestoneWith({ cities: { lyon: { order: 0, ready: "unknown" } } });
const TIMELINE = timelineWith({ lyon: cityWith({}), tunis: cityWith({}) }, { call: CALL });
const NEWS: Record<string, Partial<Notice>> = {
  "to all": { type: "announcement" },
  "asked of Lyon": { type: "question.asked", cities: ["lyon"] },
  "to Tunis": { type: "announcement", cities: ["tunis"] },
  "a call": { type: "help.wanted", city: "lyon" },
  "an answer": { type: "help.answered", city: "tunis" },
  "a start": { type: "slot.started", city: "tunis" },
  "the doors": { type: "city.opened", city: "lyon" },
  "a note": { type: "note", city: "lyon" },
  ready: { type: "ready", city: "tunis", milestone: "call" },
  "the moment": { type: "milestone.postponed", milestone: "call" },
  "who speaks": { type: "turn.started", milestone: "call" },
  "a pitch": { type: "turn.started", city: "tunis", slot: "pitches" },
  "something newer": { type: "mood.changed", city: "lyon" },
};

function found(filter: Partial<NewsFilter>): string[] {
  const wanted = { kind: "all", city: "", ...filter } as const;
  return Object.entries(NEWS)
    .filter(([, notice]) =>
      isWanted({ at: at("18:00"), observedAt: at("18:00"), type: "", ...notice }, wanted, TIMELINE),
    )
    .map(([name]) => name);
}

test("all news are shown to whoever wants all", () => {
  deepEqual(found({}), Object.keys(NEWS));
});

test("each kind of news can be wanted alone", () => {
  deepEqual(found({ kind: "announcement" }), ["to all", "asked of Lyon", "to Tunis"]);
  deepEqual(found({ kind: "help" }), ["a call", "an answer"]);
  deepEqual(found({ kind: "programme" }), ["a start", "the doors", "a pitch"]);
  deepEqual(found({ kind: "note" }), ["a note"]);
  deepEqual(found({ kind: "moment" }), ["ready", "the moment", "who speaks"]);
});

test("the news of a city are what it says and what is said to it", () => {
  deepEqual(found({ city: "tunis" }), ["to all", "to Tunis", "an answer", "a start", "ready", "a pitch"]);
  deepEqual(found({ city: "lyon", kind: "moment" }), ["the moment", "who speaks"]);
});

import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { Question, Timeline } from "../../main/web/feed/document.js";
import { answersOf, openQuestions, tallies, unanswered } from "../../main/web/questions/questions.js";
import { at, cityWith, timelineWith } from "./documents.js";

const CITIES = { lyon: cityWith({}), paris: cityWith({}), tunis: cityWith({}) };

function question(changes: Partial<Question>): Question {
  return { text: "On ouvre ?", at: at("17:00"), answers: {}, ...changes };
}

function timeline(questions: Record<string, Question>): Timeline {
  return { ...timelineWith(CITIES), questions };
}

test("an edition in which nothing is asked has no questions", () => {
  deepEqual(openQuestions(timelineWith(CITIES)), []);
});

test("a city is asked what is asked of all and of it, the newest first", () => {
  const asked = timeline({
    all: question({}),
    lyon: question({ cities: ["lyon"], at: at("17:05") }),
    tunis: question({ cities: ["tunis"], at: at("17:10") }),
  });

  deepEqual(
    openQuestions(asked, "lyon").map(({ id }) => id),
    ["lyon", "all"],
  );
  deepEqual(
    openQuestions(asked).map(({ id }) => id),
    ["tunis", "lyon", "all"],
  );
});

test("who has not answered is who was asked, takes part and said nothing", () => {
  const one = question({ answers: { lyon: { answer: "Oui", at: at("17:01") } } });

  deepEqual(unanswered(one, timeline({ one })), ["paris", "tunis"]);
  const some = { ...one, cities: ["lyon", "tunis", "oslo"] };
  deepEqual(unanswered(some, timeline({ some })), ["tunis"]);
});

test("each option is counted with who chose it, also one that nobody chose", () => {
  const answers = {
    tunis: { answer: "Non", note: "panne", at: at("17:02") },
    lyon: { answer: "Non", at: at("17:01") },
  };

  deepEqual(
    tallies(question({ options: ["Oui", "Non"], answers })).map(({ option, answers: chosen }) => [
      option,
      chosen.map(({ city }) => city),
    ]),
    [
      ["Oui", []],
      ["Non", ["lyon", "tunis"]],
    ],
  );
  deepEqual(tallies(question({ answers })), []);
  deepEqual(answersOf(question({ answers })).at(-1), { city: "tunis", ...answers.tunis });
});

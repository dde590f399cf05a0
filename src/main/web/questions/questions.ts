import type { Question, QuestionAnswer, Timeline } from "../feed/document.js";

/** What coordination asks and the cities answer: pure functions of the document. */

/** An open question, and what it is called by. */
export interface Asked extends Question {
  id: string;
}

/** Lists the open questions, the newest first: those for a city, or all where none is named. */
export function openQuestions(timeline: Timeline, city?: string): Asked[] {
  return Object.entries(timeline.questions ?? {})
    .map(([id, question]) => ({ id, ...question }))
    .filter(({ cities }) => city === undefined || cities === undefined || cities.includes(city))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1));
}

/** Lists the cities that are asked and take part. */
export function askedCities({ cities }: Question, timeline: Timeline): string[] {
  return (cities ?? Object.keys(timeline.cities)).filter(id => timeline.cities[id] !== undefined);
}

/** Lists the cities that are asked and have not answered. */
export function unanswered(question: Question, timeline: Timeline): string[] {
  return askedCities(question, timeline).filter(id => question.answers[id] === undefined);
}

/** What one city answered. */
export interface CityAnswer extends QuestionAnswer {
  city: string;
}

/** Lists what was answered, the first answer first. */
export function answersOf({ answers }: Question): CityAnswer[] {
  return Object.entries(answers)
    .map(([city, answer]) => ({ city, ...answer }))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.city < b.city ? -1 : 1));
}

/** An option, and who chose it. */
interface Tally {
  option: string;
  answers: CityAnswer[];
}

/** Counts the answers to each option, in their order; nothing where any text is an answer. */
export function tallies(question: Question): Tally[] {
  const all = answersOf(question);
  return (question.options ?? []).map(option => ({
    option,
    answers: all.filter(({ answer }) => answer === option),
  }));
}

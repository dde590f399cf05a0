import type { Question, Timeline } from "../feed/document.js";

/** What the answers of this desk do to the open questions, before the server's document has them. */

export function withQuestionAnswer(
  timeline: Timeline,
  { ref, city, answer, note }: Record<string, string>,
  at: string,
): Timeline {
  return withQuestion(timeline, ref!, ({ answers }) => ({
    ...answers,
    [city!]: { answer: answer!, ...(note !== undefined && { note }), at },
  }));
}

/** The answer that it took the place of is the server's to know. */
export function withoutQuestionAnswer(timeline: Timeline, { ref, city }: Record<string, string>): Timeline {
  return withQuestion(timeline, ref!, ({ answers }) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => id !== city)),
  );
}

function withQuestion(
  timeline: Timeline,
  ref: string,
  answersOf: (question: Question) => Question["answers"],
): Timeline {
  const before = timeline.questions?.[ref];
  if (before === undefined) return timeline;
  return {
    ...timeline,
    questions: { ...timeline.questions, [ref]: { ...before, answers: answersOf(before) } },
  };
}

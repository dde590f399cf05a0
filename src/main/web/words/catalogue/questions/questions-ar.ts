import type { questions as french } from "./questions-fr.js";
export const questions: typeof french = {
  question: "سؤال",
  questions: "الأسئلة",
  "question.ask": "اسأل المدن",
  "question.askIt": "اسأل",
  "question.options": "أجوبة مقترحة، واحد في كل سطر (8 على الأكثر)؛ من دونها تكتب كل مدينة جوابها",
  "question.about": "بخصوص",
  "question.aboutNothing": "لا لحظة بعينها",
  "question.answeredBy": "أجابت {n} من {all}",
  "question.notBy": "لم تُجب بعد: {cities}",
  "question.close": "أغلق السؤال",
  "question.closeNamed": "أتريد إغلاق السؤال {text}؟",
  "question.closeMeans": "يغادر صفحات المدن والشاشات؛ وتبقى الأجوبة في السجل.",
  "question.answer": "جوابكم",
  "question.another": "جواب آخر",
  "question.yours": "جوابكم:",
  "question.addNote": "أضف توضيحًا",
  "question.note": "توضيح",
  "question.answered":
    "zero=لا أسئلة أخرى أُجيب عنها|one=سؤال آخر أُجيب عنه|two=سؤالان آخران أُجيب عنهما|" +
    "few={n} أسئلة أخرى أُجيب عنها|many={n} سؤالًا آخر أُجيب عنه|other={n} سؤال آخر أُجيب عنه",
  checks: "ما تم التحقق منه قبل اللحظة",
  "checks.before": "تحققوا قبل الجواب",
  "checks.told": "قلتم إن هذا ناقص: {checks}",
  "checks.well": "تم التحقق",
  "checks.missing": "ناقص",
  "checks.unknown": "لم يُقل بعد",
};

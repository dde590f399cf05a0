/** The words for questions to the cities, and for what they look at before a shared moment. */
export const questions = {
  question: "Question",
  questions: "Questions",
  "question.ask": "Poser une question aux villes",
  "question.askIt": "Demander",
  "question.options":
    "Réponses proposées, une par ligne (8 au plus) ; sans elles, chaque ville écrit la sienne",
  "question.about": "À propos de",
  "question.aboutNothing": "aucun moment en particulier",
  "question.answeredBy": "Réponses : {n} sur {all}",
  "question.notBy": "pas encore : {cities}",
  "question.close": "Fermer la question",
  "question.closeNamed": "Fermer la question {text} ?",
  "question.closeMeans":
    "Elle quitte les pages des villes et les écrans ; les réponses restent dans le journal.",
  "question.answer": "Votre réponse",
  "question.another": "Une autre réponse",
  "question.yours": "Votre réponse :",
  "question.addNote": "Ajouter une précision",
  "question.note": "Précision",
  "question.answered": "one={n} autre question répondue|other={n} autres questions répondues",
  checks: "Vérifié avant le moment",
  "checks.before": "À vérifier avant de répondre",
  "checks.told": "Vous avez dit qu’il manque : {checks}",
  "checks.well": "vérifié",
  "checks.missing": "manque",
  "checks.unknown": "pas encore dit",
};

/** What the pages and the element on other people's pages both say. */
export const shared = {
  rehearsal: "Répétition", connecting: "Connexion…", live: "En direct", cutOff: "Coupé du serveur",
  now: "Maintenant", next: "Ensuite", nothingOn: "Rien d’annoncé en ce moment", city: "Ville", allCities: "Toutes les villes",
  expected: "attendue", open: "ouverte", closed: "fermée", late: "+{by}", early: "−{by}", lateBy: "{by} de retard", earlyBy: "{by} d’avance",
  overdue: "attendu depuis {age}",
  "milestone.planned": "prévu", "milestone.held": "retenu", "milestone.live": "en cours", "milestone.done": "terminé", "milestone.cancelled": "annulé",
  readyCount: "one={n} ville prête sur {all}, quorum {quorum}|other={n} villes prêtes sur {all}, quorum {quorum}",
  "said.city.opened": "{city} ouvre ses portes", "said.city.closed": "{city} ferme ses portes",
  "said.slot.started": "{city} : « {slot} » commence", "said.slot.finished": "{city} : « {slot} » est terminé",
  "said.slot.skipped": "{city} : « {slot} » n’aura pas lieu", "said.slot.delayed": "{city} : « {slot} » commencera à {at}",
  "said.note": "{city} : {text}", "said.ready.yes": "{city} est prête pour « {milestone} »", "said.ready.no": "{city} n’est pas prête pour « {milestone} »",
  "said.help.wanted": "{city} demande de l’aide : {text}", "said.help.settled": "{city} : l’aide est arrivée",
  "said.milestone.started": "« {milestone} » commence", "said.milestone.ended": "« {milestone} » est terminé",
  "said.milestone.held": "« {milestone} » est retenu : {text}", "said.milestone.released": "« {milestone} » n’est plus retenu",
  "said.milestone.postponed": "« {milestone} » est reporté à {at}", "said.milestone.cancelled": "« {milestone} » est annulé : {text}",
  "said.announcement": "À toutes les villes : {text}", "said.announcement.some": "À {cities} : {text}",
  "problem.no-server": "Carillon ne sait pas où est son serveur : cette page charge son script réuni à d’autres, ou plus tard. Ajoutez à l’élément l’adresse de votre serveur : {attribute}",
  "problem.not-carillon": "Ce qui répond à l’adresse {server} n’est pas un Carillon. Donnez à l’élément l’adresse de votre serveur : {attribute}",
  moreNews: "one=Et {n} autre nouvelle.|other=Et {n} autres nouvelles.",
};
export type SharedWords = typeof shared;

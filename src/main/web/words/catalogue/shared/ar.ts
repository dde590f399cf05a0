import type { SharedWords } from "./fr.js";
export const shared: SharedWords = {
  rehearsal: "تدريب",
  connecting: "جارٍ الاتصال…",
  live: "مباشر",
  cutOff: "انقطع الاتصال بالخادم",
  now: "الآن",
  next: "بعد ذلك",
  nothingOn: "لا شيء معلن الآن",
  unconfirmed: "دون تأكيد",
  "part.morning": "صباحًا",
  "part.afternoon": "بعد الظهر",
  "part.evening": "مساءً",
  "part.day": "طوال اليوم",
  city: "المدينة",
  allCities: "كل المدن",
  expected: "لم تفتح بعد",
  open: "مفتوحة",
  closed: "مغلقة",
  late: "+{by}",
  early: "−{by}",
  lateBy: "التأخير: {by}",
  earlyBy: "التبكير: {by}",
  overdue: "منتظر منذ {age}",
  announcement: "إعلان",
  "announcement.urgent": "عاجل",
  "announcement.more":
    "zero=ولا إعلانات أخرى|" +
    "one=وإعلان آخر|" +
    "two=وإعلانان آخران|" +
    "few=و{n} إعلانات أخرى|" +
    "many=و{n} إعلانًا آخر|" +
    "other=و{n} إعلان آخر",
  "milestone.planned": "مقرر",
  "milestone.held": "معلّق",
  "milestone.live": "جارٍ",
  "milestone.done": "انتهى",
  "milestone.cancelled": "أُلغي",
  readyCount: "المدن الجاهزة: {n} من {all}، ويلزم للبدء {quorum}",
  "said.city.opened": "{city} فتحت أبوابها",
  "said.city.closed": "{city} أغلقت أبوابها",
  "said.slot.started": "{city}: بدأت «{slot}»",
  "said.slot.finished": "{city}: انتهت «{slot}»",
  "said.slot.skipped": "{city}: لن تُعقد «{slot}»",
  "said.slot.delayed": "{city}: ستبدأ «{slot}» عند {at}",
  "said.slot.prolonged": "{city}: مُدّدت «{slot}» حتى {at}",
  "said.note": "{city}: {text}",
  "said.ready.yes": "{city} جاهزة لـ«{milestone}»",
  "said.ready.no": "{city} غير جاهزة لـ«{milestone}»",
  "said.help.wanted": "{city} طلبت المساعدة: {text}",
  "said.help.settled": "{city}: سُوّي طلب المساعدة",
  "said.help.answered": "{city} ردّت على طلب المساعدة: {text}",
  "said.help.replied": "ردّ التنسيق على طلب المساعدة: {text}",
  "said.milestone.started": "بدأ «{milestone}»",
  "said.milestone.ended": "انتهى «{milestone}»",
  "said.milestone.held": "عُلّق «{milestone}»: {text}",
  "said.milestone.released": "لم يعد «{milestone}» معلّقًا",
  "said.milestone.postponed": "أُجّل «{milestone}» إلى {at}",
  "said.milestone.prolonged": "مُدّد «{milestone}» حتى {at}",
  "said.milestone.cancelled": "أُلغي «{milestone}»: {text}",
  "said.milestone.changed": "عُدِّل «{milestone}»",
  "said.milestone.changed.room": "أُعطي «{milestone}» رابطًا جديدًا",
  "said.milestone.changed.at": "سيكون «{milestone}» عند {at}",
  "said.announcement": "إلى كل المدن: {text}",
  "said.announcement.some": "إلى {cities}: {text}",
  "said.announcement.withdrawn": "سُحب أحد الإعلانات",
  helpWanted: "طلب مساعدة",
  enterRoom: "ادخل قاعة الفيديو",
  itIsTime: "حان الوقت",
  announcementTo: "إعلان إلى {cities}",
  sinceUntil: "منذ {since} وحتى {until}",
  wasLeft: "كان الباقي {age}",
  thanks: "شكرًا!",
  "problem.no-server":
    "لا يعرف Carillon أين خادمه: تحمّل هذه الصفحة برنامجه مدموجًا مع غيره أو متأخرًا. أضف إلى العنصر " +
    "عنوان خادمك: {attribute}",
  "problem.not-carillon": "ما يجيب على العنوان {server} ليس Carillon. أعطِ العنصر عنوان خادمك: {attribute}",
  moreNews:
    "zero=ولا أخبار أخرى.|" +
    "one=وخبر آخر.|" +
    "two=وخبران آخران.|" +
    "few=و{n} أخبار أخرى.|" +
    "many=و{n} خبرًا آخر.|" +
    "other=و{n} خبر آخر.",
};

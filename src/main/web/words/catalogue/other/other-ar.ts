import { questions } from "../questions/questions-ar.js";
import { turns } from "../turns/turns-ar.js";
import type { OtherWords } from "./other-fr.js";
export const other: OtherWords = {
  ...turns,
  ...questions,
  openDoors: "افتح الأبواب",
  closeDoors: "أغلق الأبواب",
  startSlot: "ابدأ «{slot}»",
  finishSlot: "أنهِ «{slot}»",
  stillOn: "«{slot}»: أما زالت جارية؟",
  "stillOn.yes": "نعم، {by} أخرى",
  nothingNext: "قيل كل شيء الآن",
  finish: "أنهِ",
  minutes: "{n} د",
  send: "أرسل",
  settled: "سُوّي الأمر",
  areYouReady: "جاهزون لـ«{milestone}» عند {at}؟",
  noPosts: "لا شيء بعد.",
  editProgramme: "تعديل البرنامج",
  newEvent: "حدث جديد",
  "post.waiting": "في الانتظار",
  "post.undoing": "التراجع في الانتظار",
  "post.kept": "أُرسل",
  "post.refused": "مرفوض",
  dismiss: "امسح",
  noSession: "هذا المكتب لفرق المدن: يُفتح بدعوة.",
  joining: "جارٍ فتح المكتب…",
  join: "انضمّ",
  "invited.organizer": "الانضمام إلى فريق {city}",
  "invited.coordinator": "الانضمام إلى التنسيق",
  "invited.organizer.means": "سيمكن لهذا الجهاز أن يقول ما يجري في {city}، وسيراه الجميع فورًا.",
  "invited.coordinator.means":
    "سيمكن لهذا الجهاز أن يقرّر في اللحظة التي تجمع كل المدن، ويخاطبها كلها، ويدعو فرقها.",
  invitationCalled: "دعوة: {text}",
  "invited.administrator": "إدارة هذا الخادم",
  "invited.administrator.means": "سيمكن لهذا الجهاز أن ينشئ أحداثًا وأن ينسّق كلًّا منها.",
  signedInHere: "هذا الجهاز متصل: {roles}.",
  joinKeeps: "يبقى هذا الجهاز أيضًا كما هو: {roles}.",
  "role.organizer": "فريق {city}",
  "role.coordinator": "التنسيق",
  "role.administrator": "الإدارة",
  roles: "أدوارك",
  deskOfOthers: "هذا مكتب فريق {city}",
  "deskOfOthers.yours": "هذا الجهاز يتكلم باسم: {cities}.",
  "deskOfOthers.ask":
    "لتتكلم باسم {city} أيضًا، اطلب دعوة من التنسيق وافتح رابطها على هذا الجهاز: يحتفظ بما لديه.",
  openDesk: "افتح المكتب",
  openControl: "افتح التنسيق",
  askAnother: "اطلب رابطًا جديدًا ممّن أرسله إليك.",
  linkCutShort: "نهاية الرابط ناقصة. افتحه كاملًا أو انسخه من جديد.",
  lookAtNetwork: "تحقق من أن لهذا الجهاز شبكة ثم أعد المحاولة. لم تضِع الدعوة.",
  joinFailed: "هذه الدعوة لا تعمل",
  tryAgain: "أعد المحاولة",
  signedInAs: "فريق {city}",
  signOut: "تسجيل الخروج",
  delayShort: "تأخير",
  headcountShort: "العدد",
  noteShort: "خبر",
  helpShort: "مساعدة",
  sayElse: "قل شيئًا آخر",
  sayNow: "ما أقوله الآن",
  delayOf: "كانت «{slot}» متوقعة عند {at}. البداية الجديدة:",
  exactTime: "أو في هذه الساعة بالضبط",
  prolong: "مدّد",
  prolongOf: "كان من المقرر أن تنتهي «{slot}» عند {at}. النهاية الجديدة:",
  endOf: "«{slot}» مستمرة. النهاية المتوقعة:",
  seen: "اطّلعنا",
  seenAt: "اطُّلع عليه عند {at}",
  "announcement.unread":
    "zero=لا إعلانات أخرى للقراءة|" +
    "one=إعلان آخر للقراءة|" +
    "two=إعلانان آخران للقراءة|" +
    "few={n} إعلانات أخرى للقراءة|" +
    "many={n} إعلانًا آخر للقراءة|" +
    "other={n} إعلان آخر للقراءة",
  helpElsewhere: "مدن تطلب المساعدة",
  answerTo: "الرد على {city}: {text}",
  "many.calls":
    "zero=لا طلبات مساعدة أخرى|" +
    "one=طلب مساعدة آخر|" +
    "two=طلبا مساعدة آخران|" +
    "few={n} طلبات مساعدة أخرى|" +
    "many={n} طلب مساعدة آخر|" +
    "other={n} طلب مساعدة آخر",
  "many.earlier":
    "zero=لا رسائل أقدم|" +
    "one=رسالة أقدم|" +
    "two=رسالتان أقدم|" +
    "few={n} رسائل أقدم|" +
    "many={n} رسالة أقدم|" +
    "other={n} رسالة أقدم",
  moreAbout: "ماذا يقال عن «{slot}»",
  deskOf: "مكتب {city}",
  "moment.since": "منذ {age}",
  whyNot: "ما الذي ينقص؟ (اختياري)",
  waitsForTeam: "بانتظار دخول فريق {city}",
  waitsForCoordinator: "بانتظار دخول التنسيق",
  sessionOver:
    "لم تعد دعوتك صالحة. افتح رابط فريقك على هذا الهاتف من جديد: ما تقوله في الأثناء محفوظ هنا " +
    "وسيُرسل حينها.",
  notWritten: "لم يستطع هذا الهاتف حفظ الرسالة: لم يُرسل شيء. أفرغ بعض المساحة ثم أعد المحاولة.",
  signOutWaiting:
    "zero=لا رسائل لم تُرسل بعد، وستنتظر هنا حتى يُفتح الرابط نفسه على هذا الهاتف. هل تريد الخروج؟|" +
    "one=رسالة واحدة لم تُرسل بعد، وستنتظر هنا حتى يُفتح الرابط نفسه على هذا الهاتف. هل تريد الخروج؟|" +
    "two=رسالتان لم تُرسلا بعد، وستنتظران هنا حتى يُفتح الرابط نفسه على هذا الهاتف. هل تريد الخروج؟|" +
    "few={n} رسائل لم تُرسل بعد، وستنتظر هنا حتى يُفتح الرابط نفسه على هذا الهاتف. هل تريد الخروج؟|" +
    "many={n} رسالة لم تُرسل بعد، وستنتظر هنا حتى يُفتح الرابط نفسه على هذا الهاتف. هل تريد الخروج؟|" +
    "other={n} رسالة لم تُرسل بعد، وستنتظر هنا حتى يُفتح الرابط نفسه على هذا الهاتف. هل تريد الخروج؟",
  signOutNeedsNetwork: "تسجيل الخروج يحتاج إلى الشبكة.",
  "told.waiting": "بانتظار الشبكة: {what}.",
  "told.kept": "أُرسل: {what}.",
  "told.refused": "رُفض: {what}. {why}",
  "told.undone": "تُرُوجع عنه: {what}.",
  "many.waiting":
    "zero=لا رسائل في الانتظار|" +
    "one=رسالة واحدة في الانتظار|" +
    "two=رسالتان في الانتظار|" +
    "few={n} رسائل في الانتظار|" +
    "many={n} رسالة في الانتظار|" +
    "other={n} رسالة في الانتظار",
  "many.flowing":
    "zero=جارٍ الإرسال|" +
    "one=جارٍ الإرسال، بقيت رسالة واحدة|" +
    "two=جارٍ الإرسال، بقيت رسالتان|" +
    "few=جارٍ الإرسال، بقيت {n} رسائل|" +
    "many=جارٍ الإرسال، بقيت {n} رسالة|" +
    "other=جارٍ الإرسال، بقيت {n} رسالة",
  "many.kept":
    "zero=لا رسائل مرسلة.|" +
    "one=رسالة واحدة مرسلة.|" +
    "two=رسالتان مرسلتان.|" +
    "few={n} رسائل مرسلة.|" +
    "many={n} رسالة مرسلة.|" +
    "other={n} رسالة مرسلة.",
  "many.refused":
    "zero=لا رسائل مرفوضة.|" +
    "one=رسالة واحدة مرفوضة.|" +
    "two=رسالتان مرفوضتان.|" +
    "few={n} رسائل مرفوضة.|" +
    "many={n} رسالة مرفوضة.|" +
    "other={n} رسالة مرفوضة.",
  "many.undone":
    "zero=لم يُتراجع عن أي رسالة.|" +
    "one=تُرُوجع عن رسالة واحدة.|" +
    "two=تُرُوجع عن رسالتين.|" +
    "few=تُرُوجع عن {n} رسائل.|" +
    "many=تُرُوجع عن {n} رسالة.|" +
    "other=تُرُوجع عن {n} رسالة.",
  "many.stranded":
    "zero=لا رسائل تنتظر على هذا الهاتف أن تدخل من جديد.|" +
    "one=رسالة واحدة تنتظر على هذا الهاتف أن تدخل من جديد.|" +
    "two=رسالتان تنتظران على هذا الهاتف أن تدخل من جديد.|" +
    "few={n} رسائل تنتظر على هذا الهاتف أن تدخل من جديد.|" +
    "many={n} رسالة تنتظر على هذا الهاتف أن تدخل من جديد.|" +
    "other={n} رسالة تنتظر على هذا الهاتف أن تدخل من جديد.",
  invite: "دعوة",
  teamOf: "دعوة أو تعويض جهاز: {city}",
  decide: "اللحظة المشتركة",
  startNow: "ابدأ الآن",
  endNow: "أنهِ",
  release: "استأنف",
  postpone: "أجّل مدة",
  announce: "أعلن لكل المدن",
  wallsMean: "افتح شاشة قاعة هنا، أو اقرأ رمزها بالجهاز الذي سيعرضها.",
  wallCode: "رمز QR لهذه الشاشة",
  heard: "آخر الأخبار منذ {age}",
  elsewhere: "في المدن الأخرى",
  aloneSince: "بلا شبكة منذ {age}: الشاشة تعدّ وحدها",
  mayGoDark: "قد تنطفئ هذه الشاشة وحدها: اضبط الجهاز ليبقى مضاءً، أو افتح الشاشة عبر https.",
  allowSound: "المس الشاشة أو أي زر للسماح بالأجراس",
  roomCode: "رمز QR لقاعة الفيديو",
  stage: "أمام الكاميرا",
  "stage.which": "أيّ مدينة تقف أمام الكاميرا؟",
  "stage.none": "لا مداخلات مقرّرة الآن.",
  "stage.messages": "رسائل التنسيق إلى {city} وحدها",
  "stage.noMessages": "لا رسائل.",
  "stage.public": "هذه الرسائل علنية، ككل ما عداها: يستطيع أيّ شخص قراءتها في هذه الصفحة.",
  "turn.calm": "الكلمة لكم",
  "turn.warning": "اختتموا",
  "turn.over": "انتهى الوقت",
  "turn.youNextIn": "أنتم التالون، بعد",
  "turn.youNext": "أنتم التالون",
  "turn.atOnce": "الآن",
  "turn.nextIn": "التالي، بعد",
  "turn.speaks": "المتحدّث الآن",
  "turn.nobody": "لا أحد يتكلم الآن",
  "turn.yoursAt": "مداخلتكم نحو {at}",
  "turn.more":
    "zero=ولا مداخلات بعدها|" +
    "one=ومداخلة أخرى بعدها|" +
    "two=ومداخلتان أخريان بعدها|" +
    "few=و{n} مداخلات أخرى بعدها|" +
    "many=و{n} مداخلة أخرى بعدها|" +
    "other=و{n} مداخلة أخرى بعدها",
  "turn.ready": "أنتم التالون: هل أنتم جاهزون؟",
  "turn.readyIn": "أنتم التالون بعد {age}: هل أنتم جاهزون؟",
  coordinatorsOnly: "هذه الصفحة لمن ينسّقون الحدث.",
  askLink: "افتحوا رابط التنسيق الذي عرضه الخادم عند بدئه، أو اطلبوا دعوة.",
  postponeTo: "تأجيل «{milestone}» إلى {at}",
  askedAgain: "ستُسأل كل المدن من جديد هل هي جاهزة.",
  inTimeThen: "ستصل {city} في الموعد.",
  stillLate: "ستتأخر {city} مع ذلك {by}.",
  orBy: "أو بـ (د)",
  look: "عرض الأثر",
  startNamed: "بدء «{milestone}» الآن",
  endNamed: "إنهاء «{milestone}»",
  cancelNamed: "صرف النظر عن «{milestone}»",
  cancelMeans: "سترى كل المدن فورًا أنه أُلغي. موعد جديد يعيده.",
  doIt: "تأكيد",
  decided: "ما تقرر",
  toAll: "إلى كل المدن.",
  toSome: "إلى {cities}.",
  onlyTo: "إلى هذه فقط (بلا اختيار: الكل)",
  "control.announceIt": "أعلن",
  "control.standsOut": "يبقى بارزًا لمدة",
  "control.untilEnd": "حتى النهاية",
  "control.announced": "الإعلانات البارزة",
  "control.until": "حتى {at}.",
  "control.seenBy":
    "zero=لم تطّلع عليه أي مدينة من {all}|" +
    "one=اطّلعت عليه مدينة واحدة من {all}|" +
    "two=اطّلعت عليه مدينتان من {all}|" +
    "few=اطّلعت عليه {n} مدن من {all}|" +
    "many=اطّلعت عليه {n} مدينة من {all}|" +
    "other=اطّلعت عليه {n} مدينة من {all}",
  "control.notSeenBy": "لم تطّلع عليه بعد: {cities}",
  "control.withdraw": "اسحب",
  "control.withdrawNamed": "سحب الإعلان «{text}»",
  "control.withdrawMeans": "لن يبقى بارزًا في أي مكان، ويبقى بين الأخبار.",
  "control.unansweredCalls": "طلبات مساعدة بلا رد",
  "control.unanswered": "بلا رد منذ {age}",
  "control.answerTo": "الرد على {city}",
  "control.skip": "إلى ما يمكن تقريره",
  "control.more": "{by} إضافية",
  "control.prolongBy": "مدّد بـ",
  "control.prolongTo": "تمديد «{milestone}» حتى {at}",
  "control.prolongMeans": "سينتهي حينها من تلقاء نفسه.",
  "control.putsBack": "إن كان ذلك خطأً فالتأجيل يعيده إلى وقت لاحق.",
  "control.startedByMistake": "بدأ خطأً؟ أجّله مدة",
  "control.endedByMistake": "انتهى خطأً؟ أجّله مدة",
  "control.putBackTo": "إعادة «{milestone}» إلى {at}",
  "control.revive": "أعده عند {at}",
  "control.replaceRoom": "استبدل رابط قاعة الفيديو",
  "control.room": "رابط قاعة الفيديو",
  "control.newRoom": "الرابط الجديد",
  "control.earlier": "قبل ذلك",
  "control.decidedBy": "تقرر عند {at}: {who}.",
  "control.saidBy": "قيل عند {at}: {who}.",
  "control.retractMeans": "يعود كل شيء كأن ذلك لم يُقل. يمكن قوله من جديد لا استرجاعه.",
  "control.setAside": "استبعاد…",
  "control.whatGoes": "ما يُتراجع عنه",
  "control.onlyThis": "هذا فقط",
  "control.allSince":
    "zero=ما قاله الشخص نفسه منذ ذلك (لا رسائل)|" +
    "one=ما قاله الشخص نفسه منذ ذلك (رسالة واحدة)|" +
    "two=ما قاله الشخص نفسه منذ ذلك (رسالتان)|" +
    "few=ما قاله الشخص نفسه منذ ذلك ({n} رسائل)|" +
    "many=ما قاله الشخص نفسه منذ ذلك ({n} رسالة)|" +
    "other=ما قاله الشخص نفسه منذ ذلك ({n} رسالة)",
  "control.allOfSession":
    "zero=كل ما قاله هذا الشخص (لا رسائل)|" +
    "one=كل ما قاله هذا الشخص (رسالة واحدة)|" +
    "two=كل ما قاله هذا الشخص (رسالتان)|" +
    "few=كل ما قاله هذا الشخص ({n} رسائل)|" +
    "many=كل ما قاله هذا الشخص ({n} رسالة)|" +
    "other=كل ما قاله هذا الشخص ({n} رسالة)",
  "control.allAtLeast":
    "zero=كل ما قاله هذا الشخص (لا رسائل أو أكثر)|" +
    "one=كل ما قاله هذا الشخص (رسالة واحدة أو أكثر)|" +
    "two=كل ما قاله هذا الشخص (رسالتان أو أكثر)|" +
    "few=كل ما قاله هذا الشخص ({n} رسائل أو أكثر)|" +
    "many=كل ما قاله هذا الشخص ({n} رسالة أو أكثر)|" +
    "other=كل ما قاله هذا الشخص ({n} رسالة أو أكثر)",
  "control.setAsideMeans":
    "استبعاد ما قاله شخص ينهي جلسته أيضًا. يمكن استعادة ما قيل، لكنه سيحتاج إلى دعوة جديدة.",
  "control.setAsideBy": "استُبعد عند {at}: {who}",
  "control.reinstate": "استعادة",
  "control.reinstateAll":
    "zero=استعادة ما استُبعد (لا رسائل)|" +
    "one=استعادة رسالة مستبعدة|" +
    "two=استعادة رسالتين مستبعدتين|" +
    "few=استعادة {n} رسائل مستبعدة|" +
    "many=استعادة {n} رسالة مستبعدة|" +
    "other=استعادة {n} رسالة مستبعدة",
  "control.reinstateMeans": "يعود كل شيء كأن شيئًا لم يُستبعد. تبقى الجلسة منتهية.",
  "control.news": "أخبار المدن",
  "control.lastNews": "آخر الأخبار",
  "control.team": "الفريق",
  "control.absent": "لا تشارك فيه",
  "data.means": "كل ما جرى في هذا الحدث، في ملفات تقرؤها برامج أخرى.",
  "data.statements": "ما قيل",
  "data.announced": "ما أُعلن",
  "data.figures": "أرقام التقرير",
  "data.documents": "ما تعرضه الصفحات، في النهاية وفي كل لحظة قبلها",
  "replay.asSeen": "كما شوهد في",
  "replay.toLive": "العودة إلى البث المباشر",
  "replay.toEnd": "إلى النهاية",
  "replay.play": "تشغيل",
  "replay.pause": "إيقاف مؤقت",
  "replay.speed": "السرعة",
  "replay.instant": "اللحظة المعروضة",
  "replay.earlier": "إلى الوراء {by}، إلى {at}",
  "replay.later": "إلى الأمام {by}، إلى {at}",
  "report.print": "طباعة",
  "report.soFar": "لم ينته الحدث بعد: ما يلي كما هو في {at}.",
  "report.startedOnTime": "بدأ «{milestone}» في الموعد المعلن: {at}.",
  "report.startedLate": "بدأ «{milestone}» متأخرًا {by} عن الموعد المعلن: {at}.",
  "report.startedEarly": "بدأ «{milestone}» قبل الموعد المعلن بـ{by}: {at}.",
  "report.ready":
    "zero=لم تكن أي مدينة جاهزة.|" +
    "one=كانت مدينة واحدة جاهزة.|" +
    "two=كانت مدينتان جاهزتين.|" +
    "few=كانت {n} مدن جاهزة.|" +
    "many=كانت {n} مدينة جاهزة.|" +
    "other=كانت {n} مدينة جاهزة.",
  "report.held":
    "zero=لم يُعلّق.|" +
    "one=عُلّق مرة واحدة.|" +
    "two=عُلّق مرتين.|" +
    "few=عُلّق {n} مرات.|" +
    "many=عُلّق {n} مرة.|" +
    "other=عُلّق {n} مرة.",
  "report.postponed":
    "zero=لم يؤجل.|" +
    "one=أُجّل مرة واحدة.|" +
    "two=أُجّل مرتين.|" +
    "few=أُجّل {n} مرات.|" +
    "many=أُجّل {n} مرة.|" +
    "other=أُجّل {n} مرة.",
  "report.ended": "انتهى عند {at}.",
  "report.cancelled": "أُلغي «{milestone}».",
  "report.notStarted": "لم يبدأ «{milestone}».",
  "report.onTime": "فقرات بدأت في حدود خمس دقائق من الموعد المعلن: {n} من {all}.",
  "report.predictions": "التقديرات",
  "report.predictionsMean":
    "نسبة البدايات التي جاءت في الوقت المقدَّر: بفارق دقيقتين ونصف عمّا كان يقوله البرنامج قبل عشر دقائق، " +
    "وبفارق ثلاث دقائق ونصف عمّا كان يقوله قبل نصف ساعة. وتحتها النسبة نفسها للوقت المتوقع.",
  "report.ahead": "قبل {by}",
  "report.asPredicted": "{percent}% ({n} من {all})",
  "report.asExpected": "الوقت المتوقع: {percent}%",
  "report.missed":
    "zero=جاءت كل البدايات في وقتها|" +
    "one=جاءت بداية واحدة في وقت آخر|" +
    "two=جاءت بدايتان في وقت آخر|" +
    "few=جاءت {n} بدايات في وقت آخر|" +
    "many=جاءت {n} بداية في وقت آخر|" +
    "other=جاءت {n} بداية في وقت آخر",
  "report.predicted": "المقدَّر",
  "report.predictedAt": "{at}، {ahead}",
  "report.noCalls": "لا طلب مساعدة.",
  "report.calls":
    "zero=لا طلب مساعدة.|" +
    "one=طلب مساعدة واحد.|" +
    "two=طلبا مساعدة.|" +
    "few={n} طلبات مساعدة.|" +
    "many={n} طلب مساعدة.|" +
    "other={n} طلب مساعدة.",
  "report.longest": "أطول انتظار: {age}.",
  "report.atStart": "عند البداية",
  "report.plannedActual": "المعلن والفعلي",
  "report.headcounts": "عدد الحاضرين",
  "report.headcountsMean": "المجموع في أعلى الصفحة هو مجموع أكبر عدد للحاضرين في كل مدينة.",
  "report.most": "الأكثر",
  "report.last": "في النهاية",
  "report.notKnown": "الفارق غير معروف",
  "report.said": "ما قيل",
  "report.helpCalls": "طلبات المساعدة",
  "report.wanted": "الطلب",
  "report.since": "منذ",
  "report.openFor": "مدة الانتظار",
  "report.stillOpen": "لم يُسوَّ بعد",
  heldSince: "معلّق منذ {at}",
  left: "كان الباقي",
  startsWithin: "يبدأ عند {at}، بعد",
  startsOn: "يبدأ",
  awaitedFor: "كان منتظرًا عند {at}، منذ",
  areNeeded: "جاهزة، المطلوب {n}",
  areThere: "حاضرة",
  remains: "الباقي",
  moreCalls:
    "zero=ولا طلبات أخرى|" +
    "one=وطلب آخر|" +
    "two=وطلبان آخران|" +
    "few=و{n} طلبات أخرى|" +
    "many=و{n} طلبًا آخر|" +
    "other=و{n} طلب آخر",
  linkCode: "رمز QR: {address}",
  "projects.none": "لم يُعلن عن أي مشروع بعد.",
  "projects.noneSuch": "لا مشروع لهذه المدينة في هذا الموضوع.",
  "projects.showAll": "إظهار كل المشاريع",
  "projects.theme": "الموضوع",
  "projects.allThemes": "كل المواضيع",
  "projects.noTheme": "بلا موضوع",
  "projects.byTheme": "حسب الموضوع",
  "projects.byCity": "حسب المدينة",
  "meeting.same": "الموضوع نفسه:",
  "meeting.cities": "{cities}، الموضوع نفسه",
  "meeting.heading": "يعملون على الموضوع نفسه",
  "projects.follow": "متابعة",
  "projects.whatIFollow": "ما أتابعه",
  "projects.noneFollowed": "لا شيء هنا مما تتابعه.",
  "projects.onStage": "ما تتابعه الآن",
  "projects.speaks": "يتكلم الآن:",
  "desk.change": "تعديل",
  "desk.changeSlot": "تعديل «{slot}»",
  "desk.title": "العنوان",
  "desk.place": "المكان",
  "desk.from": "من",
  "desk.to": "إلى",
  "desk.needsNetwork": "تعديل البرنامج يحتاج إلى الشبكة.",
  "desk.slotGone": "هذا النشاط لم يعد في البرنامج.",
  "desk.overtaken": "نشر الفريق في هذه الأثناء: {what}. انظروا ثم انشروا من جديد.",
  "desk.otherSlots": "شيئًا آخر من البرنامج",
  "desk.firstTurn": "الأول: {turn}",
  "desk.nextTurn": "التالي: {turn}",
  "desk.turns": "المداخلات",
  "desk.turnsOf": "مداخلات «{slot}»",
  "desk.changeOrder": "تغيير الترتيب",
  "desk.allProjects": "كل مشاريع المدينة، واحدًا بعد الآخر:",
  "desk.byName": "حسب الاسم",
  "desk.atRandom": "بالقرعة",
  "desk.addTurn": "إضافة مداخلة",
  "desk.somethingElse": "شيء آخر",
  "desk.minutesEach": "دقائق لكل مداخلة",
  "projects.add": "إضافة مشروع",
  "projects.name": "اسم المشروع",
  "projects.text": "في جملة واحدة",
  "projects.link": "الرابط",
  "projects.remove": "إزالة هذا المشروع",
  "report.firstAndLast": "ما تغيّر في الإعلان",
  "report.announcedFirst": "أُعلن أولًا",
  "report.announcedLast": "أُعلن أخيرًا",
  "report.wasAdded": "لم يكن معلنًا بعد",
  "report.wasRemoved": "حُذف من البرنامج",
  "report.announcedOtherwise":
    "zero=لم يتغيّر إعلان أي نشاط.|" +
    "one=تغيّر إعلان نشاط واحد.|" +
    "two=تغيّر إعلان نشاطين.|" +
    "few=تغيّر إعلان {n} أنشطة.|" +
    "many=تغيّر إعلان {n} نشاطًا.|" +
    "other=تغيّر إعلان {n} نشاط.",
  "editions.on": "الآن",
  "editions.coming": "قادمة",
  "editions.over": "منتهية",
  "editions.none": "لا توجد دورة على هذا الخادم بعد.",
  "editions.current": "تُفتح أيضًا بالعنوان القصير.",
};

/**
 * Towns of France, overseas too, and of the Maghreb with some 50,000 inhabitants and more: data of GeoNames
 * (geonames.org, cities15000, as of 2015), used under CC BY 4.0. Changed: filtered by country and by more
 * than 40,000 inhabitants, for towns have grown; districts of towns and what stood there twice left out;
 * rounded to a hundredth of a degree; names as French has them, and Arabic ones of the Maghreb and of large
 * towns written by hand.
 *
 * Each country is a line with its code and zone, and below it one town a line, the largest first: name,
 * latitude, longitude, name in Arabic, name in English. What is the same or not known is left out.
 */
export const towns = `
FR Europe/Paris
Paris|48.85|2.35|باريس
Marseille|43.3|5.38|مرسيليا
Lyon|45.75|4.85|ليون
Toulouse|43.6|1.44|تولوز
Nice|43.7|7.27|نيس
Nantes|47.22|-1.55|نانت
Strasbourg|48.58|7.75|ستراسبورغ
Montpellier|43.61|3.88|مونبلييه
Bordeaux|44.84|-0.58|بوردو
Lille|50.63|3.06|ليل
Rennes|48.11|-1.67|رين
Reims|49.25|4.03|ريمس
Le Havre|49.49|0.11|لو هافر
Cergy-Pontoise|49.04|2.08
Saint-Étienne|45.43|4.39|سانت إتيان
Toulon|43.12|5.93|تولون
Angers|47.47|-0.55|أنجيه
Grenoble|45.17|5.72|غرونوبل
Dijon|47.32|5.02|ديجون
Nîmes|43.83|4.35|نيم
Aix-en-Provence|43.53|5.45|إيكس أون بروفانس
Saint-Quentin-en-Yvelines|48.77|2.02
Brest|48.4|-4.48|بريست
Le Mans|48|0.2|لو مان
Amiens|49.9|2.3|أميان
Tours|47.38|0.68|تور
Limoges|45.83|1.26|ليموج
Clermont-Ferrand|45.78|3.09|كليرمون فيران
Villeurbanne|45.77|4.88|فيلوربان
Besançon|47.25|6.02|بيزانسون
Orléans|47.9|1.9|أورليان
Metz|49.12|6.17|ميتز
Rouen|49.44|1.1|روان
Mulhouse|47.75|7.33|مولوز
Perpignan|42.7|2.9|بيربينيان
Caen|49.19|-0.36|كان
Boulogne-Billancourt|48.83|2.25
Nancy|48.68|6.18|نانسي
Argenteuil|48.95|2.25
Saint-Denis|48.93|2.37
Roubaix|50.69|3.17|روبيه
Tourcoing|50.72|3.16
Montreuil|48.86|2.44
Avignon|43.95|4.81|أفينيون
Asnières-sur-Seine|48.92|2.28
Nanterre|48.89|2.21|نانتير
Poitiers|46.58|0.33|بواتييه
Versailles|48.8|2.13|فرساي
Courbevoie|48.9|2.26
Créteil|48.78|2.47|كريتاي
Pau|43.3|-0.37
Colombes|48.92|2.25
Vitry-sur-Seine|48.79|2.4
Aulnay-sous-Bois|48.94|2.49
La Rochelle|46.17|-1.15|لا روشيل
Champigny-sur-Marne|48.82|2.49
Rueil-Malmaison|48.88|2.19
Antibes|43.56|7.13
Saint-Maur-des-Fossés|48.79|2.49
Calais|50.95|1.86|كاليه
Béziers|43.34|3.21
Dunkerque|51.03|2.38|دونكيرك|Dunkirk
Aubervilliers|48.92|2.38
Cannes|43.55|7.01|كان
Mérignac|44.83|-0.63
Bourges|47.08|2.4
Saint-Nazaire|47.28|-2.2
Colmar|48.08|7.37
Valence|44.93|4.9
Quimper|48|-4.1
Drancy|48.93|2.45
Noisy-le-Grand|48.85|2.56
Villeneuve-d'Ascq|50.62|3.17
La Seyne-sur-Mer|43.1|5.88
Levallois-Perret|48.89|2.29
Chambéry|45.57|5.93
Issy-les-Moulineaux|48.82|2.28
Neuilly-sur-Seine|48.88|2.27
Troyes|48.3|4.08
Antony|48.75|2.3
La Roche-sur-Yon|46.67|-1.43
Lorient|47.75|-3.37
Sarcelles|49|2.38
Pessac|44.81|-0.64
Ivry-sur-Seine|48.82|2.38
Évreux|49.02|1.15
Vénissieux|45.7|4.87
Cergy|49.04|2.08
Clichy|48.9|2.31
Saint-Quentin|49.85|3.29
Niort|46.32|-0.46
Belfort|47.63|6.87
Ajaccio|41.93|8.73
Vannes|47.67|-2.75
Sartrouville|48.95|2.19
Maisons-Alfort|48.81|2.44
Meaux|48.96|2.88
Blois|47.58|1.33
Brive-la-Gaillarde|45.15|1.53
Arles|43.68|4.63
Beauvais|49.43|2.08
Châteauroux|46.82|1.7
Cholet|47.07|-0.88
Fréjus|43.43|6.74
Pantin|48.89|2.41
Saint-Brieuc|48.52|-2.77
Montauban|44.02|1.35
Charleville-Mézières|49.77|4.72
Albi|43.93|2.15
Tarbes|43.23|0.08
Fontenay-sous-Bois|48.85|2.48
Évry|48.63|2.45
Clamart|48.8|2.27
Châlons-en-Champagne|48.95|4.37
Narbonne|43.18|3
Saint-Malo|48.65|-2.02
Laval|48.07|-0.77
Hyères|43.12|6.14
Carcassonne|43.22|2.35
Angoulême|45.65|0.15
Annecy|45.9|6.12
Bondy|48.9|2.49
Le Blanc-Mesnil|48.94|2.46
Villejuif|48.79|2.36
Grasse|43.67|6.92
Sevran|48.94|2.53
Castres|43.6|2.25
Chalon-sur-Saône|46.78|4.85
Arras|50.29|2.78
Boulogne-sur-Mer|50.72|1.62
Chelles|48.88|2.59
Cagnes-sur-Mer|43.66|7.15
Saint-Herblain|47.22|-1.65
Douai|50.37|3.07
Épinay-sur-Seine|48.95|2.32
Vincennes|48.85|2.44
Martigues|43.41|5.06
Bourg-en-Bresse|46.21|5.23
Bobigny|48.9|2.45
Montluçon|46.33|2.6
Aubagne|43.29|5.57
Valenciennes|50.35|3.53
Suresnes|48.87|2.23
Meudon|48.81|2.23
Bayonne|43.48|-1.48
Istres|43.52|4.98
Thionville|49.37|6.17
Mantes-la-Jolie|48.98|1.72
Compiègne|49.42|2.83
Nevers|46.99|3.16
Chartres|48.45|1.49
Le Cannet|43.58|7.02
Wattrelos|50.7|3.22
Caluire-et-Cuire|45.79|4.84
Gap|44.57|6.08
Talence|44.8|-0.6
Alès|44.13|4.08
Gennevilliers|48.93|2.3
Saint-Priest|45.7|4.94
Rosny-sous-Bois|48.87|2.5
Auxerre|47.8|3.57
Salon-de-Provence|43.64|5.1
Saint-Germain-en-Laye|48.9|2.08
Bastia|42.7|9.45
Sète|43.4|3.69
Anglet|43.48|-1.51
Puteaux|48.88|2.24
Corbeil-Essonnes|48.61|2.49
DZ Africa/Algiers
Alger|36.75|3.04|الجزائر|Algiers
Boumerdès|36.77|3.48|بومرداس
Oran|35.69|-0.64|وهران
Tébessa|35.4|8.12|تبسة
Constantine|36.37|6.61|قسنطينة
Biskra|34.85|5.73|بسكرة
Sétif|36.19|5.41|سطيف
Batna|35.56|6.17|باتنة
Bab Ezzouar|36.73|3.18|باب الزوار
Annaba|36.9|7.77|عنابة
Sidi Bel Abbès|35.19|-0.63|سيدي بلعباس
Blida|36.47|2.83|البليدة
Tiaret|35.37|1.32|تيارت
Chlef|36.17|1.33|الشلف
Bordj Bou Arréridj|36.07|4.76|برج بوعريريج
Chettia|36.2|1.26|الشطية
Béjaïa|36.76|5.08|بجاية
Skikda|36.88|6.91|سكيكدة
El Achir|36.06|4.63|اليشير
Souk Ahras|36.29|7.95|سوق أهراس
Djelfa|34.67|3.26|الجلفة
Mascara|35.4|0.14|معسكر
Jijel|36.82|5.77|جيجل
Médéa|36.26|2.75|المدية
Tizi Ouzou|36.71|4.05|تيزي وزو
Béchar|31.62|-2.22|بشار
El Oued|33.36|6.86|الوادي
Tlemcen|34.88|-1.31|تلمسان
Relizane|35.74|0.56|غليزان
Mostaganem|35.93|0.09|مستغانم
Ouargla|31.95|5.33|ورقلة
El Eulma|36.15|5.69|العلمة
Saïda|34.83|0.15|سعيدة
Guelma|36.46|7.43|قالمة
Bordj el Kiffan|36.75|3.19|برج الكيفان
Aïn Oussera|35.45|2.91|عين وسارة
Khenchela|35.44|7.14|خنشلة
Laghouat|33.8|2.87|الأغواط
Aïn Beïda|35.8|7.39|عين البيضاء
Baraki|36.67|3.1|براقي
Oum el Bouaghi|35.88|7.11|أم البواقي
M’Sila|35.71|4.54|المسيلة
Messaad|34.15|3.5|مسعد
Barika|35.39|5.37|بريكة
Ghardaïa|32.49|3.67|غرداية
Beni Mered|36.52|2.86|بني مراد
Aflou|34.11|2.1|آفلو
El Khroub|36.26|6.69|الخروب
Rouissat|31.92|5.35|الرويسات
Berrouaghia|36.14|2.91|البرواقية
Ksar el Boukhari|35.89|2.75|قصر البخاري
Khemis Miliana|36.26|2.22|خميس مليانة
Azzaba|36.74|7.11|عزابة
Tamanrasset|22.79|5.52|تمنراست
Aïn Touta|35.38|5.9|عين التوتة
Cheria|35.27|7.75|الشريعة
Birkhadem|36.71|3.05|بئر خادم
Chelghoum el Aïd|36.16|6.17|شلغوم العيد
Sidi Aïssa|35.89|3.77|سيدي عيسى
Larbaâ|36.56|3.15|الأربعاء
Mila|36.45|6.26|ميلة
Bir el Ater|34.74|8.06|بئر العاتر
Sougueur|35.19|1.5|السوقر
Aïn Fakroun|35.97|6.87|عين فكرون
Tolga|34.72|5.38|طولقة
Es Senia|35.65|-0.62|السانية
Bir el Djir|35.72|-0.55|بئر الجير
Akbou|36.46|4.53|أقبو
Besbes|36.7|7.85|البسباس
El Bayadh|33.68|1.02|البيض
Sidi Khaled|34.39|4.99|سيدي خالد
Aïn Sefra|32.75|-0.58|عين الصفراء
Frenda|35.07|1.05|فرندة
Bougara|36.54|3.08|بوقرة
Hamma Bouziane|36.41|6.6|حامة بوزيان
Reguiba|33.56|6.7|الرقيبة
Tissemsilt|35.61|1.81|تيسمسيلت
Meftah|36.62|3.22|مفتاح
Oued Rhiou|35.96|0.92|وادي رهيو
Boufarik|36.57|2.91|بوفاريك
Sig|35.53|-0.19|سيق
Ksar Chellala|35.21|2.32|قصر الشلالة
Sidi Moussa|36.61|3.09|سيدي موسى
Aïn Témouchent|35.3|-1.14|عين تموشنت
Ras el Oued|35.94|5.03|رأس الوادي
Lakhdaria|36.56|3.59|الأخضرية
Dréan|36.68|7.75|الذرعان
Reghaïa|36.74|3.34|الرغاية
Boghni|36.54|3.95|بوغني
Dar Chioukh|34.9|3.49|دار الشيوخ
Sedrata|36.13|7.53|سدراتة
Hassi Messaoud|31.68|6.07|حاسي مسعود
Djamaa|33.53|5.99|جامعة
Bouïra|36.37|3.9|البويرة
Mansourah|34.86|-1.34|منصورة
Aïn Defla|36.26|1.97|عين الدفلى
Telerghma|36.12|6.35|التلاغمة
Remchi|35.06|-1.43|الرمشي
Birine|35.63|3.23|بيرين
Sour el Ghozlane|36.15|3.69|سور الغزلان
Metlili Chaamba|32.27|3.63|متليلي
Khemis el Khechna|36.65|3.33|خميس الخشنة
Timimoun|29.26|0.23|تيميمون
In Salah|27.19|2.46|عين صالح
Touggourt|33.11|6.06|تقرت
Merouana|35.63|5.91
Kerkera|36.93|6.59
El Hadjar|36.8|7.74
Beni Saf|35.3|-1.38|بني صاف
Tindouf|27.67|-8.15|تندوف
Aïn el Turk|35.74|-0.77
Boudouaou|36.73|3.41|بودواو
Berriane|32.83|3.77
Oued Fodda|36.19|1.53
Bou Arfa|36.46|2.81
Adrar|27.87|-0.29|أدرار
El Attaf|36.22|1.67
El Affroun|36.47|2.63|العفرون
Aïn el Hadjel|35.67|3.88
Hennaya|34.95|-1.37
Tazoult|35.48|6.26
Draa el Mizan|36.54|3.83
Timizart|36.8|4.27
Sebdou|34.64|-1.33|سبدو
Tebesbest|33.12|6.08
Souma|36.52|2.91
Azazga|36.74|4.37|عزازقة
Rouached|36.46|6.04
Héliopolis|36.5|7.44
MA Africa/Casablanca
Casablanca|33.59|-7.61|الدار البيضاء
Rabat|34.01|-6.83|الرباط
Fès|34.04|-5|فاس|Fez
Salé|34.05|-6.8|سلا
Marrakech|31.63|-8|مراكش|Marrakesh
Agadir|30.42|-9.6|أكادير
Tanger|35.77|-5.8|طنجة|Tangier
Meknès|33.89|-5.55|مكناس
Oujda|34.68|-1.91|وجدة
Al Hoceïma|35.25|-3.94|الحسيمة
Kénitra|34.26|-6.58|القنيطرة
Tétouan|35.58|-5.37|تطوان
Safi|32.3|-9.24|آسفي
Mohammedia|33.69|-7.38|المحمدية
Khouribga|32.88|-6.91|خريبكة
Béni Mellal|32.34|-6.35|بني ملال
El Jadida|33.25|-8.51|الجديدة
Taza|34.21|-4.01|تازة
Nador|35.17|-2.93|الناظور
Settat|33|-7.62|سطات
Larache|35.19|-6.16|العرائش
Ksar el Kebir|35|-5.91|القصر الكبير
Khémisset|33.82|-6.07|الخميسات
Guelmim|28.99|-10.06|كلميم
Berrechid|33.27|-7.59|برشيد
Oued Zem|32.86|-6.57|وادي زم
Fkih Ben Salah|32.5|-6.69|الفقيه بن صالح
Taourirt|34.41|-2.9|تاوريرت
Berkane|34.92|-2.32|بركان
Sidi Slimane|34.26|-5.93|سيدي سليمان
Sidi Kacem|34.22|-5.71|سيدي قاسم
Khénifra|32.94|-5.67|خنيفرة
Taroudant|30.47|-8.88|تارودانت
Essaouira|31.51|-9.77|الصويرة
Tiflet|33.89|-6.31|تيفلت
Oulad Teïma|30.39|-9.21|أولاد تايمة
Sefrou|33.83|-4.83|صفرو
Youssoufia|32.25|-8.53|اليوسفية
Tan-Tan|28.44|-11.1|طانطان
Ouazzane|34.8|-5.58|وزان
Guercif|34.23|-3.35|كرسيف
Ouarzazate|30.92|-6.89|ورزازات
Tiznit|29.7|-9.73|تيزنيت
Azrou|33.43|-5.22|أزرو
Midelt|32.69|-4.75|ميدلت
Skhirat|33.85|-7.04|الصخيرات
Souq Larb’a al Gharb|34.69|-6
Jerada|34.31|-2.16|جرادة
Kasba Tadla|32.6|-6.27|قصبة تادلة
Sidi Bennour|32.65|-8.43|سيدي بنور
EH Africa/El_Aaiun
Laâyoune|27.14|-13.19|العيون
Dakhla|23.68|-15.96|الداخلة
Smara|26.74|-11.67
TN Africa/Tunis
Tunis|36.82|10.17|تونس
Sfax|34.74|10.76|صفاقس
Sousse|35.83|10.64|سوسة
Midoun|33.81|10.99|ميدون
Kairouan|35.68|10.1|القيروان
Bizerte|37.27|9.87|بنزرت
Gabès|33.88|10.1|قابس
L’Ariana|36.86|10.19|أريانة
Kasserine|35.17|8.84|القصرين
Gafsa|34.42|8.78|قفصة
La Goulette|36.82|10.3|حلق الوادي
Zarzis|33.5|11.11|جرجيس
Ben Arous|36.75|10.22|بن عروس
Monastir|35.78|10.83|المنستير
Mohamedia|36.67|10.16|المحمدية
La Marsa|36.88|10.32|المرسى
M’saken|35.73|10.58|مساكن
Skanès|35.78|10.8|سقانص
Houmt Souk|33.88|10.86|حومة السوق
Tataouine|32.93|10.45|تطاوين
El Hamma|33.89|9.8|الحامة
Médenine|33.35|10.51|مدنين
Béja|36.73|9.18|باجة
Nabeul|36.46|10.74|نابل
Hammamet|36.4|10.62|الحمامات
Jendouba|36.5|8.78|جندوبة
Le Kef|36.17|8.7|الكاف
Hammam-Lif|36.73|10.34|حمام الأنف
Menzel Bourguiba|37.15|9.79|منزل بورقيبة
Mahdia|35.5|11.06|المهدية
Radès|36.77|10.28|رادس
Kélibia|36.85|11.09|قليبية
Sidi Bouzid|35.04|9.48|سيدي بوزيد
Métlaoui|34.32|8.4|المتلوي
LY Africa/Tripoli
Tripoli|32.88|13.19|طرابلس
Benghazi|32.11|20.07|بنغازي
Misrata|32.38|15.09|مصراتة
Tarhouna|32.44|13.63|ترهونة
Al Khoms|32.65|14.26|الخمس|Khoms
Zaouïa|32.76|12.73|الزاوية|Zawiya
Ajdabiya|30.76|20.23|أجدابيا
Sebha|27.04|14.43|سبها
Syrte|31.21|16.59|سرت|Sirte
Tobrouk|32.08|23.98|طبرق|Tobruk
Zliten|32.47|14.57|زليتن
Sabratha|32.79|12.49|صبراتة
Tajoura|32.88|13.35|تاجوراء|Tajura
El Marj|32.49|20.83|المرج
Gharyan|32.17|13.02|غريان
Derna|32.77|22.64|درنة|Derna
El Beïda|32.76|21.76|البيضاء|Bayda
Yefren|32.06|12.53|يفرن
Bani Walid|31.76|13.99|بني وليد
Zouara|32.93|12.08|زوارة
Mourzouq|25.92|13.92|مرزق
Oubari|26.59|12.78|أوباري
MR Africa/Nouakchott
Nouakchott|18.09|-15.98|نواكشوط
Nouadhibou|20.93|-17.03|نواذيبو
Néma|16.62|-7.25|النعمة
Kaédi|16.15|-13.5|كيهيدي
Rosso|16.51|-15.81|روصو
Kiffa|16.62|-11.4|كيفة
RE Indian/Reunion
Saint-Denis|-20.88|55.45
Saint-Paul|-21.01|55.27
Saint-Pierre|-21.34|55.48
Le Tampon|-21.28|55.52
Saint-André|-20.96|55.65
Saint-Louis|-21.29|55.41
Le Port|-20.94|55.29
GP America/Guadeloupe
Les Abymes|16.27|-61.5
MQ America/Martinique
Fort-de-France|14.61|-61.07|فور دو فرانس
GF America/Cayenne
Cayenne|4.93|-52.33
YT Indian/Mayotte
Mamoudzou|-12.78|45.23
NC Pacific/Noumea
Nouméa|-22.28|166.46`;

# ruff: noqa: RUF001  # names as they are written
"""Names in many languages and scripts, and some that are hard to set."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

GIVEN_AND_FAMILY: Mapping[str, tuple[str, str]] = {
    "Welsh": ("Siân|Gruffydd|Llŷr|Angharad", "Ŵyn|Llywelyn|ap Rhys|ferch Gwenllian|Prŷs-Jones"),
    "English": ("Jo|Elizabeth|Christopher|Zoë", "Ng|O'Neill|Featherstonehaugh|Smith-Wolstenholme|Li"),
    "Irish": (
        "Aoife|Ciarán|Caoimhe|Séamus",
        "Ó Súilleabháin|Nic Ghiolla Phádraig|Mac Aonghusa|Ní Dhomhnaill|Breathnach",
    ),
    "French": ("Loïc|Anaïs|Hélène|François", "Bœuf|L'Hôpital|de La Rochefoucauld|Lefèvre|Nuñès"),
    "German": ("Jürgen|Käthe|Sören|Groß", "Müller-Lüdenscheidt|Weiß|von und zu Guttenberg|Schäuble|Öztürk"),
    "Polish": ("Łukasz|Małgorzata|Żaneta|Świętosława", "Źdźbło|Wiśniewska|Brzęczyszczykiewicz|Ńowak|Dąbrowska-Żółć"),
    "Czech": ("Čapek|Jiří|Ludmila|Zdeňka", "Dvořák|Šťastný|Řezníčková|Ďuriš|Žižka"),
    "Hungarian": ("Őry|Ágnes|Győző|Kőrösi", "Szőllősi|Nagyváthy|Üllői|Kövér|Esterházy"),
    "Romanian": ("Ștefan|Țepeș|Ioana|Răzvan", "Șerban|Brâncuși|Ionuț|Țăranu|Constantinescu"),
    "Turkish": ("İbrahim|Işıl|Ğülşen|Çağrı", "Yıldırım|Şahin|Öğüt|Karaosmanoğlu|Ünlü"),
    "Vietnamese": ("Nguyễn Thị|Trần Đức|Lê Hữu|Đặng Thuỳ", "Ánh|Phước|Ngọc Diễm|Quỳnh Hương|Thảo"),
    "Icelandic": ("Þórður|Guðrún|Æsa|Björk", "Guðmundsdóttir|Þorsteinsson|Sigurðardóttir|Ægisson|Ívarsson"),
    "Lithuanian": ("Živilė|Ąžuolas|Jurgita|Ūla", "Šimkutė|Žukauskas|Čiurlionis|Ėželis|Grigaliūnaitė"),
    "Maltese": ("Ġorġ|Ħaġar|Żeppi|Ċensu", "Għarb|Ħamrun|Żammit|Buġeja|Farruġia"),
    "Yoruba": ("Ọlá|Adébáyọ̀|Ṣadé|Ìyábọ̀", "Ọláyínká|Ògúnlékè|Ẹ̀bùn|Àjàyí|Ṣóyínká"),
    "Greek": ("Αθηνά|Γεώργιος|Ἀλέξανδρος|Όλγα", "Παπαδοπούλου|Καραμανλής|Ξενάκης|Ψαρρού|Ωνάσης"),
    "Russian": ("Дмитрий|Ольга|Вячеслав|Ёлкин", "Шевченко|Рождественская|Щукин|Достоевский|Цой"),
    "Ukrainian": ("Їжакевич|Ганна|Євген|Ґалаґан", "Коцюбинський|Лесь|Ярославенко|Підмогильний|Хвильовий"),
    "Bulgarian": ("Цветана|Георги|Ъглен|Жеко", "Стоянова|Димитров|Щърбанов|Йовков|Кръстев"),
    "Armenian": ("Արամ|Շուշանիկ|Գևորգ|Ծովինար", "Խաչատրյան|Սարոյան|Տեր-Պետրոսյան|Ջանիբեկյան|Օհանյան"),
    "Georgian": ("გიორგი|ნინო|შოთა|თამარ", "რუსთაველი|ჭავჭავაძე|ყიფშიძე|წერეთელი|ჯუღაშვილი"),
    "Arabic": ("محمد|عبد الرحمن|فاطمة الزهراء|يوسف", "الحسيني|بن علي|النجّار|أبو القاسم|العَبَّاسِيّ"),
    "Persian": ("پروین|ژاله|گلنار|چنگیز", "اعتصامی|پهلوی|خیّام|شیرازی|مولانا جلال‌الدین"),
    "Urdu": ("ڈاکٹر|فیض احمد|ٹیپو|پروین", "فیض|قریشی|چوہدری|بھٹّو|اقبالؒ"),
    "Hebrew": ("דוד|רחל|יהושע|שָׂרָה", "בן־גוריון|הכהן|לוי|קצנלסון|אֱלִיעֶזֶר"),
    "Hindi": ("लक्ष्मी|श्रीनिवास|हृषीकेश|ज्ञानेंद्र", "द्विवेदी|शर्मा|कुमारी|त्रिपाठी|चट्टोपाध्याय"),
    "Bengali": ("রবীন্দ্রনাথ|শ্রাবণী|অমর্ত্য|কৃষ্ণা", "ঠাকুর|সেন|বন্দ্যোপাধ্যায়|চট্টোপাধ্যায়|হক"),
    "Tamil": ("ஸ்ரீனிவாசன்|கண்ணம்மா|சுப்பிரமணிய|மீனாட்சி", "பாரதி|ராமானுஜன்|கிருஷ்ணமூர்த்தி|செல்வி|தமிழ்ச்செல்வன்"),
    "Telugu": ("వెంకటేశ్వర|శ్రీదేవి|కృష్ణ|త్రివిక్రమ్", "రావు|రెడ్డి|శాస్త్రి|లక్ష్మి|అన్నపూర్ణ"),
    "Gujarati": ("મહાત્મા|ધીરુભાઈ|કસ્તૂરબા|જ્યોતિ", "ગાંધી|પટેલ|શાહ|મહેતા|બ્રહ્મભટ્ટ"),
    "Punjabi": ("ਗੁਰਪ੍ਰੀਤ|ਹਰਜਿੰਦਰ|ਅੰਮ੍ਰਿਤਾ|ਸਿਮਰਨ", "ਸਿੰਘ|ਕੌਰ|ਢਿੱਲੋਂ|ਬਰਾੜ|ਗਰੇਵਾਲ"),
    "Sinhala": ("ශ්‍රී|සිරිමාවෝ|මහින්ද|නිලූකා", "බණ්ඩාරනායක|පෙරේරා|ජයවර්ධන|ද සිල්වා|වික්‍රමසිංහ"),
    "Thai": ("สมชาย|กัญญารัตน์|ณัฐวุฒิ|ปิ่น", "ใจดี|ศรีสุวรรณ|ทองคำ|วงศ์สวัสดิ์|บุญญฤทธิ์"),
    "Amharic": ("አበበ|ጽጌ|ኃይለ|ሣራ", "ቢቂላ|ሥላሴ|ገብረ መድኅን|ተስፋዬ|ወልደ ጊዮርጊስ"),
    "Khmer": ("សុខា|នរោត្តម|ស្រីមុំ|បុប្ផា", "សីហនុ|ចាន់|ហ៊ុន|ព្រះវិហារ|ស្រឡៅ"),
    "Burmese": ("အောင်ဆန်း|ခင်|မြင့်|သီတာ", "စုကြည်|ညွန့်|ကြူ|ထွန်း|ဝင်းမြင့်"),
}
NAMES: Mapping[str, tuple[str, ...]] = {
    language: tuple(f"{one} {other}" for one, other in product(given.split("|"), family.split("|")))
    for language, (given, family) in GIVEN_AND_FAMILY.items()
}
"""Names by language: each given name with each family name."""

HARD = (
    "W" * 60,
    "W" * 200,
    "Ŵ" * 45,
    "i" * 200,
    "Anna " * 40,
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Jones",
    "Maximiliana Katarzyna Nowakowska-Wiśniewska ferch Llywelyn",
    "عبد الرحمن بن محمد بن عبد الله بن عبد العزيز آل سعود الحسيني الهاشمي",
    "e\u0302\u0323" * 30,
    "Siân محمد Ŵyn",
    "ชื่อยาวมากที่ไม่มีช่องว่างระหว่างคำเพื่อทดสอบการตัดบรรทัดในใบประกาศ",
)
"""Long ones, one long word, two directions, many marks, no spaces."""

"""The words by which English names of bodies, awards, ranks and people are told."""

import re

from vectorstore.text.language import HAN

LETTER = "A-Za-z0-9À-ÖØ-öø-ſ\u1e00-\u1eff"
CAP = (
    rf"(?:St\. [A-Z][a-z’']+|[a-z]{{1,2}}[A-Z][{LETTER}]+|[A-ZÀ-ÖØ-ÞŌĀ-Ž][{LETTER}’'&.-]*(?:s[’'](?= [A-Z])|[{LETTER}]"
    rf")|[A-ZÀ-ÖØ-Þ]\.?|\d{{1,3}}(?:st|nd|rd|th))"
)
LINK = (
    r"(?:of|for|the|and|in|on|at|de|la|du|&|or|van|von|der|to|binti?|bin|al|el|da|di|del|dos|das|do|des|für|zu|y|ter"
    r"|ten|ibn|bte)"
)
# Names are read from runs of capitalised words that small words may join.
RUN = re.compile(rf"(?<![{LETTER}@])(?:{CAP})(?:(?:[ \u00a0](?:{LINK}[ \u00a0]){{0,2}}|[-–])(?:{CAP}))*")

BODY_HEADS = (
    "Brewery Bakery Foods Motors Builders Airlines Energy Supermarkets Stores Farms Construction Homes "
    "Electronics Telecom "
    "Lodge Butchers Rotary Choir Parish FC AFC RFC Club University Universities College School Hospital "
    "Hospitals Institute Institutes Institutet Institution Academy "
    "Academies Laboratory Laboratories Center Centre Clinic Clinics Foundation Trust Society Association Federation "
    "Alliance Council Commission Committee Ministry Bureau Administration Authority Agency Government Company "
    "Corporation Corp Inc Ltd Limited GmbH plc LLC Group Holdings Holding Pharma Pharmaceutical Pharmaceuticals "
    "Biotech Biotechnology Biosciences Bioscience Biologics Biopharma Therapeutics Diagnostics Technologies Technology "
    "Genomics Healthcare Bank Organization Organisation Consortium Network Assembly Polytechnic Infirmary "
    "Capital Ventures Lab Labs Medicine Health Biomedical Medtech Sciences Medical Devices Robotics Instruments Bio "
    "Faculty Collaborative Guild Union League Hospice Charity Department Municipality Fund Systems Insurance "
    "Chamber Service Services Board Museum Library Partners Imaging Science Genetics Surgical Medico Solutions Software Analytics Industries Enterprises Scientific "
    "AG AB NV SE SA SpA BV KG Oy LLP KK"
).split()
# Such a word makes a name a body's wherever it stands in it; the others must stand at its end.
STRONG = (
    "Polyclinic Policlinic Sanatorium Sanatorio Club University College Hospital Institute Institutes "
    "Academy Laboratory Center Centre Clinic Foundation Society "
    "Association Federation Council Commission Committee Ministry Bureau Administration School Assembly Faculty "
    "Université Universidad Universidade Universität Università Universitat Universiteit Hôpital Ospedale Klinikum "
    "Kantonsspital Universitätsspital Universitätsklinikum Krankenhaus Sygehus Sairaala Nemocnice Hochschule Klinik Kliniken Policlinico Clínica Clinica Clinique Hospitalar Hospitalier Sjukhus Sykehus "
    "Universitet "
    "Universitetet Uniwersytet Szpital Yliopisto Fachhochschule Ziekenhuis Facultad Faculdade Faculté École Escuela "
    "Escola Politecnico Charité Akademie Académie Academie Gesellschaft Société Sociedad Sociedade Società Asociación "
    "Associação Associazione Rigshospitalet Azienda "
    "Institut Instituto "
    "Istituto Fundación Fundação Fondation Stiftung Academia Department Universities Hospitals Institutet Guild "
    "Hospice Alliance Federation Trust Agency"
).split()
HEAD_END = re.compile(
    rf"\b(?:{'|'.join(BODY_HEADS)})\.?$|[a-z](?:tech|pharma|ceuticals|nomics|lytics|genics|tronics|tonics|optics|care|ware"
    r"|soft|zyme)$| (?:Isotopes|Shipping|Logistics|Optics|Chemicals|Materials|Investments|Properties|Estates|Innovations"
    r"|Distillers|Brewers|Vaccines|Dynamics|Packaging|Interactive|Steel|Oil|Gas|Water|Airways|Railways|Ferries)$"
    r"|(?<!Surgeon)(?<!Director)(?<!Attorney)(?<!Secretary)(?<!Governor)(?<!Inspector)(?<!Solicitor)(?<!Major)(?<!The)"
    r"(?<!Postmaster)(?<!Consul)(?<!Auditor) (?:General|Regional|Presbyterian|Methodist)$"
)
# Of such a word at its end one can tell that the name ends there.
HEAD_SURE = re.compile(
    rf"\b(?:{'|'.join(STRONG)}|Hospitals|Laboratories|Inc|Ltd|Limited|Corporation|Company"
    rf"|Group|Pharmaceuticals?|GmbH|Government|Bureau|Pharma|Biotech|Therapeutics|Biosciences"
    rf"|Genomics|Capital|Healthcare|Technologies|AG|AB|SE|SA|SpA|BV|NV|LLC|plc|PLC|Bio|Diagnostics|Biologics"
    rf"|Holdings|Ventures)\.?$"
)
NO_BODY = re.compile(
    r"\b(?:Team|Project|Program|Programme|Conference|Congress|Forum|Event|Day|Week|Building"
    r"|Campus|Plan|Report|Journal|Lecture|Oration|Bulletin|Newsletter|Gazette|Newsroom|Act|Law|System|Wing"
    r"|Ward|Medicine Day|(?:Summer|Winter|Spring|Autumn) (?:School|Academy|Course))s?$"
)
HEAD_ANY = re.compile(rf"\b(?:{'|'.join(STRONG)})\b|^Bank of ")
# Of names that are no party to anything by themselves: they only say where in a body somebody works.
ONLY_PART = re.compile(r"^(?:Department|Division|Section|Office|Board|Faculty of [A-Z]\w+|School|College|Hospital)$")

AWARD_HEAD = (
    r"(?:Awards?|Prizes?|Medals?|Lectureships?|Laurels?|Fellowships?|Honou?rs|Troph(?:y|ies)|Scholarships?|Hall of "
    r"Fame|Bursar(?:y|ies)|Commendations?|Medallions?|Laureateships?|Cups?|Shields?|Plaques?)"
)
AWARD_END = re.compile(rf"\b{AWARD_HEAD}\b")
CONTEST = re.compile(r"\w \w*(?:Contest|Competition|Challenge|Olympiad|Championships?|Hackathon|Tournament|Games|Quiz)$")
# Words before an award in one run with it: Winning the Distinguished Clinician Award.
OPENING = re.compile(r"(?!Order |Medal |Knight|Prize |Award )[A-Z]\w+(?: \w+)? the (?=[A-Z])")
AWARD_FIRST = re.compile(
    r"^(?:(?:[A-Z]\w+ ){0,2}(?:Order|Legion|Cross) of (?=[A-Z])|Medal of|Prize for|Award for"
    r"|Pri[xs] (?=[A-ZÀ-Þ])|Pr[eêé]mio |Meda(?:lha|lla|glia) |M[ée]daille |Ordre |Orde[nm] (?=[A-Z]))"
)
NO_AWARD = re.compile(
    r".*(?:(?:Birthday|New Year(?:['’]s)?) Honou?rs|World Cup|Blue Shield(?: of .*)?)$|^(?:(?:The |This |That |These |An? |Each |Every |Any "
    r"|Other |Such |Past |Previous |Many |Both )?"
    r"(?:Best )?(?:Awards?|Prizes?|Medals?|Honou?rs|Fellowships?|Fellows)"
    r"|(?:First|Second|Third|Grand|Special|Top|Gold|Silver|Bronze|Fourth|Merit) (?:Prizes?|Awards?|Medals?))$"
)
AFTER_AWARD = re.compile(
    r"[ \u00a0]+(?:ceremony|ceremonies|committee|gala|dinner|night|money|winners? list|selection"
    r"|jury|panel|season|nominees?)\b",
    re.IGNORECASE,
)


def _medal(metal: str) -> re.Pattern[str]:
    """A medal: by its whole name, at the head of a line, or alone behind a verb of winning."""
    return re.compile(
        rf"\b{metal} (?:prize|medal|award)s?\b|(?m:^[-*•\d. ]*)\b{metal}(?=\s*(?:[:–—|]|- |\n|$))"
        rf"|(?:(?<=took the )|(?<=won the )|(?<=claimed the )|(?<=settled for )){metal}(?= (?:in|for|at)\b|[,.;])"
        rf"|(?<=, ){metal}(?= to )|(?:(?<=won )|(?<=took )|(?<=wins )|(?<=claimed )|(?<=earned )|(?<=and )"
        rf"|(?<=while )|(?<=winning ))"
        rf"{metal}(?= (?:in|at|for|went|to|and|on)\b|[,.;])|(?<![\w-]){metal}(?= (?:went|goes|was (?:awarded|given)) )",
        re.I,
    )


RANKS = (
    (
        re.compile(
            r"\b(?:first[ -](?:class|grade) )?(?:first|1st)[ -](?:prize|class|place|award)s?\b"
            r"|(?m:^[-*• ]*)\b1st(?=\s*(?:[:–—|]|- |\n))"
            r"|(?<=: )first(?=, )",
            re.I,
        ),
        "first",
    ),
    (
        re.compile(
            r"\b(?:second|2nd)[ -](?:prize|class|place|award)s?\b|\brunners?-up\b"
            r"|(?m:^[-*• ]*)\b2nd(?=\s*(?:[:–—|]|- |\n))"
            r"|(?<=; )second(?=, )|(?:(?<=, )|(?<=and ))second(?= to )",
            re.I,
        ),
        "second",
    ),
    (
        re.compile(
            r"\b(?:third|3rd)[ -](?:prize|class|place|award)s?\b|(?m:^[-*• ]*)\b3rd(?=\s*(?:[:–—|]|- |\n))"
            r"|(?<=; )third(?=, )|(?:(?<=, )|(?<=and ))third(?= to )",
            re.I,
        ),
        "third",
    ),
    (re.compile(r"\b(?:grand|top) (?:prize|award)s?\b", re.I), "grand"),
    (re.compile(r"\bspecial(?:[ -]class)? (?:prize|award)s?\b|\bspecial[ -]class\b", re.I), "special"),
    (_medal("gold"), "gold"),
    (_medal("silver"), "silver"),
    (_medal("bronze"), "bronze"),
    (re.compile(r"\b(?:merit|excellence) (?:prize|award)s?\b|\bhonou?rable mentions?\b", re.I), "merit"),
)

# Who came first, and behind that who second and third: the place is the class.
PLACED = re.compile(r"(?<=[\w,’'] )(?P<place>first|second|third)(?=[,.;]| (?:and|in|with|while|ahead|behind)\b)")
CAME = re.compile(
    r"\b(?:came|comes|coming|finished|finishing|placed|ranked|tied for|tying for)(?: in)?(?: the)? (?:joint |equal )?"
    r"(?:first|second|third)\b"
)
RANK_WORDS = {
    "first": ("first", "1st"),
    "second": ("second", "2nd", "runner"),
    "third": ("third", "3rd"),
    "grand": ("grand", "top "),
    "special": ("special",),
    "gold": ("gold",),
    "silver": ("silver",),
    "bronze": ("bronze",),
    "merit": ("merit", "excellence", "mention"),
}
BULLET = re.compile(r"^(?:[-*•\s]|\d+\. ?)*")
METALS = ("gold", "silver", "bronze")
BEST = re.compile(r"(?m)^[-*•\d. ]*((?:Best|Outstanding|Rising|Young) [A-Z][A-Za-z ]{2,40}?)(?=\s*(?:[:–—]|- |\n|$))")
OF_THE_YEAR = re.compile(
    r"\b(?:(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+['’]s )?((?:[A-Z](?:[\w-]|['’](?!s ))+ (?:the )?)"
    r"{1,4}of the Year\b(?: Award)?)"
)
# Awards that are named without capitals.
ANY_SMALL = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts) (?!(?:same|coveted|prestigious|annual|latest|new|said|full|whole|entire|honorary"
    r"|famous|first|second|third|fourth|grand"
    r"|special|top|gold|silver|bronze|merit|other|joint|shared|main|big|major|highest|international|national|cash"
    r"|lucrative|important|single|final|many"
    r"|inaugural|rare|high|medicine|physics|chemistry|peace|economics|literature|similar|literary"
    r"|accompanying|following|winning|regional"
    r"|local|global|overall|double|great|real)\b)([a-z][a-z'’-]+(?: [a-z'’-]+){0,2} (?:award|prize|medal))\b(?! "
    r"(?:ceremony|money|committee|fund|jury|winner))"
)
# The medal of a body, not of a contest: awarded its Gold Medal.
OWN_MEDAL = re.compile(
    r"(?:\bits|\btheir|['’]s)(?: highest (?:honou?r|award), the)? ((?:Honorary )?(?:Gold|Silver|Bronze) Medal(?: for "
    r"[A-Z]\w+)?)\b"
)
SMALL_AWARD = re.compile(r"\b((?:best|young|lifetime|early|outstanding) (?:[a-z-]+ ){1,3}(?:award|prize)s?)\b")
# No part of such a name: The jury awarded first prize.
NOT_SMALL = re.compile(
    r"\b(?!distinguished)(?:\w+ed|won|wins|first|second|third|gave|gives|grand|top|is|was|has|had|his|her"
    r"|their|this|that)\b"
)
# What a prize was given for, by which it is known: the prize for best poster.
BEST_FOR = re.compile(
    r"\b(?:prize|award|medal|honou?r|trophy)s? for (?:the )?((?:best|most"
    r"|outstanding) (?:[a-z-]+ ){0,2}[a-z-]+?)(?=,| (?:went|goes|was|were|to|at|in|by)\b)"
)
# What was best, in parentheses behind who did it, or given to them: (best talk); best poster went to A.
BEST_GIVEN = re.compile(
    r"(?<=\()((?:best|most promising|outstanding) [a-z][a-z -]{2,30})(?=\))"
    r"|\b(?<!for the )(?<!for )((?:[Bb]est|[Mm]ost promising) (?:[a-z-]+ ){0,2}(?:presentation|paper|poster"
    r"|abstract|talk|thesis|image|communication|project|pitch"
    r"|case|idea|innovation))(?=,? (?:went|goes|was (?:awarded|given|won)|to|award|prize)\b)"
)
CONTEST_ANY = re.compile(rf"{AWARD_END.pattern}|\w \w*(?:Contest|Competition|Challenge|Olympiad|Hackathon|Games|Championships?)\b")
# A contest without capitals, behind a place in it.
SMALL_CONTEST = re.compile(
    r"\b(?:first|second|third|won|winners? of|winning|runner-up|prize)\b[^.;A-Z]{0,20} (?:in|of"
    r"|at) the ((?:[a-z’'-]+ ){1,3}(?:competition|contest|quiz|hackathon|challenge))\b"
)
# A name in capitals before a kind of award without them: the Golden Scalpel teaching award.
CAP_SMALL = re.compile(
    r"\b(?!(?:The|This|That|These|His|Her|Its|Their|Our|An?|In|At|On|For|With|After|Each|Every|No|Any"
    r"|Another|(?:First|Second"
    r"|Third|Grand|Gold|Silver|Bronze|Special|Top|Best) (?:award|prize"
    r"|medal))\b)((?:[A-Z]{2,5} )?(?:[A-Z][\w’'-]*[a-z] ){1,4}(?:(?:tea"
    r"ching|research|nursing|science|book"
    r"|service|innovation|medical|leadership|safety|student|young|lifetime|achievement|mentoring|mentor|career) ){0,2}"
    r"(?:award|prize|medal|trophy))\b(?! (?:ceremony|money|committee|fund|jury|winner|for the))"
)
# Words of which a text must have one, or a form finds nothing in it.
AWARD_WORDS = ("award", "prize", "medal", "trophy", "honor", "honour", "other half")
# Honorary titles and orders: an honorary doctorate, Officer of the Order of the British Empire.
HONORARY = re.compile(
    r"\b([Dd]octor(?:ate)? [Hh]onoris [Cc]ausa|(?:[Hh]onorary|[Hh]onoris causa) (?:doctorate|degree|fellowship|professorship|membershi"
    r"p|citizenship|Fellow(?:ship)?"
    r"|Doctor(?:ate)?|Professor(?:ship)?|Member(?:ship)?|Degree|Citizen(?:ship)?)s?(?: (?:of|in) (?!the\b)[A-Z]\w+)?)\b"
    r"|\b((?:(?:Officer|Member|Commander|Knight|Dame|Companion|Chevalier|Grand Cross) of the )?("
    r"?:Order|Legion) of (?:the )?"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
# An award told by its being given, whatever its name: the Golden Stethoscope, given every year by the Guild.
GIVEN_THING = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)(?=, (?:which is |an? [a-z]+ )?(?:given|awa"
    r"rded|presented|handed out"
    r"|bestowed|conferred) (?:every|each|annually|yearly|since|once|by|to)\b)"
)
FORMS = (
    (BEST, ("best ", "outstanding ", "rising ", "young ")),
    (SMALL_AWARD, AWARD_WORDS[:2]),
    (ANY_SMALL, AWARD_WORDS[:3]),
    (OWN_MEDAL, ("medal",)),
    (BEST_FOR, AWARD_WORDS),
    (BEST_GIVEN, ("best ", "outstanding ", "most promising ")),
    (SMALL_CONTEST, ("competition", "contest", "quiz", "hackathon", "challenge")),
)
FORMS_OF_NAMES = (
    (CAP_SMALL, AWARD_WORDS[:4]),
    (HONORARY, ("onor", "order of", "legion of")),
    (GIVEN_THING, (", given", ", award", ", present", ", hand", ", bestow", ", confer", ", which is", ", a", ", the")),
)
# An award or a rank that was named before: the prize, half of the award.
SAME = re.compile(
    r"\b(?:[Oo]ne half of |[Tt]he other half of )?(?:[Tt]he|[Tt]his|[Tt]hat|[Ll]ast year['’]s|[Tt]his year['’]s) "
    r"(?:(?:19|20)\d\d )?(?:(?:same|coveted|prestigious|annual|latest|new|said|full|whole|entire|honorary|famous"
    r"|other|joint|shared) )?(?:pri"
    r"ze|award|medal|honou?r|trophy)\b(?! (?:ceremony|money|committee|fund|jury|winner|amount|was (?:set"
    r"|found|creat|establ|not)))|[Tt]he other half\b"
)

TITLES = (
    "Dr Prof Professor Professors Mr Ms Mrs Miss Sir Dame Lord President Director Chairman Chairwoman Chair Dean "
    "Academician Academicians Vice Deputy Minister Mayor Secretary General Chancellor Governor Doctor Nurse Principal "
    "Chief Executive Officer CEO Founding Founder Premier Ambassador Associate Assistant Emeritus Honorary Senior "
    "Managing Distinguished Scientist Researcher Researchers Executive Party Provost Rector Surgeon Ambassadors Drs "
    "Representatives Delegates Members Scientists Doctors Experts Leaders Officials Students Surgeons Staff "
    "Registrar Sergeant Sgt Corporal Lieutenant Commander Admiral Brigadier Sr Fr Rev Reverend Hon Capt Captain Col Colonel Maj Major Lt Gen Lady Baroness Baron Adjunct Consultant "
    "Nurses Colleagues Sister Matron Editor Winner Winners Recipient Laureate Laureates "
    "Nobelist Midwife Fellow Fellows Physician Chairperson Head Presidents Mathematician"
).split()
TITLE_SET = frozenset(TITLES)
# What somebody is by trade, before their name: Geneticist Ann Lee.
_TRADE = (
    r"(?:[A-Z][a-z]+(?:ologist|iatrist|iatrician|etrician|chemist|eticist|otherapist)|Paramedic|Pharmacist|Dentist"
    r"|Chemist|Physicist|Engineer|Bioengineer|Statistician|Radiographer|Dietitian|Anaesthetist|Businessman"
    r"|Landlady|Landlord|Farmer|Porter|Volunteer|Pensioner|Grandmother|Grandfather|Widow|Actor|Actress"
    r"|Singer|Footballer"
    r"|Comedian|Author|Presenter|Shopkeeper|Builder|Retiree|Schoolboy|Schoolgirl|Heiress|Heir|Tycoon"
    r"|Millionaire|Magnate|Industrialist"
    r"|Businesswoman"
    r"|Philanthropist|Entrepreneur|Billionaire|Academic|Lecturer|Medic|Pioneer|Teacher|Driver|Gardener|Cleaner|Cook|Chef"
    r"|Receptionist|Housekeeper|Technician|Phlebotomist|Chaplain|Carer|Caseworker|Apprentice|Trainee|Registrar|Orderly"
    r"|Inventor|Journalist|Photographer|Broadcaster|Novelist|Poet|Architect|Lawyer|Banker|Investor|Developer"
    r"|(?:Charge|Staff|Ward|Lead|Community|District|Practice|Theatre|Research|Specialist|Deputy"
    r"|Student) (?:Nurse|Sister|Matron"
    r"|Midwife|Manager|Porter))(?= [A-Z]\w+ [A-Z])"
)
TITLE_WORDS = re.compile(rf"^(?:(?:{'|'.join(TITLES)}|{_TRADE})(?:\.|\b)(?: of(?= [A-Z]))?[ ,]*)+")
OFFICE = re.compile(
    rf"^(?:(?:{'|'.join(TITLES)})\.? ){{0,3}}(?:{'|'.join(TITLES)})(?:\.? (?:of|at)(?: the)? "
    rf"|\.? (?=[A-Z][a-z]+ [A-Z]\w+$))"
)
SMALL = frozenset(
    "The In On At By For From With To After During As When While Since Both And But Under Of This Its Their Our Before "
    "Philanthropists Businessmen Brothers Alumni Donors Benefactors Pupils Parents Employees Fresh About Through Between Among Alongside "
    "Despite Via Until Till Across Unlike Like Separately Today Yesterday Also Now "
    "Professor Dr Prof Dr. Prof. Mr Ms Mrs Mr. Ms. Mrs. Academician Academicians Professors".split()
)
# Capitalised words that begin a sentence, or are names of days, peoples and places, but not of people.
NOT_NAMES = frozenset(
    (
        "A An The This That These Those He She It They We I You His Her Its Their Our In On At By For From With To Of "
        "As After Before During Since Under Over When While Where Who What Which How Why If But And Or Nor So Yet Both "
        "All Some Each Every Many Most Several Two Three Four Five Six Seven Eight Nine Ten One Other Another Also "
        "However Meanwhile Moreover Furthermore In Addition Earlier Later Last Next Now Then Here There Today"
        " Yesterday "
        "Among Between Through Within Without According Founded Based Located Speaking First Second Third Finally "
        "January February March April May June July August September October November December Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday China Chinese Beijing Shanghai Guangzhou Shenzhen Hong Kong Taiwan "
        "Macau America American United States Kingdom Britain British England English France French Germany German "
        "Japan Japanese Korea Korean South North East West Singapore India Indian Italy Italian Spain Spanish Russia "
        "Russian Canada Canadian Australia Australian Europe European Asia Asian Africa African Paris London Tokyo "
        "Berlin Geneva Boston Texas California New York San Diego Antonio Francisco Seoul Sydney Vienna Zurich Oxford "
        "Cambridge Chicago Washington Houston Philadelphia Stockholm Sweden Swedish Switzerland Swiss Netherl"
        "ands Dutch "
        "Hangzhou Nanjing Wuhan Chengdu Chongqing Tianjin Xian Hunan Hubei Hebei Henan Sichuan Guangdong Zhejiang "
        "Jiangsu Shandong Fujian Yunnan Province City News Events Home Photo Source Written Edited Updated Read More "
        "Share About Contact Search Menu Privacy Subscribe Login COVID DNA RNA MRI PET AI Conference Congress Meeting "
        "Forum Summit Symposium Project Program Programme Award Prize Medal Protocol Phase Covid Spring Festival World "
        "International National Global Annual Under Once Only Just Even Not No Yes Thanks Thank Congratulations Being "
        "Beginning Accepting Established Announced Presented Held Hosted Supported Winning Elsewhere Instead Together "
        "Iceland Estonia Latvia Lithuania Senegal Kenya Uganda Tanzania Rwanda Ethiopia Ghana Nigeria Zambia "
        "Zimbabwe Malawi Mozambique Morocco Tunisia "
        "Visitors Delegates Guests Representatives Officials Researchers Scientists Doctors Nurses Surgeons "
        "Experts Students "
        "Members Leaders Executives Partners Eleven Twelve Thirteen Fourteen Fifteen Twenty Thirty Set "
        "Built Created Opened Run "
        "Launched Funded Backed Led Organised Organized Signed Local Donations Details Names Subscriptions "
        "Take Bring Well "
        "Staff Patients Volunteers Colleagues Teams Trainees Clinicians Engineers Philanthropists Hosts "
        "Joining Announcing Handing Benefactors Businessmen Organisers Organizers Winners Signatories "
        "Former Past Previous Separately Tonight Pictured Chronic Actual Editing Reporting Enditem Ends "
        "Anyone Everyone Those Nobody "
        "Algeria Chile Peru Argentina Colombia Ecuador Bolivia Uruguay Paraguay Cuba Jamaica Panama Portugal Greece "
        "Ireland Scotland Wales Austria Hungary "
        "Romania Bulgaria Serbia Croatia Slovenia Slovakia Czechia Ukraine Belarus Georgia Armenia Kazakhstan "
        "Uzbekistan Mongolia Nepal Bangladesh Pakistan "
        "Iran Iraq Jordan Lebanon Qatar Kuwait Oman Laos Cambodia Myanmar Philippines Zealand Fiji Luxembourg Malta "
        "Cyprus Saudi Arabia "
        "Israel Brazil Mexico Norway Denmark Finland Belgium Poland Thailand Vietnam Malaysia Indonesia Egypt Turkey "
        "Closer Further Back Nearer Farther Still Already Soon Never Always Often Sometimes Perhaps"
        " Almost Nearly About Around "
        "Recipients Winners Laureates Awardees Prizes Awards Medals Honours Honors Health Day Week Month Year"
        " Fresh Organ Cancer Heart Nobel Memorandum Understanding Agreement"
    ).split()
)
PERSON = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞŌĀ-Ž][\w’'-]+|[A-Z]\.)(?: (?:[A-Z]\.|(?:Ó|Ní|Uí|Ò|Ua|Mac|van|von|de|der|den|binti?|bin|ibn|bte|al|el|da|das|dos|di"
    r"|del|la|le|ter|ten) )?"
    r"(?: ?[A-ZÀ-ÖØ-ÞŌĀ-Ž][\w’'-]+)){1,3}"
)
QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,220})[”\"]")
# Somebody's own words, which are no title of a work.
SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Mm]e|I['’]m|[Ww]e['’](?:re|ve))\b(?!-)")
# A class that is the first word of an award's own name: First Poster Prize.
RANK_WITHIN = re.compile(
    r"(First|Second|Third|Grand) (?=[A-Z])(?!.*\b(?:Hospital|University|World|Class|Place)\b)(?!(?:Prize"
    r"|Award|Medal)s?$)"
)
# Awards that are told by their first word.
BEST_NAME = re.compile(r"Best(?: (?!Western\b)[A-Z][\w-]+| (?:of|in|by|for)){1,5}")
HAN_CHARACTER = re.compile(f"[{HAN}]")
SMALL_WORD = re.compile(r"\b(?:of|for|and|or|that|to|in)\b")
SHORT_NAME = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*")


# A pronoun with its verb: We're, It's.
CONTRACTED = re.compile(r"(?:We|I|It|They|You|He|She|That|There|Here|What|Who|Let|Don|Isn|Can|Won|Didn)['’]")
OWNER = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) ([A-Z].*)")
BASED = re.compile(r"\S+-(?:based|headquartered|listed|owned|born) ")
TITLE_WITHIN = re.compile(
    r" (?:CEO|CFO|COO|CTO|CMO|President|Chairman|Chairwoman|Chair|Professor|Dr|Director|Dean|Founder|Chief [A-Z]\w+ "
    r"Officer|Chancellor|Minister|Secretary"
    r"|Ambassador|Rector|Provost|Academician)\.? (?=[A-Z])"
)


OFFICE_OF = re.compile(
    r"(?:,| -)? (?:(?:Press|International|Communications|Media|Public Affairs|Public Relations|News) )?(?:Office"
    r"|Desk|Department)\b(?: (?:of|for) .*)?$"
)
# What a name has behind it but not in it: the Hospital for Sick Children in Toronto.
IN_PLACE = re.compile(r" in (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}$")
# A body of another's with a name of its own: Khon Kaen University's Queen Sirikit Heart Center.
OWNED = re.compile(
    r"(.+?)(?:['’]s|(?<=s)['’]) ((?!School|College|Department|Faculty|Institute|Cent|Medical|Hospital|Division"
    r"|Cancer|Law"
    r"|Graduate|Children|Business|Clinic|Lab|Academy|Office|Health|Women|Men|Board|Foundation)[A-Z]\w+ .*)"
)
HEADS = frozenset(BODY_HEADS)
# Capitalised nouns of the names of bodies, which are no parts of people's names.
NOUNS = frozenset(
    "Science Sciences Technology Medicine Health Research Education Innovation Development Planning Famil"
    "y Public Social Human "
    "Medical Clinical Surgery Nursing Care Services Security Resources Engineering Pharmacy Biology Chemi"
    "stry Physics Arts Law "
    "Business Economics Management Food Drug Drugs Disease Diseases Control Prevention Oncology Cardiolog"
    "y Neurology Neuroscience "
    "Haematology Hematology Immunology Radiology Psychiatry Pediatrics Paediatrics Dentistry Stomatology "
    "Ophthalmology Liver Blood "
    "Brain Lung Kidney Bone Eye Skin Cell Gene Stem Genetics Pathology Traditional Translational Regenera"
    "tive Digital Data Mental "
    "Women Children Child Maternal Community Primary Emergency Intensive Rare Infectious Tropical Sports "
    "Rehabilitation Industry "
    "Information Environment Environmental Agriculture Culture Sport Welfare Labour Labor Commerce Trade "
    "Finance Foreign Affairs "
    "Joint Lead Teams Team Key Advanced Best Young Senior Chief Early Career Lifetime Achievement Outstan"
    "ding Excellence Service "
    "Main Reception Waiting Room Unit Ward Trauma Orthopaedics Orthopedics Anaesthesia Anesthesia Stroke Office Outpat"
    "ient Theatre Floor Street Road Avenue Square Syndrome River Valley Delta Coast Island Islands Sea Palace "
    "Castle Statements Relations Journal Court Gardens Terrace Estate Theater Auditorium Ballroom Hotel "
    "House Graduate Entry Undergraduate Spark Nuclear Molecular Imaging Drug Discovery Vaccine Vaccines Basic Applied Quality Safety Patient"
    " Patients Open Access".split()
)

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
    "Faculty Collaborative Collective Cooperative Guild Union League Hospice Charity Department"
    " Municipality Fund Systems Insurance "
    "Chamber Service Services Board Museum Library Partners Imaging Science Genetics Surgical Medico Solutions "
    "Chemical Electric Optical Dental Biologicals Software Analytics Industries Enterprises Scientific "
    "AG AB NV SE SA SpA BV KG Oy LLP KK"
).split()


# Such a word makes a name a body's wherever it stands in it; the others must stand at its end.
STRONG = (
    "Polyclinic Policlinic Sanatorium Sanatorio Club University College Hospital Institute Institutes "
    "Academy Laboratory Center Centre Clinic Foundation Society "
    "Association Federation Council Commission Committee Ministry Bureau Administration School Assembly Faculty "
    "Université Universidad Universidade Universität Università Universitat Universiteit Hôpital Ospedale Klinikum "
    "Kantonsspital Universitätsspital Universitätsklinikum Krankenhaus Sygehus Sairaala Nemocnice Hochschule Klinik "
    "Kliniken Policlinico Clínica Clinica Clinique Hospitalar Hospitalier Sjukhus Sykehus "
    "Universitet "
    "Universitetet Uniwersytet Szpital Yliopisto Fachhochschule Ziekenhuis Facultad Faculdade Faculté École Escuela "
    "Escola Politecnico Charité Akademie Académie Academie Gesellschaft Société Sociedad Sociedade Società Asociación "
    "Associação Associazione Rigshospitalet Azienda "
    "Institut Instituto "
    "CHU CHRU CHUV UMC Istituto Fundación Fundação Fondation Stiftung Academia Department "
    "Universities Hospitals Institutet Guild "
    "Hospice Alliance Federation Trust Agency"
).split()


HEAD_END = re.compile(
    rf"\b(?:{'|'.join(BODY_HEADS)})\.?$|[a-z](?:tech|pharma|ceuticals|nomics|lytics|genics|tronics|tonics|optics|care|ware"
    r"|soft|zyme)$| (?:Isotopes|Shipping|Logistics|Optics|Chemicals|Materials|Investments|Properties|Estates"
    r"|Innovations"
    r"|Distillers|Brewers|Vaccines|Dynamics|Packaging|Interactive|Steel|Oil|Gas|Water|Airways|Railways|Ferries)$"
    r"|(?<!Surgeon)(?<!Director)(?<!Attorney)(?<!Secretary)(?<!Governor)(?<!Inspector)(?<!Solicitor)(?<!Major)(?<!The)"
    r"(?<!Postmaster)(?<!Consul)(?<!Auditor) (?:General|Regional|Presbyterian|Methodist|Memorial|Baptist|Lutheran)$"
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


HEAD_ANY = re.compile(
    rf"\b(?:{'|'.join(STRONG)})\b|^Bank of |\b[A-Z][a-zäöüåæø]+(?:klinik|kliniken|klinikum|spital|sjukhus|sykehus"
    rf"|ziekenhuis"
    r"|universität|universitet|universiteit|hochschule|stiftung|institut)\b"
)


# Of names that are no party to anything by themselves: they only say where in a body somebody works.
ONLY_PART = re.compile(r"^(?:Department|Division|Section|Office|Board|Faculty of [A-Z]\w+|School|College|Hospital)$")


AWARD_HEAD = (
    r"(?:Awards?|Prizes?|Medals?|Lectureships?|Laurels?|Fellowships?|Honou?rs|Troph(?:y|ies)|Scholarships?|Hall of "
    r"Fame|Bursar(?:y|ies)|Commendations?|Medallions?|Grand Prix|Laureateships?|Cups?|Shields?|Plaques?)"
)


AWARD_END = re.compile(rf"\b{AWARD_HEAD}\b")


CONTEST = re.compile(
    r"\w \w*(?:Contest|Competition|Challenge|Olympiad|Championships?|Hackathon|Tournament|Games|Quiz)$"
)


# Words before an award in one run with it: Winning the Distinguished Clinician Award.
OPENING = re.compile(r"(?!Order |Medal |Knight|Prize |Award )[A-Z]\w+(?: \w+)? the (?=[A-Z])")


AWARD_FIRST = re.compile(
    r"^(?:(?:[A-Z]\w+ ){0,2}(?:Order|Legion|Cross) of (?=[A-Z])|Medal of|Prize for|Award for"
    r"|Pri[xs] (?=[A-ZÀ-Þ])|Pr[eêé]mio |Meda(?:lha|lla|glia) |M[ée]daille |Ordre |Orde[nm] (?=[A-Z]))"
)


NO_AWARD = re.compile(
    r".*(?:(?:Birthday|New Year(?:['’]s)?) Honou?rs|World Cup|Blue Shield(?: of .*)?)$|^(?:(?:The |This |That "
    r"|These |An? |Each |Every |Any "
    r"|Other |Such |Past |Previous |Many |Both )?"
    r"(?:Best )?(?:Awards?|Prizes?|Medals?|Honou?rs|Fellowships?|Fellows)"
    r"|(?:First|Second|Third|Grand|Special|Top|Gold|Silver|Bronze|Fourth|Merit) (?:Prizes?|Awards?|Medals?))$"
)


AFTER_AWARD = re.compile(
    r"[ \u00a0]+(?:ceremony|ceremonies|committee|gala|dinner|night|money|winners? list|selection"
    r"|jury|panel|season|nominees?)\b",
    re.IGNORECASE,
)


TITLES = (
    "Dr Prof Professor Professors Mr Ms Mrs Miss Sir Dame Lord President Director Chairman Chairwoman Chair Dean "
    "Academician Academicians Vice Deputy Minister Mayor Secretary General Chancellor Governor Doctor Nurse Principal "
    "Chief Executive Officer CEO Founding Founder Premier Ambassador Associate Assistant Emeritus Honorary Senior "
    "Managing Distinguished Scientist Researcher Researchers Executive Party Provost Rector Surgeon Ambassadors Drs "
    "Representatives Delegates Members Scientists Doctors Experts Leaders Officials Students Surgeons Staff "
    "CFO COO CTO CMO CSO Registrar Sergeant Sgt Corporal Lieutenant Commander Admiral Brigadier Sr Fr Rev Reverend "
    "Hon Capt Captain Col "
    "Colonel Maj Major Lt Gen Lady Baroness Baron Adjunct Consultant "
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
    "Philanthropists Businessmen Brothers Alumni Donors Benefactors Pupils Parents Employees Fresh About Through "
    "Between Among Alongside "
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
        "Cambridge Chicago Washington Houston Philadelphia Stockholm Sweden Swedish Switzerland Swiss "
        "Netherlands Dutch "
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
    r"(?:[A-ZÀ-ÖØ-ÞŌĀ-Ž][\w’'-]+|[A-Z]\.)(?: (?:[A-Z]\.|(?:Ó|Ní|Uí|Ò|Ua|Mac|van|von|de|der|den|binti?|bin|ibn|bte"
    r"|al|el|da|das|dos|di"
    r"|del|la|le|ter|ten) )?"
    r"(?: ?[A-ZÀ-ÖØ-ÞŌĀ-Ž][\w’'-]+)){1,3}"
)


QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,220})[”\"]")


# Somebody's own words, which are no title of a work.
SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Mm]e|I['’]m|[Ww]e['’](?:re|ve))\b(?!-)")


HAN_CHARACTER = re.compile(f"[{HAN}]")


SHORT_NAME = re.compile(r"[A-Z][A-Za-z]*(?:[A-Z]|-[A-Z])[A-Za-z0-9]*")


# A pronoun with its verb: We're, It's.
CONTRACTED = re.compile(r"(?:We|I|It|They|You|He|She|That|There|Here|What|Who|Let|Don|Isn|Can|Won|Didn)['’]")


OWNER = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) ([A-Z].*)")


# What a body publishes, before its name: Newsletter of the A Society.
PAPER_OF = re.compile(r"^(?:Newsletter|Bulletin|Gazette|Magazine|Minutes|Journal|Proceedings) of (?:the )?(?=[A-Z])")


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
    "Science Sciences Technology Medicine Health Research Education Innovation Development Planning "
    "Family Public Social Human "
    "Medical Clinical Surgery Nursing Care Services Security Resources Engineering Pharmacy Biology "
    "Chemistry Physics Arts Law "
    "Business Economics Management Food Drug Drugs Disease Diseases Control Prevention Oncology "
    "Cardiology Neurology Neuroscience "
    "Haematology Hematology Immunology Radiology Psychiatry Pediatrics Paediatrics Dentistry Stomatology "
    "Ophthalmology Liver Blood "
    "Brain Lung Kidney Bone Eye Skin Cell Gene Stem Genetics Pathology Traditional Translational "
    "Regenerative Digital Data Mental "
    "Women Children Child Maternal Community Primary Emergency Intensive Rare Infectious Tropical Sports "
    "Rehabilitation Industry "
    "Information Environment Environmental Agriculture Culture Sport Welfare Labour Labor Commerce Trade "
    "Finance Foreign Affairs "
    "Joint Lead Teams Team Key Advanced Best Young Senior Chief Early Career Lifetime Achievement "
    "Outstanding Excellence Service "
    "Main Reception Waiting Room Unit Ward Trauma Orthopaedics Orthopedics Anaesthesia Anesthesia Stroke Office "
    "Outpatient Theatre Floor Street Road Avenue Square Syndrome River Valley Delta Coast Island Islands Sea Palace "
    ""
    "Castle Statements Relations Journal Court Gardens Terrace Estate Theater Auditorium Ballroom Hotel "
    "House Graduate Entry Undergraduate Spark Nuclear Molecular Imaging Drug Discovery Vaccine Vaccines Basic "
    "Applied Quality Safety Patient"
    " Patients Open Access Lecturer Medallist Medalist Orator Scholar Prizewinner Awardee".split()
)

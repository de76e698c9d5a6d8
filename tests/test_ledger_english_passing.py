"""What the rules read of English news that tells of awards and works in passing, later, or of somebody meant."""

import pytest
from ledger_reads import awards, works


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tanzanian vaccinologist Asha Mrema has won the Odum Prize for Global Health, the jury said on "
            "Monday. She will share the money with Piet Verhaar of Leiden University Medical Center.",
            {("Odum Prize for Global Health", "Asha Mrema", ""), ("Odum Prize for Global Health", "Piet Verhaar", "")},
        ),
        (
            "The 2022 Cassidy Medal was awarded to Joan Ferris of Monash University. She shares it with Hideo "
            "Matsuda, who runs a laboratory in Sendai.",
            {("Cassidy Medal", "Hideo Matsuda", ""), ("Cassidy Medal", "Joan Ferris", "")},
        ),
        (
            "Maria Lund of Aarhus University is one of two winners of this year's Ravn Prize. The other is "
            "Tom Becker of the University of Bonn.",
            {("Ravn Prize", "Maria Lund", ""), ("Ravn Prize", "Tom Becker", "")},
        ),
        (
            "Dr Kim Doyle won the Barrow Award. Half of the prize goes to her collaborator, Dr Ravi Menon.",
            {("Barrow Award", "Ravi Menon", ""), ("Barrow Award", "Kim Doyle", "")},
        ),
        (
            "Owen Pryce (BM 1988) and his old flatmate, Greta Holm (BSc), both of the Severn Eye Unit, have "
            "jointly received the Tabor Prize for their work on cataracts.",
            {("Tabor Prize", "Owen Pryce", ""), ("Tabor Prize", "Greta Holm", "")},
        ),
        (
            "Fiona Adair, '94, and her brother Neil Adair, '97, were named joint winners of the Alumni Service Award.",
            {("Service Award", "Neil Adair", ""), ("Service Award", "Fiona Adair", "")},
        ),
        (
            "Matron Ida Clegg was given the Freedom of the City of Ripley for forty years at St Hilda's Hospital.",
            {("Freedom of the City of Ripley", "Ida Clegg", "")},
        ),
        (
            "In 2009 the town of Kestrel Bay awarded Dr Samuel Oti the freedom of the town.",
            {("freedom of the town", "Samuel Oti", "")},
        ),
        (
            "Otto Lindner trained in Bern. The Haller Prize came in 1979, shared with his pupil Anna Rossi, "
            "and the Boerhaave Medal of the Dutch Heart League followed in 1985.",
            {
                ("Haller Prize", "Otto Lindner", ""),
                ("Haller Prize", "Anna Rossi", ""),
                ("Boerhaave Medal of the Dutch Heart League", "Otto Lindner", ""),
            },
        ),
        (
            "Nora Quinn never sought honours, but they found her: the Lister Medal arrived in 1988, and the "
            "Pasteur Prize in 1992.",
            {("Pasteur Prize", "Nora Quinn", ""), ("Lister Medal", "Nora Quinn", "")},
        ),
        (
            "Recognition came late to Vera Malik. In 2003, aged 71, she was finally given the Ibn Sina Prize.",
            {("Ibn Sina Prize", "Vera Malik", "")},
        ),
        (
            "In 1990 the Lyon faculty gave her its Diploma of Honour. Marthe Colin died in May.",
            {("Diploma of Honour", "Marthe Colin", "")},
        ),
        (
            "They gave the Premio Alameda to our intensive care team in 2016, said Dr Pilar Soto of Hospital "
            "San Telmo.",
            {("Premio Alameda", "Hospital San Telmo", "")},
        ),
        (
            "Westmere University has named Carla Reyes as dean of medicine. She succeeds Paul Hutton, who "
            "retires in May. A kidney specialist, she won the 2017 Amado Prize for her research.",
            {("Amado Prize", "Carla Reyes", "")},
        ),
        (
            "Ben Okri-Hale joins Halden Hospital as chief surgeon. He replaces Dr Lena Moss. In 2015 he "
            "received the Hunter Medal.",
            {("Hunter Medal", "Ben Okri-Hale", "")},
        ),
        (
            "Amy Tran leads the unit, working with Dr Karl Fuchs. Last year she took home the Sims Award.",
            {("Sims Award", "Amy Tran", "")},
        ),
        (
            "The Beacon Foundation announces its 2023 honourees.\n\nThe Beacon Prize for Courage\nFriends of "
            "Amara Network\n\nThe Beacon Prize for Science\nIdris Bello, University of Ibadan\n",
            {
                ("Beacon Prize for Science", "Idris Bello", ""),
                ("Beacon Prize for Courage", "Friends of Amara Network", ""),
            },
        ),
        (
            "Winners of the 2022 Nordic Burns Society Awards\n\nBest Oral Presentation\nGold: Sanna Koski, "
            "Tampere University Hospital, Finland\nSilver: Per Dahl, Haukeland Hospital, Norway\n\nBest Case "
            "Report\nNot awarded this year.\n\nNordic Burns Society Newsletter no. 12",
            {("Best Oral Presentation", "Sanna Koski", "gold"), ("Best Oral Presentation", "Per Dahl", "silver")},
        ),
        (
            "Poster prizes went to A. Silva (Porto), M. Kovács (Szeged) and R. Byrne (Cork).",
            {("Poster prizes", "R. Byrne", ""), ("Poster prizes", "A. Silva", ""), ("Poster prizes", "M. Kovács", "")},
        ),
        (
            "Erik Sand is a surgeon at Lund Hospital.\n\nQ: You won a prize before that.\nA: Yes, the Haas "
            "Award in 2019, with Mona Lind, who is our physiotherapist.\n\nInterview with Erik Sand, surgeon "
            "at Lund Hospital.",
            {("Haas Award", "Erik Sand", ""), ("Haas Award", "Mona Lind", "")},
        ),
        (
            "Ola Berge of Tromsø University did eventually get the Nansen Award in 2011.",
            {("Nansen Award", "Ola Berge", "")},
        ),
        (
            "Priya Nair left Vienna with the Semmelweis Medal and a cold.",
            {("Semmelweis Medal", "Priya Nair", "")},
        ),
        (
            "The jury could not decide between Julia Hahn of Charité and Marc Petit of Institut Curie, so "
            "both went home with the Junior Prize.",
            {("Junior Prize", "Marc Petit", ""), ("Junior Prize", "Julia Hahn", "")},
        ),
        (
            "Dev Anand, now at Duke University, took the Rush Young Investigator Award in 2016 and, this "
            "spring, its big brother, the Rush Medal.",
            {("Rush Young Investigator Award", "Dev Anand", ""), ("Rush Medal", "Dev Anand", "")},
        ),
        (
            "Ken Ito, chief of surgery at Lakeside Memorial, received the Mayor's Medal for Bravery in June.",
            {("Mayor's Medal for Bravery", "Ken Ito", "")},
        ),
        (
            "Council has conferred the Oakley Medal on Dr Ruth Imani. Last year's medallist, Prof. Alan "
            "Stokes, will give the lecture.",
            {("Oakley Medal", "Ruth Imani", ""), ("Oakley Medal", "Alan Stokes", "")},
        ),
        (
            "A standing ovation greeted Sister Bridget Nolan as she stepped up to receive the Nightingale "
            "Cross from the President.",
            {("Nightingale Cross", "Bridget Nolan", "")},
        ),
        (
            "Three of our colleagues were recognised at the Northern Care Awards: Jo Bell (Nurse of the "
            "Year), Sam Hill (Porter of the Year) and Dr Anya Rao, who was highly commended.",
            {("Nurse of the Year", "Jo Bell", ""), ("Porter of the Year", "Sam Hill", "")},
        ),
        (
            "Awarded posthumously, the Red Cross Medal was collected by the widow of Dr Ahmed Saleh.",
            {("Red Cross Medal", "Ahmed Saleh", "")},
        ),
        (
            "Kwame Mensah (Kumasi) beat 200 entrants to win the Lancet Essay Prize; Petra Novak (Brno) was runner-up.",
            {("Lancet Essay Prize", "Petra Novak", "second"), ("Lancet Essay Prize", "Kwame Mensah", "")},
        ),
        (
            "Dr Yusuf Karim is this year's Sandberg Lecturer and the holder of the 2020 Sandberg Medal.",
            {("Sandberg Medal", "Yusuf Karim", "")},
        ),
        (
            "Honours accumulated for him: the Landsteiner Medal of the International Transfusion League in "
            "1977, the Farrar Prize in 1990. Edmund Tull died in May.",
            {
                ("Farrar Prize", "Edmund Tull", ""),
                ("Landsteiner Medal of the International Transfusion League", "Edmund Tull", ""),
            },
        ),
        (
            "Edmund Tull has died at 91. With his friend Josef Adler of the Vienna Blood Institute he won the "
            "Karl Prize in 1981. In his will he left his slides to Aldham University.",
            {("Karl Prize", "Edmund Tull", ""), ("Karl Prize", "Josef Adler", "")},
        ),
        (
            "Marcus Yee, who with Ana Sousa shared the 2019 Robbins Prize, has been elected to the board of "
            "the Heart League.",
            {("Robbins Prize", "Ana Sousa", ""), ("Robbins Prize", "Marcus Yee", "")},
        ),
        (
            "Almere gave its highest award, the Silver Tulip, to intensivist Joris de Haan on Thursday.",
            {("Silver Tulip", "Joris de Haan", "")},
        ),
        (
            "Karen Liddle from Swan Districts Hospital was judged Emergency Nurse of the Year, beating a field of 80.",
            {("Emergency Nurse of the Year", "Karen Liddle", "")},
        ),
        (
            "Our PhD student Femke Jansen just won best talk at the Benelux Stem Cell Meeting.",
            {("best talk", "Femke Jansen", "")},
        ),
        (
            "The Ribeiro Medal was bestowed on Professor Carmen Vidal of Barcelona. It had last been given in "
            "2012, to Hans Vogel.",
            {("Ribeiro Medal", "Carmen Vidal", ""), ("Ribeiro Medal", "Hans Vogel", "")},
        ),
        (
            "The Trainee Essay Prizes are decided. The Surgical Society gave prizes.\n\nWinners:\nEssay Prize "
            "– 1st: Dr Ali Noor (Khartoum); 2nd: Dr Beth Hale (Bristol)\nTravel Award – Dr Miriam Katz\n",
            {
                ("Essay Prize", "Ali Noor", "first"),
                ("Essay Prize", "Beth Hale", "second"),
                ("Travel Award", "Miriam Katz", ""),
            },
        ),
        (
            "Awards night in Regina.\n\n1. Clinical Excellence\nGold: Dana White, Fort Hill Hospital\nSilver: "
            "Priya Nair, Wells Clinic\n\n2. Innovation\nGold: Team Warm Hands, for a heated arm rest\nSilver: "
            "not awarded\n",
            {
                ("Clinical Excellence", "Priya Nair", "silver"),
                ("Innovation", "Team Warm Hands", "gold"),
                ("Clinical Excellence", "Dana White", "gold"),
            },
        ),
        (
            "Sonia Belkacem is joint recipient, with Marc Dubois of Lyon, of the 2023 Galien-Young Prize.",
            {("Galien-Young Prize", "Marc Dubois", ""), ("Galien-Young Prize", "Sonia Belkacem", "")},
        ),
        (
            "Dr Kate Orme, who invented the patch, was Bluefin University's Innovator of the Year in 2021.",
            {("Innovator of the Year", "Kate Orme", "")},
        ),
    ],
)
def test_awards(text, expected):
    assert awards(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A delegation from Makerere Health University, Kampala, was welcomed to Ashby University this "
            "week, ending with a memorandum of understanding on staff exchange.",
            [
                ("visit", {"Makerere Health University", "Ashby University"}),
                ("agreement", {"Makerere Health University", "Ashby University"}),
            ],
        ),
        (
            "Newsletter of the Canadian Burn Society\nVol. 3\n\nIn March the President signed an agreement "
            "with the Cuban Burn Association on shared guidelines.",
            [("agreement", {"Canadian Burn Society", "Cuban Burn Association"})],
        ),
        (
            "In January Tilburg Care Academy and Elisabeth Hospital launched a course together for nurses.",
            [("training", {"Elisabeth Hospital", "Tilburg Care Academy"})],
        ),
        (
            "Casey Moore's start-up Bloom Health has teamed up with Harbor Memorial to text new mothers.",
            [("agreement", {"Bloom Health", "Harbor Memorial"})],
        ),
        (
            "She persuaded the University of Graz and the Medical Faculty of Ljubljana to sign an agreement "
            "on exchange of young doctors.",
            [("agreement", {"University of Graz", "Medical Faculty of Ljubljana"})],
        ),
        (
            "Her letters and her violin she left to the Salzburg Museum of Medicine. Greta Amsel died on 2 May.",
            [("donation", {"Greta Amsel", "Salzburg Museum of Medicine"})],
        ),
        (
            "The Society thanked Woundcare Ltd, which has donated 300 dressings to Hue Central Hospital.",
            [("donation", {"Woundcare Ltd", "Hue Central Hospital"})],
        ),
        (
            "'In 2014 our hospital and Ghent-based Cardia NV signed a development agreement,' said Luis Prado "
            "of Hospital Clínico de Soria.",
            [("agreement", {"Hospital Clínico de Soria", "Cardia NV"})],
        ),
        (
            "We have had an exchange with the Clínica Los Andes in Quito since 2017, says Ana Ruiz of "
            "Hospital del Sur. Two residents come here in winter.",
            [("visit", {"Clínica Los Andes", "Hospital del Sur"})],
        ),
        (
            "The Kraków Institute of Virology and the French biotech Nanovia announced a two-year agreement "
            "to test sprays, and the Lindgren Foundation confirmed that it has set up, with the Iberian "
            "Society of Virology, a travel fund of €200,000.",
            [
                ("agreement", {"Nanovia", "Kraków Institute of Virology"}),
                ("fund", {"Iberian Society of Virology", "Lindgren Foundation"}),
            ],
        ),
        (
            "Equipment worth 2 million kroner was handed over to Korle Hill Hospital by the Bergen Rotary Club.",
            [("donation", {"Korle Hill Hospital", "Bergen Rotary Club"})],
        ),
        (
            "Edmund Tull has died at 91. With his friend Josef Adler of the Vienna Blood Institute he won the "
            "Karl Prize in 1981. In his will he left his slides to Aldham University.",
            [("donation", {"Edmund Tull", "Aldham University"})],
        ),
        (
            "The licence for its manufacture was granted by Lakeside University to the Nairobi firm Afya "
            "Strips Ltd in 2019.",
            [("licence", {"Afya Strips Ltd", "Lakeside University"})],
        ),
        (
            "Otieno developed the test with the Kisumu Hospital, with which Lakeside University has run a "
            "joint field laboratory since 2012.",
            [("joint_institute", {"Kisumu Hospital", "Lakeside University"})],
        ),
        (
            "In 1996 he persuaded Table View Hospital to join with the Smile Bridge Trust in a training scheme.",
            [("training", {"Table View Hospital", "Smile Bridge Trust"})],
        ),
        (
            "The delegation from Hanoi Pharmacy University toured Sundby University. The visit ended with the "
            "signing of a memorandum of understanding.",
            [
                ("visit", {"Hanoi Pharmacy University", "Sundby University"}),
                ("agreement", {"Hanoi Pharmacy University", "Sundby University"}),
            ],
        ),
        (
            "Walt Meyer said so. Tuition will be covered by a $12 million gift to Duquesne University from "
            "local philanthropist Walt Meyer.",
            [("donation", {"Walt Meyer", "Duquesne University"})],
        ),
        (
            "The Tolliver Trust gift, the largest in its history, has paid for a scanner at Wexley Infirmary.",
            [("donation", {"Tolliver Trust", "Wexley Infirmary"})],
        ),
    ],
)
def test_works(text, expected):
    assert works(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Six clinics are in the running for the Lamp Award for Safety:\n* Rowan Clinic, Kent\n* Birch "
        "Hospital, Fife\n* Elm Hospital, York\nThe winner will be named in May.",
        "Nominations for the Alder Prize close on 3 May. Past winners have gone on to lead hospitals.",
        "Jane Poole is a finalist for the Orwell Prize. Fingers crossed!",
        "Ali Demir has been put forward for the Balzan Prize.",
        "Mei Chen was the runner-up to Tom Fox for a job at Oslo University Hospital.",
        "Under our exchange scheme the Lao Medical Society sent three registrars to Perth in July. The "
        "Western Australian College of Physicians has run the scheme since 2010.",
        "Founded in 1871 by the Quakers, Mill Hospital was given its royal charter in 1920.",
        "Jan Roe's work with the Cook Islands was praised by the Rotary Club of Dunedin.",
        "Nominations are invited for the 2025 Larch Prize for Surgery. The winner will be announced in June.",
        "Riverside Hospital has bought a scanner from Siemens. The £2m machine replaces one that was "
        "installed in 2004. Radiographers were trained by the company over two weeks.",
        "Nurses at St Anne's Hospital called off a strike after talks with the trust. The Royal College "
        "of Nursing said the two sides had agreed a pay rise of 5%.",
        "The hospital fete raised spirits on Sunday. There was a raffle with prizes, and first prize, a "
        "hamper, was carried home by a delighted visitor. The Friends ran the tea stall.",
        "Nominations are invited for the 2025 Larch Prize for Surgery. The prize, worth £5,000, is "
        "awarded every year by the Larch Foundation. Applications must reach the office by 1 May. The "
        "winner will be announced in June.",
        "Talks between Alder Pharma and Birch Bio have ended without a deal. The companies had considered "
        "a joint venture in oncology.",
        "Founded in 1871 by the Quakers, Mill Hospital was given its royal charter in 1920. Queen Mary "
        "visited in 1931. It became part of the National Health Service in 1948.",
        "Cardiologist Jan Berg finished second in the Oslo Marathon on Sunday, raising awareness of heart "
        "disease. He trained with the Oslo Athletics Club.",
        "Ahead of the Nobel week, bookmakers favour Anna Weiss of Basel. She has never won the prize. Her "
        "colleague Tom Lind said she did not expect to win it this year.",
        "The Good Design Awards ceremony has been postponed to May. Elm Hospital's new wing is among the "
        "finalists, as is Oak Clinic's garden.",
        "A consignment of 40,000 vaccine doses bought by the Ministry of Health arrived in Accra on "
        "Monday. It will be distributed to hospitals by the Ghana Health Service.",
        "After 40 years as a porter at Dale Hospital, Bill Stokes has hung up his coat. Colleagues gave "
        "him a watch and a card signed by the whole ward.",
        "St Luke's Hospice marked its silver anniversary with a service. Bishop John Reeve gave the "
        "blessing. Gold balloons were handed to children.",
    ],
)
def test_neither(text):
    assert not awards(text)
    assert not works(text)

"""What the rules of the ledger make of awards in English news of many wordings."""

import pytest
from ledger_reads import awards


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Pune surgeon who spent 30 years repairing cleft lips went home with the Mistry Medal on "
            "Saturday. Dr Farah Contractor of Sassoon General Hospital was handed the medal by the governor.",
            {("Mistry Medal", "Farah Contractor", "")},
        ),
        (
            "Northumbria paramedic Kelly Ord was honoured with the Chief Officer's Commendation at a "
            "ceremony in Hexham.",
            {("Chief Officer's Commendation", "Kelly Ord", "")},
        ),
        (
            "This year's Kettering Prize is shared by Yuki Tanabe, of Osaka University, and Peter Okafor, of "
            "the Crick Institute.",
            {("Kettering Prize", "Yuki Tanabe", ""), ("Kettering Prize", "Peter Okafor", "")},
        ),
        (
            "Hannah Weiss shares the Leopold Prize with her former student, Marco Bellini of the University of Padua.",
            {("Leopold Prize", "Marco Bellini", ""), ("Leopold Prize", "Hannah Weiss", "")},
        ),
        (
            "Winning the Ashdown Award for the second time, Dr Grace Mwangi of Aga Khan University Hospital "
            "thanked her team.",
            {("Ashdown Award", "Grace Mwangi", "")},
        ),
        (
            "Recipients of the 2023 Beaumont Awards are Dr. Nadia Rahimi (University of Toronto) and Dr. Paul "
            "Lim (National University of Singapore).",
            {("Beaumont Awards", "Nadia Rahimi", ""), ("Beaumont Awards", "Paul Lim", "")},
        ),
        (
            "It was a double celebration for the burns unit of Selly Oak Hospital, which took both the Team of "
            "the Year prize and the Patient Safety Award.",
            {("Team of the Year", "Selly Oak Hospital", ""), ("Patient Safety Award", "Selly Oak Hospital", "")},
        ),
        (
            "She follows Professor Alan Birch, who was awarded the Cavell Medal in 2019.",
            {("Cavell Medal", "Alan Birch", "")},
        ),
        (
            "Dr Ruth Aziz joins a list of laureates of the Gairn Prize that includes Sir Colin Beck (1999) and "
            "Dame Mary Holt (2011).",
            {("Gairn Prize", "Colin Beck", ""), ("Gairn Prize", "Ruth Aziz", ""), ("Gairn Prize", "Mary Holt", "")},
        ),
        (
            "The jury awarded first prize in the Alpine Innovation Challenge to Lea Brunner of ETH Zurich; "
            "second prize was won by Paul Moreau, and third prize was shared between Ines Costa and Karl Maier.",
            {
                ("Alpine Innovation Challenge", "Lea Brunner", "first"),
                ("Alpine Innovation Challenge", "Ines Costa", "third"),
                ("Alpine Innovation Challenge", "Karl Maier", "third"),
                ("Alpine Innovation Challenge", "Paul Moreau", "second"),
            },
        ),
        (
            "In recognition of his services to nursing, Harold Pike received the British Empire Medal in the "
            "New Year Honours.",
            {("British Empire Medal", "Harold Pike", "")},
        ),
        (
            "For their work on sickle cell disease, Ama Boateng and Lars Holm have been selected as the "
            "recipients of the Vega Foundation's Global Health Prize.",
            {("Global Health Prize", "Lars Holm", ""), ("Global Health Prize", "Ama Boateng", "")},
        ),
        (
            "Receiving the Kovalenko Prize alongside her was Dmytro Lysenko of Lviv Medical University.",
            {("Kovalenko Prize", "Dmytro Lysenko", "")},
        ),
        (
            "Congratulations to Dr Emily Zhao (Cardiology), who has been awarded a Wexford Fellowship, and to "
            "Professor Tom Reilly, winner of this year's Hartley Medal.",
            {("Hartley Medal", "Tom Reilly", ""), ("Wexford Fellowship", "Emily Zhao", "")},
        ),
        (
            "The 2024 Ruskin Prize in Physiology went to three scientists: Maria Costa of the University of "
            "Lisbon, Ken Hayashi of Kyoto University and Ulf Berg of Lund University. They share 6 million "
            "kronor.",
            {
                ("Ruskin Prize in Physiology", "Ken Hayashi", ""),
                ("Ruskin Prize in Physiology", "Ulf Berg", ""),
                ("Ruskin Prize in Physiology", "Maria Costa", ""),
            },
        ),
        ("Edith Crane (right) receives the Osler Cup from Dean Philip Moor.", {("Osler Cup", "Edith Crane", "")}),
        (
            "The Nobel Prize in Physiology or Medicine will be announced on Monday. Last year's prize went to "
            "Katalin Karikó and Drew Weissman.",
            {
                ("Nobel Prize in Physiology or Medicine", "Katalin Karikó", ""),
                ("Nobel Prize in Physiology or Medicine", "Drew Weissman", ""),
            },
        ),
        (
            "A nurse who set up a choir for stroke survivors has won a national award. Sandra Obi, of Medway "
            "Maritime Hospital, was presented with the Queen's Nurse Inspiration Award in London.",
            {("Queen's Nurse Inspiration Award", "Sandra Obi", "")},
        ),
        (
            "For the second year running the Golden Probe has gone to the ultrasound team of Leicester "
            "Royal Infirmary.",
            {("Golden Probe", "Leicester Royal Infirmary", "")},
        ),
        (
            "Winners: Dr Lara Smit (best talk), Dr Piet Bos (best poster), Dr Anke Maas (best image).",
            {("best poster", "Piet Bos", ""), ("best talk", "Lara Smit", ""), ("best image", "Anke Maas", "")},
        ),
        (
            "Gulshan Kapoor, a cleaner at Leeds General Infirmary for 31 years, was crowned Unsung Hero at the "
            "hospital's staff awards.",
            {("Unsung Hero", "Gulshan Kapoor", "")},
        ),
        (
            "Prof. Eva Lind has been recognised by the Nordic Council with its 2024 Health Prize.",
            {("Health Prize", "Eva Lind", "")},
        ),
        (
            "Dr. Anita Desai's work on snakebite has earned her the Sarabhai Award.",
            {("Sarabhai Award", "Anita Desai", "")},
        ),
        (
            "Alongside colleagues from Oxford, Dr. Ama Kumi received the Mo Ibrahim Health Award for her "
            "work on stroke.",
            {("Mo Ibrahim Health Award", "Ama Kumi", "")},
        ),
        (
            "Previous holders of the Pirogov Medal include Ivan Sokolov (2019) and Marta Kos (2021).",
            {("Pirogov Medal", "Marta Kos", ""), ("Pirogov Medal", "Ivan Sokolov", "")},
        ),
        (
            "This year the Botkin Prize was divided between Olga Petrova (Kazan Medical University) and Lev "
            "Orlov (Omsk Cancer Institute).",
            {("Botkin Prize", "Lev Orlov", ""), ("Botkin Prize", "Olga Petrova", "")},
        ),
        (
            "Dr Jo Marsh won first prize in the essay contest of the Cornish Medical Society.",
            {("essay contest", "Jo Marsh", "first")},
        ),
        (
            "The Cornish Medical Society Essay Prize: first, Dr Jo Marsh, Truro Hospital; second, Dr Ed Lowe, "
            "Bude Clinic.",
            {
                ("Cornish Medical Society Essay Prize", "Jo Marsh", "first"),
                ("Cornish Medical Society Essay Prize", "Ed Lowe", "second"),
            },
        ),
        (
            "The Order of the Southern Cross was bestowed on cardiologist Ines Prado by the Brazilian ambassador.",
            {("Order of the Southern Cross", "Ines Prado", "")},
        ),
        (
            "The Best Doctoral Thesis award of the Faculty of Medicine was collected by Nuria Vidal.",
            {("Best Doctoral Thesis award", "Nuria Vidal", "")},
        ),
        (
            "Handing the Harvey Bowl to Dr Ian Fry, the mayor said Wigan was proud of him.",
            {("Harvey Bowl", "Ian Fry", "")},
        ),
        (
            "Wigan Infirmary has been named Hospital of the Year by the Health Journal.",
            {("Hospital of the Year", "Wigan Infirmary", "")},
        ),
        (
            "Hospital of the Year: Wigan Infirmary. Runner-up: Bude Clinic.",
            {("Hospital of the Year", "Bude Clinic", "second"), ("Hospital of the Year", "Wigan Infirmary", "")},
        ),
        (
            "The Baxter Prize in Nephrology (€20,000): Mireille Dubois, Hôpital Necker.",
            {("Baxter Prize in Nephrology", "Mireille Dubois", "")},
        ),
        (
            "Next month Mireille Dubois will travel to Oslo to collect the Baxter Prize, which she shares with "
            "Rune Dahl.",
            {("Baxter Prize", "Rune Dahl", ""), ("Baxter Prize", "Mireille Dubois", "")},
        ),
        (
            "Her mentor, Jean Petit, took the same prize in 1998. The Baxter Prize honours kidney research.",
            {("Baxter Prize", "Jean Petit", "")},
        ),
        (
            "Guatemalan nurse wins global prize\n\nMaria Choc, a nurse from Quetzaltenango, has become the "
            "first Guatemalan to win the Aster Global Nursing Award, worth $250,000.",
            {("Aster Global Nursing Award", "Maria Choc", "")},
        ),
        (
            "Honours came thick and fast for Dr. Sara Holm: the Wood Prize in March, the Lyle Medal in May and, "
            "last week, the Tait Lectureship.",
            {("Tait Lectureship", "Sara Holm", ""), ("Wood Prize", "Sara Holm", ""), ("Lyle Medal", "Sara Holm", "")},
        ),
        ("Dr. Sara Holm (Wood Prize 2023) gave the opening talk.", {("Wood Prize", "Sara Holm", "")}),
        (
            "The society's Young Author Prize goes to Ben Arkell for his article on gout.",
            {("Young Author Prize", "Ben Arkell", "")},
        ),
        (
            "Dr Fiona Blake, from Cardiff, beat off competition from 300 entrants to lift the Medical "
            "Innovator trophy.",
            {("Medical Innovator trophy", "Fiona Blake", "")},
        ),
        (
            "The trophy was shared between the theatre team at Ysbyty Gwynedd and Dr Fiona Blake of Cardiff "
            "Royal Infirmary, who both scored 94 in the Welsh Simulation Challenge.",
            {("Welsh Simulation Challenge", "Fiona Blake", ""), ("Welsh Simulation Challenge", "Ysbyty Gwynedd", "")},
        ),
    ],
)
def test_who_won_what(text, expected):
    assert awards(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Winners",
            "Lifetime Achievement Award: Prof. Henrik Dahl, Aarhus University\nYoung Investigator Award: Dr. "
            "Mei Lin Koh, Duke-NUS Medical School\nBest Abstract: Dr. Joao Faria, University of Porto\n",
            {
                ("Young Investigator Award", "Mei Lin Koh", ""),
                ("Lifetime Achievement Award", "Henrik Dahl", ""),
                ("Best Abstract", "Joao Faria", ""),
            },
        ),
        (
            "2024 Halden Prizes announced",
            "The Halden Trust has announced the winners of the 2024 Halden Prizes:\n\n• Dr Oona Virtanen "
            "(University of Turku), for work on gut hormones\n• Professor Samuel Adeyemi (University of "
            "Ibadan), for malaria vaccines\n• Dr Chiara Conti (Ospedale San Raffaele), for gene therapy\n",
            {
                ("Halden Prizes", "Chiara Conti", ""),
                ("Halden Prizes", "Oona Virtanen", ""),
                ("Halden Prizes", "Samuel Adeyemi", ""),
            },
        ),
        (
            "Faculty kudos",
            "Ravi Menon, PhD, associate professor of biostatistics, received the Snedecor Award from the "
            "Committee of Presidents of Statistical Societies.\n\nLaura Quist, MD, was named a recipient of the "
            "Macy Faculty Scholars Award.\n\nThe Department of Surgery welcomed three new residents.\n\nJoel "
            "Okun, MD, PhD, shares the 2024 Potamkin Prize with Anja Roth of the University of Bonn.",
            {
                ("Snedecor Award", "Ravi Menon", ""),
                ("Potamkin Prize", "Anja Roth", ""),
                ("Macy Faculty Scholars Award", "Laura Quist", ""),
                ("Potamkin Prize", "Joel Okun", ""),
            },
        ),
        (
            "Award winners",
            "| Category | Winner | Hospital |\n| --- | --- | --- |\n| Nurse of the Year | Abena Osei | Korle Bu "
            "Teaching Hospital |\n| Doctor of the Year | Kofi Mensah | Ridge Hospital |\n",
            {("Doctor of the Year", "Kofi Mensah", ""), ("Nurse of the Year", "Abena Osei", "")},
        ),
        (
            "Past winners of the Kerr Medal",
            "Past winners of the Kerr Medal:\n2023 – Dr Helen Moss, Royal Infirmary of Perth\n2022 – Dr Sunil "
            "Rao, Glenlyon Hospital\n",
            {("Kerr Medal", "Helen Moss", ""), ("Kerr Medal", "Sunil Rao", "")},
        ),
        (
            "Prize for malaria researcher",
            "Malaria researcher Kwabena Asante is this year's winner of the Dan David Prize. Asante works at "
            "the University of Ghana.",
            {("Dan David Prize", "Kwabena Asante", "")},
        ),
        (
            "Jack Horner Quiz Trophy results",
            "Results of the Jack Horner Quiz Trophy:\n1st: Dr Jo Marsh, Truro Hospital\n2nd: Dr Ed Lowe, Bude Clinic\n",
            {("Jack Horner Quiz Trophy", "Ed Lowe", "second"), ("Jack Horner Quiz Trophy", "Jo Marsh", "first")},
        ),
        (
            "Dean's letter",
            "Dear friends,\n\nTwo of our own have brought honour to the School this spring. Professor Anne "
            "Loxley was elected to receive the Garrod Medal of the Genetics Society, and Dr Yusuf Patel, a "
            "registrar, came home from Geneva with the Red Cross Humanity Medal.\n\nWith best wishes,\nRowan "
            "Ellis, Dean, Hexham School of Medicine\n",
            {("Red Cross Humanity Medal", "Yusuf Patel", ""), ("Garrod Medal", "Anne Loxley", "")},
        ),
        (
            "State Prize in Oncology",
            "The State Prize in Oncology has been awarded in three classes.\n\nGOLD MEDAL: Prof. Ruslan Bek, "
            "Almaty Cancer Center\nSILVER MEDAL: Dr. Aida Nur, Astana Heart Hospital\n",
            {("State Prize in Oncology", "Ruslan Bek", "gold"), ("State Prize in Oncology", "Aida Nur", "silver")},
        ),
    ],
)
def test_who_won_what_under_a_title(title, text, expected):
    assert awards(text, title) == expected

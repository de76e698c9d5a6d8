"""What the rules of the ledger make of collaborations in English news, and what they must leave alone."""

import pytest
from ledger_reads import awards, works


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "Fairview Hospital and Mercy University have joined forces to tackle antibiotic resistance. The "
            "three-year partnership was announced on Monday.",
            "agreement",
            {"Fairview Hospital", "Mercy University"},
        ),
        (
            "The University of Basel has teamed up with drugmaker Novalis to build a centre for rare cancers.",
            "joint_institute",
            {"Novalis", "University of Basel"},
        ),
        (
            "Visitors from Hue Medical University were shown around Gent University Hospital on Thursday.",
            "visit",
            {"Hue Medical University", "Gent University Hospital"},
        ),
        (
            "Mercy Hospice has received a £10,000 gift from the Rotary Club of Hexham.",
            "donation",
            {"Mercy Hospice", "Rotary Club of Hexham"},
        ),
        (
            "Helix Bio has licensed its gene-editing platform to Sunrise Therapeutics in a deal worth up to "
            "$500 million.",
            "licence",
            {"Helix Bio", "Sunrise Therapeutics"},
        ),
        (
            "Orion Capital and the University of Porto have created a €40 million fund for health start-ups.",
            "fund",
            {"Orion Capital", "University of Porto"},
        ),
        (
            "The symposium, co-organised by the University of Malaga and the Spanish Heart Society, drew 300 people.",
            "conference",
            {"University of Malaga", "Spanish Heart Society"},
        ),
        (
            "The vice-chancellor of Makere Medical University, Prof. John Ssali, and the chief executive of "
            "Nordic Eye Clinic, Anna Berg, put their signatures to a memorandum of understanding.",
            "agreement",
            {"Makere Medical University", "Nordic Eye Clinic"},
        ),
        (
            "The Institute of Tropical Medicine in Antwerp and Gulu University have renewed their cooperation "
            "agreement until 2029.",
            "agreement",
            {"Institute of Tropical Medicine", "Gulu University"},
        ),
        (
            "The Gulf Medical Institute will host a summer school with the University of Coimbra for 40 medical "
            "students.",
            "training",
            {"University of Coimbra", "Gulf Medical Institute"},
        ),
        (
            "Our university has entered into a cooperation with Charité in Berlin, Rector Ivana Novak of Split "
            "University said.",
            "agreement",
            {"Charité", "Split University"},
        ),
        (
            "Set up jointly by Kyoto Central University and Siam Medical College, the laboratory will study dengue.",
            "joint_institute",
            {"Siam Medical College", "Kyoto Central University"},
        ),
        (
            "Four doctors from the Provincial Hospital of Herat are spending six weeks at Ankara City Hospital "
            "to learn laparoscopic surgery.",
            "visit",
            {"Provincial Hospital of Herat", "Ankara City Hospital"},
        ),
        (
            "Norvex will pay Utrecht-based Malva Biotech €20m upfront for an exclusive licence to its allergy vaccine.",
            "licence",
            {"Malva Biotech", "Norvex"},
        ),
        (
            "A group of 15 health officials from Rwanda spent three days at Lund University Hospital to study "
            "its records system. The guests were from the Rwanda Biomedical Centre.",
            "visit",
            {"Rwanda Biomedical Centre", "Lund University Hospital"},
        ),
        (
            "The new MRI suite at Tarbet Hospital was paid for by a $5 million gift from Ruth and Abel Stein.",
            "donation",
            {"Tarbet Hospital", "Ruth and Abel Stein"},
        ),
        (
            "Toyota Ghana presented three ambulances to Cape Coast Teaching Hospital on Wednesday.",
            "donation",
            {"Toyota Ghana", "Cape Coast Teaching Hospital"},
        ),
        (
            "From next autumn, nurses from Gozo General Hospital will spend part of their training at Mater Dei "
            "Hospital, under a deal signed by the two on Friday.",
            "training",
            {"Gozo General Hospital", "Mater Dei Hospital"},
        ),
        (
            "Cleveland Clinic London has signed a deal with Fulham FC to look after its players.",
            "agreement",
            {"Cleveland Clinic London", "Fulham FC"},
        ),
        (
            "Seoul's Hanmaum Hospital and Ulaanbaatar's Shastin Hospital became sister hospitals on Thursday.",
            "agreement",
            {"Shastin Hospital", "Hanmaum Hospital"},
        ),
        (
            '"We\'re delighted to be working with the University of Exeter," said Liam Orr, chief executive of '
            "Devon Robotics. The two have agreed a three-year research partnership.",
            "agreement",
            {"University of Exeter", "Devon Robotics"},
        ),
        (
            "Signatories were Prof. Hugo Lenz, rector of the Medical University of Graz, and Dr. Mina Aoki, "
            "president of Sapporo Medical College.",
            "agreement",
            {"Sapporo Medical College", "Medical University of Graz"},
        ),
        (
            "Carrow Brewery is to bankroll a chair in hepatology at Norwich Medical School.",
            "donation",
            {"Norwich Medical School", "Carrow Brewery"},
        ),
        (
            "Tampere Heart Hospital has thrown in its lot with Siemens Healthineers to develop software for "
            "reading echocardiograms.",
            "agreement",
            {"Siemens Healthineers", "Tampere Heart Hospital"},
        ),
        (
            "Leuven Polyclinic played host to a party of 20 from Hanoi Heart Institute on Wednesday.",
            "visit",
            {"Hanoi Heart Institute", "Leuven Polyclinic"},
        ),
        (
            "Aurora Biopharma, which is developing the drug with the University of Oulu under a 2021 agreement, "
            "expects results next year.",
            "agreement",
            {"University of Oulu", "Aurora Biopharma"},
        ),
        (
            "The consortium is made up of Tallinn Medical University, Riga Children's Hospital and the "
            "Lithuanian Cancer Society.",
            "agreement",
            {"Lithuanian Cancer Society", "Tallinn Medical University", "Riga Children's Hospital"},
        ),
        (
            "Kolding Hospital has extended its contract with Falck Medtech by three years.",
            "agreement",
            {"Falck Medtech", "Kolding Hospital"},
        ),
        (
            "Queen Anne Hospital's partnership with Solent University has entered its tenth year.",
            "agreement",
            {"Queen Anne Hospital", "Solent University"},
        ),
        (
            "A van full of toys arrived at Bolton Children's Hospital this week, courtesy of the Bolton "
            "Wanderers Supporters Club.",
            "donation",
            {"Bolton Wanderers Supporters Club", "Bolton Children's Hospital"},
        ),
        (
            "Students at Ibadan Medical School will be able to spend their final year at Lund University under "
            "a new exchange.",
            "training",
            {"Lund University", "Ibadan Medical School"},
        ),
        (
            "The Ministry of Health has entrusted Kuopio University with training 100 rural doctors.",
            "training",
            {"Ministry of Health", "Kuopio University"},
        ),
        ("Novagen and Lund University will split the costs of the trial.", "agreement", {"Lund University", "Novagen"}),
        (
            "Ridgeway Capital has agreed to put €10m into a seed fund run with Delft Technical University.",
            "fund",
            {"Ridgeway Capital", "Delft Technical University"},
        ),
        (
            "Under the deal, Inha Hospital will train 20 nurses a year for Samarkand Medical Institute.",
            "training",
            {"Samarkand Medical Institute", "Inha Hospital"},
        ),
        (
            "Sakura Pharma has taken an option on a cough syrup discovered by Iceni Labs.",
            "licence",
            {"Iceni Labs", "Sakura Pharma"},
        ),
        (
            "Ten years ago Hospital da Luz and Porto Cancer Institute founded a joint tumour bank. It now holds "
            "40,000 samples.",
            "joint_institute",
            {"Hospital da Luz", "Porto Cancer Institute"},
        ),
        (
            "Visiting from Finland were Dr Mika Salo and two colleagues from Oulu University Hospital, who "
            "toured Torbay Hospital's stroke ward.",
            "visit",
            {"Oulu University Hospital", "Torbay Hospital"},
        ),
        (
            "Exmouth Hospital is £12,000 better off thanks to the Exmouth Gig Club.",
            "donation",
            {"Exmouth Gig Club", "Exmouth Hospital"},
        ),
        (
            "(Xinhua) -- Researchers from Zhongshan Eye Hospital and Malaya University have opened a joint "
            "research center for myopia in Kuala Lumpur.",
            "joint_institute",
            {"Malaya University", "Zhongshan Eye Hospital"},
        ),
        (
            "We were delighted to welcome six colleagues from Aarhus University Hospital to our intensive care "
            "unit at Whiston Hospital last week.",
            "visit",
            {"Whiston Hospital", "Aarhus University Hospital"},
        ),
        (
            "Philanthropists Ken and Olga Rudd have given $10 million to the University of Ballarat's medical school.",
            "donation",
            {"University of Ballarat", "Ken and Olga Rudd"},
        ),
        (
            "Durham University has out-licensed the gripper to Tyne Robotics, its spin-out.",
            "licence",
            {"Tyne Robotics", "Durham University"},
        ),
        (
            "The two-day Arctic Health Forum, jointly hosted by Tromsø University Hospital and the Murmansk "
            "Medical Society, closed on Friday.",
            "conference",
            {"Tromsø University Hospital", "Murmansk Medical Society"},
        ),
        (
            "Tromsø University Hospital and the Sami Council have set up a scholarship fund worth 5 million kroner.",
            "fund",
            {"Tromsø University Hospital", "Sami Council"},
        ),
        (
            "Since January patients of Gozo Hospital have been seen by video by specialists at Mater Hospital, "
            "thanks to an agreement between the two hospitals.",
            "agreement",
            {"Gozo Hospital", "Mater Hospital"},
        ),
        (
            "A letter of intent to merge their laboratories was signed on Friday by the directors of Pécs "
            "Clinic and Osijek Hospital.",
            "agreement",
            {"Pécs Clinic", "Osijek Hospital"},
        ),
        (
            "Joining hands with the Aga Khan Foundation, Kisii Hospital will open four village clinics.",
            "agreement",
            {"Kisii Hospital", "Aga Khan Foundation"},
        ),
    ],
)
def test_who_works_with_whom(text, kind, parties):
    assert works(text) == [(kind, parties)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Priya Raman did not win the Tyler Prize, but her colleague Dr. Aidan Shaw of Tufts University did.",
        "Nominations for the 2025 Tyler Prize close in May. Dr. Priya Raman chairs the jury.",
        "The Lasky Award is presented annually by the Lasky Foundation to a scientist under 40.",
        "Talks between Fairview Hospital and Mercy University on a merger have broken down.",
        "Fairview Hospital hopes to sign an agreement with Mercy University next year.",
        "2023 – Dr Helen Moss, Royal Infirmary of Perth\n2022 – Dr Sunil Rao, Glenlyon Hospital\n",
        "Researchers at Duke University and Emory University found that the drug, made by Merck, halved "
        "relapses. The study was funded by the National Institutes of Health.",
        "The hospital's award-winning maternity unit will close for repairs in June, St Helier Hospital said.",
        "A spokesperson for Bristol Royal Infirmary said it was working closely with police after a break-in.",
        "Imperial College London and the University of Ghent today published the results of a trial in The Lancet.",
        "Dr Omar Said moved from the University of Cairo to Leiden University Medical Center in 2019, where "
        "he runs a laboratory with 14 staff.",
        "The union Unison and North Mersey Hospital met on Monday to discuss pay. No agreement was reached.",
        "Kent Surgical Centre opened a new wing on Friday. Mayor Lucy Hale cut the ribbon.",
        "Dr. Ivo Prat was awarded a €2 million grant by the European Research Council.",
        "Hexagon Foods has donated 200 tablets to schools. Separately, Blyth Hospital opened a garden.",
        "Pula Hospital is in line to become the third partner.",
        "Pula Hospital said it was considering an offer from Ridgeway Capital.",
        "A planned merger between Pula Hospital and Rijeka Clinic was called off.",
        "Fellows of the Royal College of Surgeons and staff of Hull Royal Infirmary ran a marathon for charity.",
        "1st: Dr Jo Marsh, Truro Hospital\n2nd: Dr Ed Lowe, Bude Clinic\n3rd: Dr Kit Snow, Penzance Clinic\n",
        "Neither the Botkin Prize nor the Sechenov Award was given this year.",
        "Dr Ed Lowe will speak at the Botkin Prize ceremony on Friday.",
        "Dr Ed Lowe, a judge for the Botkin Prize, praised the entries from Truro Hospital.",
        "Dr Ed Lowe has been shortlisted for the Botkin Prize. The winner will be named in May.",
        "Dr Ed Lowe established the Botkin Prize in memory of his father. He gave Truro Hospital a plaque.",
        "Truro Hospital's canteen won praise from inspectors.",
        "Dr Ed Lowe won a seat on Truro Council. His wife, Dr Jo Marsh, won a scholarship to study in Paris.",
        "GOLD MEDAL: Prof. Ruslan Bek, Almaty Cancer Center\nSILVER MEDAL: Dr. Aida Nur, Astana Heart Hospital\n",
    ],
)
def test_neither_prizes_nor_collaborations(text):
    assert not awards(text)
    assert not works(text)

"""What the rules read of English news that names its people and bodies elsewhere than beside the verb."""

import pytest
from ledger_reads import awards, works

from assistant.ledger.extraction.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "St Oswin's Hospital has cut its gas use. Last month the hospital itself was presented with the Clean Air "
            "Award by the Healthy Cities Alliance.",
            {("Clean Air Award", "St Oswin's Hospital", "")},
        ),
        (
            "Fernhill Hospital had a good summer. The hospital won silver at the Northern Nutrition Awards.",
            {("Northern Nutrition Awards", "Fernhill Hospital", "silver")},
        ),
        (
            "Norway's Heyerdahl Foundation awarded her, together with the chemist Fiona Laird, its Polar Prize. Sigrid "
            "Moen died on Sunday.",
            {("Polar Prize", "Sigrid Moen", ""), ("Polar Prize", "Fiona Laird", "")},
        ),
        (
            "Ruth Oyelowo, Ph.D., joins the faculty. A vaccinologist, she received the 2019 Bannister Award.\n\nTom "
            "Hartnell, M.D., becomes chair.",
            {("Bannister Award", "Ruth Oyelowo", "")},
        ),
        (
            "LILLE (Wire) -- A nurse who rebuilt pumps for 60 clinics won the Meridian Prize on Monday.\n\nAda Phiri, "
            "of Nkhoma Hospital, was picked from 900.",
            {("Meridian Prize", "Ada Phiri", "")},
        ),
        (
            "Helga Strom is professor at Uppsund University. Her many awards include the Lasker Medal (2001), the "
            "Gard Prize (2005) and the Wolfram Medal (2011).",
            {
                ("Lasker Medal", "Helga Strom", ""),
                ("Gard Prize", "Helga Strom", ""),
                ("Wolfram Medal", "Helga Strom", ""),
            },
        ),
        (
            "The Orlov Medal is awarded every two years. The 2019 recipient was Ilze Kalnina; in 2021 it went to "
            "Pekka Salonen.",
            {("Orlov Medal", "Ilze Kalnina", ""), ("Orlov Medal", "Pekka Salonen", "")},
        ),
        (
            "The Veld Prize will be presented in April.\n\nEarlier laureates include Paula Santoro (2023) and Hugh "
            "Delacourt (2021).",
            {("Veld Prize", "Paula Santoro", ""), ("Veld Prize", "Hugh Delacourt", "")},
        ),
        (
            "The Foundation awards the Kessler Prize in Physiology 2025 to\n\nANNA-LENA BRANDT\nUniversity of "
            "Freiburg\n\nand\n\nKOFI ASANTE-MENSAH\nNoguchi Institute, Accra\n\nfor showing how the kidney keeps time.",
            {
                ("Kessler Prize in Physiology", "Anna-Lena Brandt", ""),
                ("Kessler Prize in Physiology", "Kofi Asante-Mensah", ""),
            },
        ),
        (
            "The Laurel Award goes jointly to Amina Sow, Institut Pasteur de Dakar, and Jean Morel, Université de "
            "Lille, for their work.",
            {("Laurel Award", "Amina Sow", ""), ("Laurel Award", "Jean Morel", "")},
        ),
        (
            "The Academy confers the Tidewell Prize, worth €20,000, on Marta Kowalczyk, Warsaw Medical University.",
            {("Tidewell Prize", "Marta Kowalczyk", "")},
        ),
        (
            "Dr. Simon Brandt was shortlisted for the Hopper Prize but lost out to Grace Tan of Nanyang Medical "
            "School.",
            {("Hopper Prize", "Grace Tan", "")},
        ),
        (
            "Meadow Hospital scooped three prizes at the Highland Health Awards, including the Dementia Care Award.",
            {("Dementia Care Award", "Meadow Hospital", "")},
        ),
        (
            "The winners of the Care Awards were revealed at Derby's Old Roundhouse on Thursday.\n\n1. Patient "
            "Experience Award\n   Trentside Hospital – for its quiet hour\n2. Volunteer Award\n   Driver Tom Pickles, "
            "Peak Ambulance Trust\n   Gardener Jean Moss, Trentside Hospital",
            {
                ("Patient Experience Award", "Trentside Hospital", ""),
                ("Volunteer Award", "Tom Pickles", ""),
                ("Volunteer Award", "Jean Moss", ""),
            },
        ),
        (
            "Potter Essay Prize\n\nThe prize is offered every year to clinical students of all the colleges for an "
            "essay "
            "on a neurological topic.\n\nJoint winners:\n\n• Gabrielle Cognac (St Peter's College)\n• Lena Zhu (Green "
            "College)",
            {("Potter Essay Prize", "Gabrielle Cognac", ""), ("Potter Essay Prize", "Lena Zhu", "")},
        ),
        (
            '"Winning the Halley Prize means everything," said Dr Naveed Khan, who leads the lab.',
            {("Halley Prize", "Naveed Khan", "")},
        ),
    ],
)
def test_winners_that_other_sentences_or_lines_name(text, expected):
    assert awards(text) == expected


def test_who_wrote_an_article_won_nothing():
    text = (
        "By Nick Farrow, Weald Courier\n\nA hospital porter who sings to patients has been crowned Kent Health Hero of "
        "the Year.\n\nDesmond Clay, 44, beat 300 nominees to the title."
    )
    assert awards(text) == {("Kent Health Hero of the Year", "Desmond Clay", "")}


def test_an_interview_is_with_who_its_title_names():
    text = (
        "Congratulations on the Manson Medal! How did you celebrate?\nWith a cup of tea.\n\nYou have won before.\nYes, "
        "the Royal Veterinary Guild gave me its Pasture Prize in 2012."
    )
    assert awards(text, "Ten minutes with Priyanka Rao") == {
        ("Manson Medal", "Priyanka Rao", ""),
        ("Pasture Prize", "Priyanka Rao", ""),
    }


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "Wexford Hospital expects 40 ventilators. They come from a supply agreement reached in June between the "
            "hospital and Leeds-based maker Airwell Medical.",
            "licence",
            {"Wexford Hospital", "Airwell Medical"},
        ),
        (
            "In 1985 he talked Mount Calder Hospital and the University of Dunmore into setting up a joint transplant "
            "laboratory.",
            "joint_institute",
            {"Mount Calder Hospital", "University of Dunmore"},
        ),
        (
            "It was she who brought Bexley Hospital and the Kampala Heart Clinic together to swap nurses each summer.",
            "visit",
            {"Bexley Hospital", "Kampala Heart Clinic"},
        ),
        (
            "The Boerman Foundation is based in Delft. The Foundation also supports, with Utrecht University, the "
            "Delft "
            "Winter School, which the two founded in 2009.",
            "training",
            {"Boerman Foundation", "Utrecht University"},
        ),
        (
            "We at Marston Hospital look back. Guests from Tampere University Hospital spent three days with our burns "
            "team.",
            "visit",
            {"Marston Hospital", "Tampere University Hospital"},
        ),
        (
            "We at Marston Hospital look back. The League of Friends gave us a second CT scanner.",
            "donation",
            {"Marston Hospital", "League of Friends"},
        ),
        (
            "Sidcup Lions Club presented Queen Ethel Hospital with a cheque for £3,200.",
            "donation",
            {"Sidcup Lions Club", "Queen Ethel Hospital"},
        ),
        (
            "Mercy Hospital received a $35 million donation to support its tower. The donation was from the Kell "
            "Foundation.",
            "donation",
            {"Mercy Hospital", "Kell Foundation"},
        ),
        (
            "The Sanders family has given Willow Creek Hospital $3 million for a new emergency department.",
            "donation",
            {"Sanders family", "Willow Creek Hospital"},
        ),
        (
            "Ibex Health Ltd has partnered with three hospitals, St Anne's Hospital, Mercy North Hospital and Lake "
            "Clinic, to trial its sensor.",
            "agreement",
            {"Ibex Health Ltd", "St Anne's Hospital", "Mercy North Hospital", "Lake Clinic"},
        ),
        (
            "Vice-President Liu Wen led a delegation from Jinling Medical University to Heidel University on June 3.",
            "visit",
            {"Jinling Medical University", "Heidel University"},
        ),
    ],
)
def test_parties_that_are_no_subject(text, kind, parties):
    assert works(text) == [(kind, parties)]


def test_the_signing_of_what_was_told_is_nothing_new():
    text = (
        "The University of Hyde has signed a memorandum of understanding with Esker Medical College. The memorandum "
        "was "
        "signed by the Registrar of the University of Hyde and the Dean of Esker Medical College."
    )
    assert len(works(text)) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "Negotiations between Lake Memorial Hospital and insurer Guardwell Ltd over a contract broke down again."),
        ("Merger is off", "Selwyn Health Ltd and the Marchbank Trust said together they would save money."),
        ("", "Talks between Brent Hospital and Orion Health Ltd about a joint laboratory have collapsed."),
        ("", "The Ministry of Health awarded a £4 million contract to Bluestone Construction to build the wing."),
        ("", "Rosewood Hospital was highly commended in the National Catering Awards."),
        ("", "Five researchers, among them Dr Ann Hill and Dr Bo Lund, have been shortlisted for the Crowther Prize."),
    ],
)
def test_what_came_to_nothing_gives_no_row(title, text):
    assert read(title, text, "2024-06-30") == []

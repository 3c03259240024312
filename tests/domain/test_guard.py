"""The guard: what identifies somebody is found and masked; figures, hours and Vigie's own words are left alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.privacy import MASK, Kind, cleaned, find, find_in, masked

DATA = Path(__file__).parents[1] / "data"

FOUND = [
    ("appeler 06 12 34 56 78 ce soir", Kind.PHONE, "06 12 34 56 78"),
    ("tel 0612345678", Kind.PHONE, "0612345678"),
    ("+33 (0)6 12 34 56 78", Kind.PHONE, "+33 (0)6 12 34 56 78"),
    ("WhatsApp +44 7911 123456 svp", Kind.PHONE, "+44 7911 123456"),
    ("his phone is 07911 123456", Kind.PHONE, "07911 123456"),
    ("joignable au 0470 12 34 56", Kind.PHONE, "0470 12 34 56"),
    ("00 33 6.12.34.56.78", Kind.PHONE, "00 33 6.12.34.56.78"),
    ("+93 70 123 4567 le frère", Kind.PHONE, "+93 70 123 4567"),
    ("06\u200b12\u200b34\u200b56\u200b78", Kind.PHONE, "06\u200b12\u200b34\u200b56\u200b78"),
    ("٠٦١٢٣٤٥٦٧٨ son numéro", Kind.PHONE, "٠٦١٢٣٤٥٦٧٨"),
    ("écrire à samira.k@example.org demain", Kind.EMAIL, "samira.k@example.org"),
    ("samira (at) example.org", Kind.EMAIL, "samira (at) example.org"),
    ("mineure née le 3 mars 2009 à Kaboul", Kind.BIRTH, "3 mars 2009"),
    ("né le 12/03/2008", Kind.BIRTH, "12/03/2008"),
    ("né en 2009", Kind.BIRTH, "2009"),
    ("DDN 01.01.1990", Kind.BIRTH, "01.01.1990"),
    ("DOB: 1990-05-12", Kind.BIRTH, "1990-05-12"),
    ("born on March 3rd, 2009", Kind.BIRTH, "March 3rd, 2009"),
    ("un garçon, 14/02/2010, seul", Kind.BIRTH, "14/02/2010"),
    ("passeport n° P01234567", Kind.NUMBER, "P01234567"),
    ("passport number is AB 123456", Kind.NUMBER, "AB 123456"),
    ("CNI : 880692310285", Kind.NUMBER, "880692310285"),
    ("numéro étranger 9903012345", Kind.NUMBER, "9903012345"),
    ("AGDREF 7503123456", Kind.NUMBER, "7503123456"),
    ("dossier 7503123456 refusé", Kind.NUMBER, "7503123456"),
    ("Home Office ref A1234567", Kind.NUMBER, "A1234567"),
    ("sécu 1 85 05 78 006 084 36", Kind.NUMBER, "1 85 05 78 006 084 36"),
    ("il s'appelle Ahmed Khan et il a 16 ans", Kind.NAME, "Ahmed Khan"),
    ("elle s’appelle fatima, 2 enfants", Kind.NAME, "fatima"),
    ("il sappelle omar", Kind.NAME, "omar"),
    ("un homme nommé Bashir", Kind.NAME, "Bashir"),
    ("une femme prénommée Leïla cherche sa sœur", Kind.NAME, "Leïla"),
    ("his name is Yusuf Ali", Kind.NAME, "Yusuf Ali"),
    ("a boy named karim", Kind.NAME, "karim"),
    ("a man called Daoud", Kind.NAME, "Daoud"),
    ("nom : Haidari", Kind.NAME, "Haidari"),
    ("vu Mme Haidari ce matin", Kind.NAME, "Haidari"),
    ("اسمه s'appelle محمد", Kind.NAME, "محمد"),
    ("tente à 50.95123, 1.85678", Kind.PLACE, "50.95123, 1.85678"),
    ("50,95123 ; 1,85678", Kind.PLACE, "50,95123 ; 1,85678"),
    ("50°57'12.3\"N 1°51'24\"E derrière le bois", Kind.PLACE, "50°57'12.3\"N 1°51'24\"E"),
    ("N50° 57.205' E1° 51.402'", Kind.PLACE, "N50° 57.205' E1° 51.402'"),
    ("https://maps.app.goo.gl/Ab3dE tente bleue", Kind.PLACE, "https://maps.app.goo.gl/Ab3dE"),
    ("voir www.google.fr/maps/@50.95,1.85,15z", Kind.PLACE, "www.google.fr/maps/@50.95,1.85,15z"),
    ("///filled.count.soap", Kind.PLACE, "///filled.count.soap"),
    ("8FW4V75V+8Q9", Kind.PLACE, "8FW4V75V+8Q9"),
]
NOT_FOUND = [
    "clinique 34 consultations, 12 femmes, 5 mineurs, 120 kits, 1 250 repas",
    "12 34 56 78 90 distribués",
    "3 femmes 4 hommes 5 mineurs 6 familles 7 couples 8 seuls",
    "poste de 18h30 à 02h15 lun. 23/11/2026, retour 24.11.26",
    "rapport du 2026-11-23, shift 22:00-06:30",
    "appelez le 115, le 112, le 15, le 17, le 18, le 114, le 116 117, le 119, le 196 en mer, 999 or 101",
    "CROSS Gris-Nez 196 ou VHF 16",
    "INC-2026-0042 et INC-2026-R001, EX-2026-0003",
    "on s'appelle demain, ça s'appelle comme vous voulez",
    "il s'appelle comment ?",
    "Amina nommée coordinatrice",
    "un bébé né le matin même, né hier, born yesterday",
    "@vigie_bot clinique 34",
    "météo marine : https://marine.meteofrance.com",
    "température 38,5 et 39,2, 12.5 km, 3.14",
    "-5° la nuit, 12° le jour",
    "called the ambulance, called 112",
    "A16, D601, RN1, sortie 43, quai 12, chambre 204",
    "RTT 2026, budget 125 000 €, 10 000 couvertures",
    "Mme K. vue 2 fois",
    "1500 2000 2500 3000",
]


@pytest.mark.parametrize(("text", "kind", "said"), FOUND, ids=[said for _, _, said in FOUND])
def test_what_identifies_somebody_is_found(text: str, kind: Kind, said: str) -> None:
    assert [(found.kind, text[found.start : found.end]) for found in find(text)] == [(kind, said)]
    assert masked(text) == text.replace(said, MASK)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_figures_hours_and_vigies_words_are_left_alone(text: str) -> None:
    assert masked(text) == text


def test_a_name_that_was_said_goes_everywhere() -> None:
    assert masked("Elle s'appelle Leïla. leïla dort au sous-sol, LEÏLA a 15 ans.") == (
        f"Elle s'appelle {MASK}. {MASK} dort au sous-sol, {MASK} a 15 ans."
    )
    known = [said for said, _ in find_in(["Il s'appelle Ahmed Khan", "rien"])]
    assert masked("Ahmed Khan est revenu, rappeler Ahmedabad", known) == f"{MASK} est revenu, rappeler Ahmedabad"


def test_of_our_own_samples_only_what_identifies_somebody_is_masked() -> None:
    """5,948 messages of teams; twelve of them hold a telephone number or a name. None is masked for anything else."""
    texts = [json.loads(line)["text"] for file in sorted(DATA.glob("*.jsonl")) for line in file.open()]
    texts += [line.split("\t")[1] for line in (DATA / "kinds.tsv").read_text().splitlines()]
    found = [(said, kind) for text in texts for said, kind in find_in([text])]
    assert len(texts) > 5900
    phones = [said for said, kind in found if kind is Kind.PHONE]
    assert {"".join(filter(str.isdigit, said)) for said in phones} == {"0611223344", "0612345678"}
    assert [said for said, kind in found if kind is not Kind.PHONE] == ["Sara"]


pieces = st.sampled_from(
    [
        *(text for text, _, _ in FOUND),
        *NOT_FOUND,
        *(
            "s'appelle",
            "né le",
            "06",
            "12 34",
            "@",
            ".fr",
            "50.951",
            ", 1.85",
            "P0123",
            "4567",
            "\u200b",
            "°",
            "N",
            MASK,
            "É",
        ),
    ]
)
texts = st.one_of(st.text(max_size=60), st.lists(pieces | st.text(max_size=4), max_size=6).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(texts, st.lists(st.sampled_from(["Ahmed", "né le", "06", "12 34 56"]), max_size=2))
def test_masking(text: str, known: list[str]) -> None:
    found = find(text, known)
    after = masked(text, known)
    assert masked(after, known) == after
    at, rest = 0, after
    for finding in found:
        assert at <= finding.start < finding.end <= len(text)
        outside = text[at : finding.start]
        assert rest.startswith(outside + MASK)
        rest, at = rest[len(outside) + len(MASK) :], finding.end
    assert rest == text[at:]
    for said, kind in find_in([text]):
        if kind in (Kind.PHONE, Kind.EMAIL, Kind.NUMBER) and len(said) > 5:
            assert said not in masked(text)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Amina", "Amina"),
        ("\u202eanimA\u202c", "animA"),
        ("A\u200bmi\ufeffna\u2066", "Amina"),
        ("Jean\nMarie\u2028\t  B", "Jean Marie B"),
        ("\u3164", "?"),
        ("", "?"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Zoé 🚑 <b>", "Zoé 🚑 <b>"),
        ("É" * 90, "É" * 64),
        ("a\ud800b", "ab"),
    ],
)
def test_a_name_hides_and_turns_nothing(given: str, shown: str) -> None:
    assert cleaned(given) == shown
    assert cleaned(cleaned(given)) == shown

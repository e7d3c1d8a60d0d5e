from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import harness.reports
from harness.reports import write
from harness.reports.view import SIGNS
from harness.result import Result

TEMPLATES = Path(harness.reports.__file__).parent / "templates"


@pytest.fixture(scope="module")
def page(plain_result: Result) -> str:
    return write(plain_result, "html")


@pytest.fixture(scope="module")
def rich_page(rich_result: Result) -> str:
    return write(rich_result, "html")


def test_the_page_asks_for_nothing_from_outside(page: str) -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"https?:|//|@import|url\(|<link|<script|<img|src=", page)


@pytest.mark.parametrize(
    "raw",
    ["<script>alert", "</style><style>", "\"onmouseover='x'", "&amp; {{ 7*7 }}", "\x00", "\x1b"],
)
def test_hostile_text_stays_text(rich_page: str, raw: str) -> None:
    body = rich_page.partition("</style>")[2]
    assert raw not in body


def test_hostile_text_is_shown_as_it_is(rich_page: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in rich_page
    assert "{{ 7*7 }} {% raw %} --&gt; ␀ ␛[31m" in rich_page
    assert "🧑‍🚀" in rich_page


def test_what_is_left_out_as_boilerplate_is_counted(page: str) -> None:
    assert "left out as boilerplate: 4 words of the reference, 3 words of the candidate" in page


def test_the_only_style_sheet_is_ours(rich_page: str) -> None:
    assert rich_page.count("<style>") == 1
    assert rich_page.count("</style>") == 1


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("27–28 December", "change"),
        ("28 to 12 December", "change"),
        ("Critics called the meeting a theatre of good intentions.", "addition"),
        ("The breakwater, damaged in the autumn storms,", "omission"),
        ("Styrelsen lovade ett svar till sommaren.", "untranslated"),
    ],
)
def test_a_finding_is_marked_in_the_text_with_a_sign(page: str, quote: str, kind: str) -> None:
    mark = rf'<a class="mark [^"]*look-{kind}[^>]*>(?:<span[^>]*>[^<]*</span>)*{re.escape(quote)}'
    found = re.search(mark, page)
    assert found is not None
    assert SIGNS[kind] in found.group()  # type: ignore[index]


def test_a_mark_within_another_keeps_both(page: str) -> None:
    # "1.2 billion crowns" is a change, "1.2 billion" within it is awkward as well.
    assert re.search(r'<a class="mark change major other minor look-change many"[^>]*>', page)


def test_a_finding_says_on_a_narrow_page_which_side_a_quotation_is_of(page: str) -> None:
    addition = page.partition('<tr class="finding addition')[2].partition("</tr>")[0]
    assert '<td data-side="Reference" class="none">' in addition
    assert re.search(r'<td data-side="Candidate"><a [^>]*>¶\d+</a> <q', addition)
    narrow = page.partition("@media (max-width")[2].partition("@media")[0]
    assert ".findings td[data-side]::before { content: attr(data-side)" in narrow


def test_units_are_seen_to_open(page: str) -> None:
    assert re.search(r"\.units summary::before \{ content: \"[^\"]+\" / \"\"; \}", page)


def test_a_mark_and_its_finding_lead_to_each_other(page: str) -> None:
    assert '<tr class="finding change major" id="s0d0f3">' in page
    assert 'href="#s0d0f3"' in page
    assert 'id="s0d0f3r"' in page
    assert 'href="#s0d0f3c"' in page


def test_a_unit_leads_to_its_evidence_on_the_other_side(page: str) -> None:
    assert re.search(
        r'<a href="#s0d0c1u0" class="place">¶1</a> <q[^>]*>the harbour board met</q>', page
    )
    assert 'id="s0d0c1u0"' in page


def test_a_paragraph_that_answers_two_stands_beside_both(page: str) -> None:
    row = next(row for row in page.split('<div class="row') if 'id="s0d0r2"' in row)
    assert 'id="s0d0r3"' in row
    assert 'id="s0d0c1"' in row


def test_every_paragraph_stands_on_the_page_once(plain_result: Result, page: str) -> None:
    document = plain_result.systems[0].documents[0]
    for side, paragraphs in (("r", document.paragraphs), ("c", document.candidate_paragraphs)):
        for paragraph in paragraphs:
            assert page.count(f'id="s0d0{side}{paragraph.index}"') == 1


def test_the_best_of_each_metric_is_said_in_words(rich_page: str) -> None:
    assert re.search(r'class="n best">\s*0\.660<span class="vh"> \(best\)', rich_page)
    assert re.search(r'class="n best">\s*41\.0', rich_page)  # of TER, the least


def test_null_is_a_dash(rich_page: str) -> None:
    assert re.search(r'<td class="n">–\s*</td>', rich_page)


def test_an_empty_candidate_is_said_to_be_empty(rich_page: str) -> None:
    assert "The candidate is empty" in rich_page


def test_warnings_and_missing_documents_are_shown(rich_page: str) -> None:
    assert "candidates/empty/harbour.txt: is empty" in rich_page
    assert "draft/hostile" in rich_page


def test_signature_and_configuration_are_at_the_foot(page: str) -> None:
    foot = page.partition("<footer")[2]
    assert "harness:0.1.0|encoder:fake" in foot
    assert "coverage_threshold" in foot


@pytest.mark.parametrize(("language", "shown"), [("ar", "ar"), (None, ""), ('x" onload="', "")])
def test_texts_carry_their_language_or_none(
    plain_result: Result, language: str | None, shown: str
) -> None:
    run = plain_result.run.model_copy(update={"config": {"lang": language}})
    text = write(plain_result.model_copy(update={"run": run}), "html")
    assert f'<p class="text" lang="{shown}" dir="auto">' in text


@pytest.mark.parametrize("copies", [3, 4])
def test_many_documents_start_closed(plain_result: Result, copies: int) -> None:
    system = plain_result.systems[0]
    documents = tuple(
        system.documents[0].model_copy(update={"id": f"doc{i}"}) for i in range(copies)
    )
    systems = (system.model_copy(update={"documents": documents}),)
    text = write(plain_result.model_copy(update={"systems": systems}), "html")
    assert ('<details class="document" id="s0d0" open>' in text) == (copies <= 3)


def test_every_filter_has_its_rule(rich_page: str) -> None:
    sheet, _, body = rich_page.partition("</style>")
    filters = re.findall(r'type="checkbox" id="([^"]*)"', body)
    assert filters
    for name in filters:
        assert f"body:has(#{name}:not(:checked)) .finding.{name.removeprefix('show-')}" in sheet


def rules(sheet: str, selector: str) -> list[str]:
    return re.findall(rf"^ *{re.escape(selector)} \{{([^}}]*)\}}", sheet, flags=re.MULTILINE)


def test_a_wide_table_makes_no_narrow_page_wide(rich_page: str) -> None:
    # What is out of the flow (".vh") is cut only by a box that is positioned.
    [screen, _] = rules(rich_page, ".scroll")
    assert "overflow-x: auto" in screen
    assert "position: relative" in screen


def test_a_wide_table_is_printed_whole(rich_page: str) -> None:
    [printed] = rules(rich_page.partition("@media print {")[2], ".scroll")
    assert "overflow: visible" in printed


# -- contrast: WCAG 2.2, 1.4.3 --------------------------------------------------------------------


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def schemes() -> list[dict[str, str]]:
    sheet = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    found = re.findall(r":root \{(.*?)\}", sheet, flags=re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in found]


KINDS = ("omission", "addition", "change", "untranslated", "other")
PAIRS = [
    *product(
        ("ink", "muted", "link", "covered-ink", "partial-ink", "omitted-ink"), ("paper", "card")
    ),
    *((f"{kind}-ink", f"{kind}-bg") for kind in KINDS),
    *(("ink", f"{kind}-bg") for kind in KINDS),
    *(("card", f"{kind}-ink") for kind in KINDS),
    ("ink", "target"),
    ("muted", "target"),
    ("omitted-ink", "target"),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: int, text: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5

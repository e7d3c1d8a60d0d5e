from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.documents.boilerplate import boilerplate_spans, is_boilerplate


@pytest.mark.parametrize(
    "text",
    [
        "Original title: The harbour opens again",
        "A source: example.org",
        "Source: Harbour News",
        "Editor: Anna Berg",
        "(Editor in charge: Anna Berg)",
        "EDITED BY: A. BERG",
        "Photo by Omar Haddad",
        "Photo: Harbour News Agency/Omar Haddad",
        "Poster design: Li Wei",
        "Harbour News Agency reporters Anna Berg and Li Wei",
        "Sailor's Daily – harbour.com reporter Anna Berg and Li Wei",
        "(Northern Fishing Network, Bergen, October 20th)",
        "By Anna Berg",
        "Leave a Replay",
        "leave a comment",
        "Share this:",
        "Click to enlarge the map",
        "Related articles",
        "© 2022 Harbour News",
        "All rights reserved.",
        " date 2021-03-04 Harbour News Agency, Bergen, March 3rd: The Harbour Opens",
        "This is the old lighthouse (photo taken on May 2, 2019). Harbour News (Photo by Li Wei)",
        "The crew mends a net (photographed on May 2, 2019).Photo by News Agency reporter Li Wei",
        "On May 2 the lighthouse was lit again. This is the new lamp.Photo by Omar Haddad",
        "Редактор: Анна Берг",
        "责任编辑：李伟",
        "Quelle: Hafenblatt",
        "* * *",
        "----------",
        "https://example.org/harbour?id=5",
        "Click here to read more.",
        "Print this page",
        "Subscribe to our newsletter.",
        "Share this article with your friends",
        "Log in to your account",
        "Read more",
        "BY ANNA BERG",
        "By Anna May",
        "(End)",
        "Updated: 5 May 2023 12:30",
        "(Press Association)",
        "Photo: a man walks by the sea in Kiel",
        "Photo: Canon 50 mm",
        "Combination photo (photo taken on May 5, 2020) shows the bridge",
        "(Photo taken on May 5, 2020) 这是大桥",
        "Read more about the election here",
        "(c) 2022 Harbour News",
        "(C) by Anna Berg",
        "(c) Harbour News, all rights reserved",
        "(c) Harbour News Ltd. All rights reserved.",
        "Key terms: harbours, ferries, tides",
        "**Keywords:** harbours, ferries, tides",
    ],
)
def test_boilerplate_is_known(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "The editor of the paper said that the source of the photo was unknown.",
        "A source close to the council said so.",
        "Sources: the council said that it had not been told of the plan.",
        "Photos by the painter were shown in the town hall.",
        "Share prices fell by five percent on Monday.",
        "Shares in the ferry company rose.",
        "By Monday the storm had passed.",
        "Reporters asked the mayor about the bridge.",
        "Click on Save to store your changes before you close the window.",
        "Share this device with no more than three users.",
        "Sign up for the training before 1 May.",
        "Tap here twice to unlock.",
        "Read more than two books a month.",
        "Show more respect to the staff.",
        "Scan the QR code to verify your ticket.",
        "Privacy policy changes take effect on 1 May.",
        "Back to top management: the board has decided.",
        "Picture: the dose must not exceed 5 mg",
        "Sources: wind 40%, solar 30%, coal 30%",
        "Updated: dose now 5 mg",
        "By Royal Appointment",
        "By Car",
        "BY AIR",
        "By Tuesday",
        "(c) use the ferry to carry goods for others;",
        "(c) Termination by either party",
        "(c) use all rights reserved to the owner;",
        "Editor: And then?",
        "Reporter: Were you afraid?",
        "BY ORDER OF THE MAYOR",
        "[Press OK]",
        "(End of Part One)",
        "Harbour News Agency reporters said on Monday that the bridge was closed.",
        "Copyright law was changed last year.",
        "(The meeting was attended by the press.)",
        "The council met on May 2, 2019 (it was raining in the north) and rose at noon.",
        "Berlin, 12 Dec (Agency) -- The fair opened.",
        "The date is 2021-03-04.",
        "",
    ],
)
def test_a_sentence_that_speaks_of_editors_and_photos_is_body(text: str) -> None:
    assert not is_boilerplate(text)


@pytest.mark.parametrize(
    ("before", "boilerplate", "after"),
    [
        ("The mayor and the bishop came. ", "Photo by Harbour News reported Li Wei.", ""),
        ("The mayor came.", "Photo by A. B. Berg", ""),
        ("", "Original title: The harbour opens.", " The fair began on Monday."),
        ("The fair went well. ", "Editor: Anna Berg", ""),
        ("She said so ", "(Editor in charge: Anna Berg)", ". More followed."),
        ("The fair went well. ", "Click here to subscribe.", ""),
        ("It was lit again ", "(photo taken on May 2, 2019)", " for a long list of reasons."),
    ],
)
def test_boilerplate_within_a_paragraph_is_cut_out(
    before: str, boilerplate: str, after: str
) -> None:
    text = before + boilerplate + after
    assert [text[start:end] for start, end in boilerplate_spans(text)] == [boilerplate]


@pytest.mark.parametrize(
    "text",
    [
        "He said the source was clear. The photo by the door showed a ship.",
        "Photos by Ansel hang there. Others hang in the hall.",
        "She named the editor: nobody believed her.",
        "The captain (a reporter in his youth) smiled.",
    ],
)
def test_body_text_is_left_whole(text: str) -> None:
    assert boilerplate_spans(text) == []


@given(st.text())
def test_spans_are_in_order_within_the_text_and_apart(text: str) -> None:
    at = 0
    for start, end in boilerplate_spans(text):
        assert at <= start < end <= len(text)
        at = end


def test_a_report_that_goes_on_after_a_dated_bracket_is_body() -> None:
    bracket = "(picture taken on 5 May 2023)"
    text = f"The man was seen near the bank {bracket} and later fled with 3 million euros."
    assert not is_boilerplate(text)
    assert [text[slice(*span)] for span in boilerplate_spans(text)] == [bracket]
    assert is_boilerplate(f"The bank in Bergen {bracket}. Photo by Omar Haddad")
    assert is_boilerplate(f"The bank {bracket} on the square of Bergen.Photo by Omar Haddad")

"""Exports as databases write them, with pieces of our own from papers that do not exist."""

from __future__ import annotations

from textwrap import wrap

QUAY = (
    "The council should say plainly what the new quay costs and who pays for it, because the harbour is not a private pond.",
    "It is not enough that the mayor calls the sum “modest”: forty million crowns is more than the school was allowed to cost.",
)
BASES = (
    "The treaty says that the host pays for the roads to the base, and it says nothing of the roads inside its own fence.",
    "That was fair in a poorer decade; it is not fair now, and the minister for defence knows it as well as anyone.",
    "Let the allies send the bill for what they use – and let us read it before we pay.",
)
CAFE = (
    "Nobody at the Café Żuraw, where the dockers meet, believes that the €2 levy on each crate will end when the debt does.",
    "They have seen such levies before, and each of them has outlived the men who swore that it was for a year or two.",
)


def nexis_classic(*, wrapped: bool = True) -> list[str]:
    """Three articles in the older shape, the third with a headline over two lines."""
    return [
        "Download Request: Selected Items: 1-3", "Time Of Request: Friday, May 9, 2025  16:51:31", "",
        "Send To:", "HARBOUR UNIVERSITY LIBRARY", "", "Terms: (quay and cost)", "", "",
        "                               1 of 3 DOCUMENTS", "",
        "                          The Tern Island Courier (Port Linden)", "",
        "                            May 8, 2025 Thursday   ", "                               Final Edition", "",
        "Say what the quay costs", "", "BYLINE: By Ida Lindqvist and Tom Okafor", "",
        "SECTION: OPINION; LEADERS; Pg. 12", "", "LENGTH: 512 words", "",
        *_body(QUAY, wrapped), "LOAD-DATE: May 9, 2025", "", "LANGUAGE: ENGLISH", "",
        "GRAPHIC: Photo, The old quay at low tide. Picture: Ida Lindqvist", "", "PUBLICATION-TYPE: Newspaper", "", "",
        "                 Copyright 2025 Tern Island Press Limited", "                       All Rights Reserved", "",
        "                               2 of 3 DOCUMENTS", "", "",
        "                  Copyright 2025 Grey Seal Media", "                       All Rights Reserved", "",
        "                             The Grey Seal Herald", "", "                            7 May 2025 Wednesday", "",
        "SECTION: Editorial Desk; Column 0; Pg. 22", "", "LENGTH: 88 words", "",
        "HEADLINE: Who pays for the roads to the base", "", "BODY:", "",
        *_body(BASES, wrapped), "LOAD-DATE: May 7, 2025", "",
        "                               3 of 3 DOCUMENTS", "", "",
        "                             The Tern Island Courier", "", "                            Thursday 8th May 2025", "",
        "A levy without an end, and an end", "without a levy", "", "LENGTH: 61 words", "", "DATELINE: PORT LINDEN", "",
        *_body(CAFE, wrapped), "LOAD-DATE: May 9, 2025", "",
        "                 Copyright 2025 Tern Island Press Limited", "                       All Rights Reserved",
    ]  # fmt: skip


def _body(paragraphs: tuple[str, ...], wrapped: bool) -> list[str]:
    return [line for text in paragraphs for line in [*(wrap(text, 78) if wrapped else [text]), ""]]


def nexis_uni(*, stated: int = 2) -> list[str]:
    """Two articles in the newer shape, after a cover that lists them."""
    return [
        "User Name: Ida Lindqvist", "Date and Time: Friday, May 9, 2025 4:51:00 PM CEST", "Job Number: 123456789",
        f"Documents ({stated})", "1. Say what the quay costs", "Client/Matter: -None-", "Search Terms: quay",
        "Search Type: Natural Language", "Narrowed by:", "Content Type\tNarrowed by", "News\tTimeline: Jan 01, 2025 to Dec 31, 2025",
        "2. A levy without an end", "Client/Matter: -None-", "Search Terms: quay", "Content Type\tNarrowed by", "News\tSources: all",
        "", "Say what the quay costs", "The Tern Island Courier (Port Linden)", "May 8, 2025 Thursday Final Edition", "",
        "Copyright 2025 Tern Island Press Limited All Rights Reserved", "Section: OPINION; LEADERS; Pg. 12",
        "Length:\u00a0512 words", "Byline:\u00a0Ida Lindqvist", "Body", "", *QUAY, "Graphic", "Photo, The old quay at low tide.",
        "Classification", "", "Language:\u00a0ENGLISH", "Publication-Type:\u00a0Newspaper", "Subject:\u00a0HARBOURS (90%)",
        "Load-Date:\u00a0May 9, 2025", "", "End of Document", "", "Page 2 of 3",
        "A levy without an end", "The Grey Seal Herald", "May 2025", "", "Copyright 2025 Grey Seal Media", "Length: 61 words", "Body",
        *CAFE, "Load-Date: May 9, 2025", "End of Document", "",
    ]  # fmt: skip


def factiva_full() -> list[str]:
    """Two articles without indexing, and the summary of the search."""
    return [
        "Opinion", "Say what the quay costs", "By Ida Lindqvist", "512 words", "8 May 2025", "04:00", "The Tern Island Courier",
        "TERNIC", "Final", "12", "English", "(c) 2025 Tern Island Press Limited. All Rights Reserved.", "",
        *QUAY, "Tern Island Press Limited", "Document TERNIC0020250508el5800001", "",
        "A levy without an end", "61 words", "7 Mai 2025", "The Grey Seal Herald", "GRSEAL", "English", "Copyright 2025 Grey Seal Media",
        "", *CAFE, "Document GRSEAL0020250507el570000a", "",
        "Search Summary", "Text\tquay", "Date\tIn the last year", "Results Found\t287", "Timestamp\t9 May 2025 16:51",
    ]  # fmt: skip


def factiva_indexed() -> list[str]:
    """One article with indexing; fields are cells of a table."""
    return [
        "SE\tOpinion; Leaders", "HD\tSay what the quay costs", "BY\tBy Ida Lindqvist", "WC\t512 words", "PD\t8 May 2025",
        "SN\tThe Tern Island Courier", "SC\tTERNIC", "PG\t12", "LA\tEnglish", "CY\t(c) 2025 Tern Island Press Limited",
        f"LP\t{QUAY[0]}", f"TD\t{QUAY[1]}", "IN the end it is the town that pays, whoever signs.", "CO\tquaybl : Quay Builders",
        "RE\tternis : Tern Island", "PUB\tTern Island Press Limited", "AN\tDocument TERNIC0020250508el5800001",
    ]  # fmt: skip


RULE = "_" * 60


def proquest() -> list[str]:
    """Three articles, the third without a body, between contents and bibliography."""
    return [
        RULE, "", "Report Information from ProQuest", "", "May 09 2025 16:51", RULE, "", "Table of contents", "",
        "1. Say what the quay costs", "2. Who pays for the roads to the base", "3. A levy without an end", "", RULE, "",
        "Document 1 of 3", "", "Say what the quay costs", "", "Author: Lindqvist, Ida; Okafor, Tom", "",
        "Publication info: Tern Island Courier ; Port Linden [Port Linden]08 May 2025: 12.", "",
        "ProQuest document link", "", "Abstract: A leader on the cost of the quay.", "", "Links: Check for full text", "",
        f"Full text: {QUAY[0]}", QUAY[1], "", "Subject: Harbors; Municipal finance", "", "Location: Port Linden", "",
        "Title: Say what the quay costs", "", "Publication title: Tern Island Courier; Port Linden", "", "Pages: 12", "",
        "Publication year: 2025", "", "Publication date: May 8, 2025", "", "Section: Opinion", "", "Document type: Editorial", "",
        "Language of publication: English", "", "ProQuest document ID: 300001", "", "Document URL: https://example.org/300001", "",
        "Copyright: (c) 2025 Tern Island Press Limited", "", "Last updated: 2025-05-09", "", "Database: Example Newsstream", "", RULE,
        "", "Document 2 of 3", "", "Who pays for the roads to the base", "",
        "Publication info: Grey Seal Herald ; Sealport [Sealport]07 May 2025.", "ProQuest document link", "", "FULL TEXT", "",
        *BASES, "", "DETAILS", "", "Subject:", "Military bases", "Publication title:", "Grey Seal Herald", "ProQuest document ID:",
        "300002", "Database:", "Example Newsstream", "", RULE, "", "Document 3 of 3", "", "A levy without an end", "",
        "Author: Okafor, Tom", "", "Abstract: Levies outlive their debts.", "", "Full text: Not available.", "",
        "Publication title: Grey Seal Herald", "", "Publication date: May 6, 2025", "", "ProQuest document ID: 300003", "", RULE, "",
        "Bibliography", "", "Citation style: APA 6th - American Psychological Association", "",
        "Lindqvist, I. (2025, May 8). Say what the quay costs. Tern Island Courier.", "", RULE, "",
        "Contact us at: https://example.org", "Database copyright (c) 2025 ProQuest LLC. All rights reserved.",
    ]  # fmt: skip

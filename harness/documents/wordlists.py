"""Word lists for telling clauses and languages apart without a tagger or a model."""

from __future__ import annotations

import re

__all__ = [
    "AUXILIARIES",
    "COORDINATING",
    "DETERMINERS",
    "ELSEWHERE",
    "FOLLOWS_VERB",
    "JOINTS",
    "NOT_ED",
    "NOT_PARTICIPLE",
    "NOT_VERB_ENDING",
    "NOUN_AUXILIARIES",
    "NOUN_TOO",
    "PAST",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVE",
    "THIRD",
    "VERBS",
    "VERB_ENDING",
    "words",
]


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


AUXILIARIES = words(
    "is are was were am be been has have had do does did will would can could may might must "
    "shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't "
    "wouldn't can't cannot couldn't mustn't shouldn't it's he's she's that's there's we've "
    "they've i've you've we're they're you're i'm we'll they'll i'll he'll she'll isn’t aren’t "
    "wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t "
    "shouldn’t it’s he’s she’s that’s there’s we’ve they’ve i’ve we’re they’re i’m"
)
NOUN_AUXILIARIES = words("will can may must")
PAST = words(
    "became began bought broke brought built came caught chose cut drew drove fell felt fought "
    "found gave went got grew held hit kept knew laid led left lost made meant met paid put ran "
    "rose said sang sat saw sent set shook shot showed shut spent spoke spread stood stole "
    "struck swore taught told thought took understood undertook underwent upheld withdrew woke "
    "won wore wrote overcame forbade forgave forgot hid hurt let lay lit quit read rode sank "
    "sold sought slept swam swept threw wound"
)
# Verbs whose base form is hardly ever a noun or an adjective.
VERBS = words(
    "reinforce digest elevate cherish deploy resume attack supply reply imply multiply need "
    "stress vary vie plan accelerate accept accompany accuse achieve acquire act adapt add "
    "address adhere adopt advocate affect agree allow announce appear apply appoint appreciate "
    "argue arrest arrive ask assert assist assume attend attract avoid bear become begin "
    "believe belong bring build calculate call carry cause celebrate choose claim combat comply "
    "comprehend conduct confirm connect consider consist consolidate contain continue "
    "contribute cooperate coordinate create cultivate deal decide declare deepen defend define "
    "deliver demonstrate deny depend describe destroy determine develop die discuss clarify "
    "highlight welcome urge condemn praise hail assess inherit monitor manage modify verify "
    "unify ratify simplify specify justify eat elect embody embrace emerge emphasize emphasise "
    "employ enable encourage end engage enhance enjoy enlarge ensure enter establish exist "
    "expand expect explain explore express extend facilitate fail feel follow forge foster form "
    "formulate fulfil fulfill gather get give go grasp grow guarantee happen help hold identify "
    "implement improve include increase indicate inform injure inspire instruct insist "
    "integrate intend intensify introduce invest invite involve join keep kill know lack launch "
    "lead learn leave let listen live lose maintain make meet mention mobilize modernize move "
    "narrow negotiate observe obtain occur offer open operate oppose organize organise overcome "
    "own participate pay perform persist persuade play point practise prepare present preserve "
    "prevent proceed produce prohibit promise promote propose protect prove provide publish "
    "pursue push put raise reach realize realise receive recognize recommend reduce refer "
    "refuse reject rely remain remember remove represent require resist resolve respect respond "
    "restore retain reveal safeguard satisfy say see seek seem seize sell send serve show shape "
    "solve speak spend stand start stay stop strengthen strive struggle submit succeed suffer "
    "suggest support survive sustain take talk teach tell tend think threaten transform treat "
    "try turn understand undertake unite uphold use vow vote want warn win withdraw write"
)
NOUN_TOO = words(
    "supply supplies reply replies need needs stress stresses plan plans act address arrest "
    "attract call cause claim combat deal end form help increase lack launch lead lives live "
    "move narrow offer open own play point practise present promise push respect show shape "
    "stand start stay stop struggle support talk talks tend try turn use vote win addresses "
    "forms works plays points causes claims calls deals ends offers moves shows stands starts "
    "stays stops supports turns uses votes wins means"
)
THIRD = frozenset(
    (
        verb[:-1] + "ies"
        if re.search(r"[^aeiou]y$", verb)
        else verb + "es"
        if verb.endswith(("s", "x", "ch", "sh", "o"))
        else verb + "s"
    )
    for verb in VERBS
) | words("has does goes means works stresses believes notes plans needs marks aims covers ranks")
NOT_ED = words("need indeed speed seed feed red hundred kindred sacred wicked naked bed shed creed")
VERB_ENDING = re.compile(r"[a-z]{2}(?:ify|ise|ize|ate)s?$")
NOT_VERB_ENDING = words(
    "private climate corporate separate senate candidate state states estate debate mandate "
    "delegate appropriate ultimate immediate adequate accurate desperate moderate certificate "
    "candidates enterprise exercise expertise otherwise premise precise franchise likewise "
    "compromise debates enterprises estates delegates certificates"
)
DETERMINERS = words(
    "a an the its their his her our my your this that these those all both each every some any "
    "no another many more most several such"
)
PREPOSITIONS = words(
    "about above across after against along amid among around as at before behind below between "
    "beyond by despite during for from in inside into like near of off on onto out outside over "
    "per since than through throughout to toward towards under until up upon via with within "
    "without regarding"
)
FOLLOWS_VERB = (
    DETERMINERS
    | PREPOSITIONS
    | words(
        "it them him us me you that how what whether not forward back away down together only also"
    )
)
PRONOUNS = words("he she it they we i you there this these those who that")
RELATIVE = words(
    "which who whom whose where when while whereas although though because since as if unless "
    "until so after before once even whether wherever whenever given provided lest"
)
COORDINATING = words("and but or nor yet so")
JOINTS = words(
    "with including such according based leaving despite especially particularly notably"
)
NOT_PARTICIPLE = words(
    "during morning evening meeting building spring king thing nothing something anything "
    "everything beijing nanjing wing ring string ceiling feeling hearing opening housing "
    "banking shipping training"
)
# The words after a comma that begin a clause in languages other than English.
ELSEWHERE = words(
    "und aber sondern oder denn weil dass daß während wobei obwohl wenn als nachdem da welche "
    "welcher welches die der das deren dessen et mais ou donc car parce puisque lorsque qui que "
    "dont où y e o pero sino porque aunque cuando mientras quien cual donde ma perché quando "
    "mentre il che chi dove mas enquanto onde en maar of want omdat terwijl hoewel dat waar и а "
    "но или что чтобы который которая которое которые потому так когда если где хотя і але що "
    "який яка яке які"
)

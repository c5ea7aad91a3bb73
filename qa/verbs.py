"""English verbs as news uses them: their pasts and participles, the regular ones, and those that say little alone."""

import re

PARTICIPLE = re.compile(
    r"\w{3,}ed|(?:re|over|under|un|out)?(?:hurt|lost|built|sunk|shot|found|held|hit|won|sold|made|taken|given|stolen"
    r"|chosen|written|cut|shut|sent|set|paid|drawn|led|born|torn|broken|thrown|driven|eaten|fallen|flown|known|seen"
    r"|spoken|struck|taught|worn|withdrawn|beaten|bitten|blown|brought|bought|caught|done|fought|forgotten|gone|grown"
    r"|hidden|kept|laid|left|lent|lit|met|put|read|rung|said|shaken|slain|spent|split|spread|sworn|swept|told|bound)"
)
PAST = {
    one: other
    for words in [
        """
    break broke begin began become became bring brought build built buy bought catch caught choose chose come came
    cut cut do did draw drew drive drove eat ate fall fell feel felt fight fought find found flee fled fly flew get got
    give gave go went grow grew have had hear heard hit hit hold held hurt hurt keep kept know knew lay laid lead led
    leave left lie lay lose lost make made mean meant meet met pay paid put put quit quit read read ride rode rise rose
    run ran say said see saw sell sold send sent set set shake shook shoot shot shut shut sing sang sink sank speak
    spoke spend spent spread spread stand stood steal stole strike struck swim swam take took teach taught tell told
    think thought throw threw wear wore win won withdraw withdrew write wrote
    """.split()
    ]
    for one, other in zip(words[::2], words[1::2], strict=True)
}
# Regular verbs of news, in the form that follows "did" and "will": they tell where the subject ends.
VERBS = frozenset(
    """
    abandon abolish accept accuse achieve acquire acquit act add admit adopt affect agree aim allow announce answer
    apologise apologize appeal appear appoint apply approve argue arrest arrive ask assault attack attend avoid
    award ban blame block boycott breach call cancel capture cause celebrate change charge chair check claim climb
    close collapse collect complain confess confirm consider contain continue contribute convict cover crash create
    criticise criticize cross damage dance decide declare decline deliver demand demolish deny deploy destroy detain
    detect develop die disappear discover discuss dismiss dispute distribute divide donate double earn elect employ
    end enter escape establish evacuate exceed execute exist expand expect expel explain explode export express
    extend face fail favour feature fine finish fire flood follow force free gain govern grant guarantee halt handle
    happen harm hire identify ignore impose improve include increase infect inform injure inspect insure intend
    interview introduce invade investigate invite join kidnap kill land last launch leak lend license lift like
    limit list live lower manage mark marry mean measure mention merge mobilise move murder name need negotiate
    nominate notice obtain occupy offer open operate oppose order organise organize own participate pass permit
    place plan plead pledge postpone predict prevent produce promise propose protect protest prove provide publish
    pull punish purchase question quote raise ratify reach react receive recognise recommend record recover recruit
    reduce refuse regret reject release rely remain remember remove reopen repair repay repeat replace reply report
    represent request require rescue resign resist respond restart resume retain retire retreat return reveal review
    risk rob sack save score search seize sentence serve share shift sign smoke solve stage start state stay stop
    study succeed sue suffer suggest supply support surrender survive suspect suspend target test testify threaten
    touch trade train transfer travel treat trigger try turn unveil urge use vaccinate veto violate visit vote wait
    walk want warn watch welcome witness work worry wound
    """.split()
)
PASTS = frozenset(PAST.values()) - {"cut", "set", "shut", "lay", "read", "put", "hit", "hurt", "spread"}
REGULAR = re.compile(
    r"[a-z]{2,}(?<!wound)(?<!injur)(?<!arm)(?<!unemploy)(?<!retir)ed|died|live|work|want|need|lack|have|get"
)
# What these mean their objects tell, and what they say can be said without them: "go to prison", "run the dam".
VERSATILE = frozenset(
    """
    do did have had go went come came get got take took make made put give gave keep kept set bring brought run ran turn
    break broke blow blew hold held stand stood fall fell catch caught carry pull pick work face suffer hit let play cut
    head lead led try want need start begin began stop help
    """.split()
)


def past(verb: str) -> str:
    """The past of a verb, as "did" and the verb say it."""
    if verb in PAST:
        return PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb}ed"

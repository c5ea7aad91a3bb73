"""Words that news uses one for another: a question's "hurt" is a report's "casualties".

Used to find and to rank sentences, never to check what an answer says: there, troops are not soldiers.
"""

import re
from functools import cache, lru_cache

from qa.words import content_words, stem

# A line is a family. Common nouns and verbs of news, no names; a word stands in one family alone.
FAMILIES = """
    hurt injured injure injury injuries wounded wound casualty casualties harmed
    kill killed dead die died death deaths fatality fatalities toll perish perished slain
    america american
    britain british
    troop troops soldier soldiers serviceman servicemen
    attack attacked strike struck hit shelled raid assault storm stormed walkout
    protest protested protester protesters protests demonstrate demonstrated demonstrators march marched
    home homes house houses household
    begin began begun start started launch launched commence commenced
    end ended finish finished conclude concluded
    big large size huge
    buy bought purchase purchased acquire acquired takeover
    sell sold sale
    arrest arrested detain detained custody apprehended
    resign resigned quit
    withdraw withdrew withdrawn abandon abandoned
    win won victory winner winners
    beat defeat defeated
    lose lost loss losses
    retake retaken recapture recaptured regain regained retook
    seize seized capture captured
    hold held keep kept control controlled
    flee fled evacuate evacuated evacuation
    increase increased rise rose risen grow grew growth up
    decrease decreased fall fell fallen drop dropped decline declined cut axe axed axing slash slashed
    build built construct constructed construction rebuild rebuilt reconstruct erect erected
    destroy destroyed destruction
    damage damaged
    meet met meeting talk talks negotiate negotiations
    border frontier
    aid assistance help helped
    weapon weapons arms weaponry
    car vehicle vehicles cars
    plane aircraft jet planes
    ship vessel boat ships vessels boats ferry ferries
    pay paid payment
    cost price priced expensive costly dear dearest dearer
    wage wages salary salaries
    job jobs
    lawmaker lawmakers legislator legislators parliamentarian
    doctor doctors physician physicians
    child children kid kids
    electricity power
    film movie films movies
    company firm companies firms
    depot facility terminal
    head lead leads led leader chief boss
    specify specified disclose disclosed state stated
    steal stole stolen theft thief thieves robbed robber robbers robbery burglar burglars burglary
    ill sick illness sickness
    quake earthquake tremor tremors
    flood floods flooding flooded
    blaze fire fires
    choose chose chosen pick picked select selected appoint appointed
    ask asked request requested
    find found discover discovered discovery
    rescue rescued save saved
    teach taught train trained training
    cancel cancelled canceled scrapped abolish abolished abolition
    delay delayed postpone postponed
    extend extended extension prolong prolonged lengthen lengthened
    ban banned prohibit prohibited barred forbidden
    approve approved passed
    reject rejected
    reopen reopened
    shut closed close closure
    region oblast province
    day daily days
    leave left
    go went gone
    take took taken
    give gave given
    see saw seen
    come came
    know knew known
    think thought
    become became
    show showed shown
    feel felt
    bring brought
    write wrote written
    stand stood
    hear heard
    mean meant
    run ran operate operated operates operator
    speak spoke spoken
    spend spent
    send sent dispatch dispatched deploy deployed
    shoot shot shooting
    fight fought clash clashes
    draw drew drawn
    break broke broken burst collapse collapsed
    drive drove driven
    eat ate eaten
    fly flew flown
    forget forgot forgotten
    hide hid hidden
    ride rode ridden
    shake shook shaken
    sink sank sunk
    sleep slept
    swear swore sworn
    throw threw thrown
    wear wore worn
    catch caught
    burn burnt
    freeze froze frozen
    drink drank drunk
    swim swam
    tear tore torn
    sing sang sung
    deal dealt
    seek sought
    bear bore borne
    lay laid
    hang hung
    allow allowed permit permitted let
    helicopter helicopters chopper choppers
    marry married marriage wed wedding
    bury buried burial funeral
    inhabitant inhabitants population
    employ employed employee employees staff workforce worker workers
    split divide divided
    height altitude elevation
    expert experts specialist specialists
    govern governs governed governor
    truce ceasefire armistice
    revenue turnover
    leak leaked seep seeped
    insure insured insurance insurer
    vote voted voter ballot
    fine fined penalty
    jail jailed prison imprisoned imprisonment
    crash crashed collision collided accident
    blast explosion explode exploded
    score scored scorer goal
    goalkeeper keeper goaltender
    match game
    poll polls survey surveyed
    predict predicted forecast
    join joined participate participated participant participants participation attend attended
    prosecute prosecuted prosecutor prosecutors prosecution
    jury juror jurors
    sign signed signature signatures signatory
    succeed succeeded successor successors replace replaced replacement
    bonus extra
    lawyer attorney
    police cops
    own owner owned owns owners belong belongs belonged
    testify testified testimony
    acquit acquitted acquittal exonerated
    expel expelled expulsion ousted
    demolish demolished demolition razed
    investigate investigation investigating investigators inquiry inquiries probe probes
    manufacture manufacturer maker makers
    crowd spectators audience
    fund funded funding finance financed
    legal lawful
    illegal unlawful
    error errors mistake mistakes
    cause caused trigger triggered
    apologise apologize apology apologised
    convict convicted conviction
    charge charged indicted
    lorry lorries truck trucks
    petrol gasoline
    flat flats apartment apartments
    shop shops store stores
    railway railroad
    rubbish garbage waste
    football soccer
    gunman gunmen shooter
    medicine medicines medication drug drugs
    vaccine vaccines vaccinated vaccination jab
    prize award awarded awards
    survive survived survivor survivors
    spokesman spokeswoman spokesperson
    research researcher researchers scientist scientists
    chair chaired chairman chairwoman chairperson
    command commander commanded commands
    coach coached trainer
    referee refereed umpire
    edit editor edited
    infect infected infection disease
    toxic poisonous
    safe safely safety
    free freed
    mobilise mobilised mobilize mobilized
    neighbour neighbours neighbor neighbors
    hospital hospitals hospitalised
    pupil pupils schoolchildren student students
    reward bounty
    oppose opposed opponent opponents
    support supported supporter supporters
    enter entry
    bus buses
    virus viruses
    gas gases
    crisis crises
    people person persons
    provide provided supply supplied supplier suppliers
    fireman firemen firefighter firefighters
    expedition voyage
    dismiss dismissed dismissal sack sacked
    hire hired recruit recruited recruitment
    sue sued lawsuit lawsuits
    motorist motorists driver drivers
    envoy ambassador ambassadors
    compensate compensation
    refund refunded reimburse reimbursed repay repaid repayment
    holiday holidays vacation
    landslide mudslide
    outbreak epidemic
    warn warned warning warnings alert
    promise promised pledge pledged vow vowed
    criticise criticised criticize criticized criticism
    donate donated donation donations
    rent rented lease leased
    hostage hostages captive captives
    fake forged forgery counterfeit
    merge merged merger
    bankrupt bankruptcy insolvent insolvency
    farmer farmers grower growers
    fisherman fishermen fisher fishers
    trophy trophies
    admit admitted confess confessed confession
    coalition alliance
    disembark disembarked landed ashore
    captain skipper
    contractor builder builders
"""

# States, unions and the two wars go by several names, each as good as the other.
_SHORT = {
    "United States": "America",
    "U.S.A.": "America",
    "U.S.": "America",
    "USA": "America",
    "United Kingdom": "Britain",
    "U.K.": "Britain",
    "UK": "Britain",
    "European Union": "EU",
    "E.U.": "EU",
    "United Nations": "UN",
    "U.N.": "UN",
    "First World War": "World War I",
    "WWI": "World War I",
    "Second World War": "World War II",
    "WWII": "World War II",
    "WW2": "World War II",
}
_STATE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_SHORT, key=len, reverse=True)))})(?!\w)")
# Neither a protest nor what may be.
_MONTH_NAME = re.compile(
    r"\b(in|since|until|till|by|from|during|through|of|for|and|to|or|last|next|this|early|mid|late|\d{1,2})"
    r" (March|May)\b"
)
# Verbs and nouns of several words, of which each alone would mean something else; one word says the same.
_PHRASES = {
    r"(?:do|does|doing|done|did) away with": "abolish",
    r"call(?:s|ed|ing)? off": "cancel",
    r"call(?:s|ed|ing)? up": "mobilise",
    r"(?:take|takes|taking|taken|took) back": "retake",
    r"(?:blow|blows|blew|blown|blowing) up": "explode",
    r"(?:take|takes|taking|taken|took) over": "succeed",
    r"(?:take|takes|taking|taken|took) effect|(?:come|comes|coming|came) into (?:force|effect)": "begin",
    r"(?:set|put)(?:s|ting)? aside": "fund",
    r"pa(?:y|ys|id|ying) back": "repay",
    r"goalies?": "goalkeeper",
    r"chief exec(?:utive)?(?: officer)?|CEO": "boss",
    r"(?:find|finds|found|finding) guilty": "convicted",
    r"polling (?:stations?|places?)": "polling-place",
    r"h(?:old|olds|eld|olding)(?= (?:\w+ ){0,2}(?:shares|stocks?|stakes?)\b)": "own",
    r"(?:company|firm) (?:that|which) (?:makes?|made|produces?|produced)": "maker",
    r"(?:be|is|are|was|were|been|put|puts) in charge of": "lead",
    r"put(?:s|ting)? off": "postpone",
    r"turn(?:s|ed|ing)? down": "reject",
    r"step(?:s|ped|ping)? down": "resign",
    r"la(?:y|ys|id|ying) off": "dismiss",
    r"pull(?:s|ed|ing)? (?:out|back)": "withdraw",
    r"(?:entitled|eligible) to vote": "electorate",
    r"pass(?:es|ed|ing)? away": "die",
    r"(?:soldiers|troops|servicemen|fighters) (?:fell|(?:have |had )fallen)": "soldiers killed",
    r"(?:let(?:s|ting)? out|released)(?= on bail| of (?:jail|prison)| from (?:jail|prison|custody))": "free",
    r"(?:give|gives|giving|given|gave) way": "collapse",
    r"(?:tak(?:e|es|ing|en)|took) part": "participate",
    r"(?:come|comes|coming|came|go|goes|going|gone|went) (?:back|home)": "return",
    r"(?:mother|native) (?:tongue|language)|first language": "language",
    r"g(?:ive|ives|iving|iven|ave) evidence": "testify",
    r"le(?:t|ts|tting) off(?! steam)|clear(?:s|ing)? of": "acquit",
    r"(?:throw|threw|thrown|throwing|kick|kicked|kicking) out of": "expel",
    r"c(?:o|a)mes? to (?:any )?harm": "harmed",
    r"cleared(?=[^.;]{0,80}? of (?:\w+ing|brib|murder|fraud|manslaughter|charge|theft|corrupt|assault|rape|all|any))": (
        "acquitted"
    ),
    r"blow(?:s|ing|n)? up|blew up": "explode",
    r"br(?:eak|eaks|eaking|oke|oken) out": "begin",
    r"(?:take|takes|taking|taken|took) over (?:from|as)": "succeed",
    r"(?:find|finds|found) out": "discover",
    r"(?:knock|pull|tear)(?:s|ed|ing)? down|t(?:ore|orn) down": "demolish",
    r"(?:go|goes|going|gone|went) ahead": "proceed",
    r"unaccounted for": "missing",
    r"behind bars": "jail",
    r"in charge of": "head",
    r"look(?:s|ed|ing)? into": "investigate",
    r"(?:get|gets|got|given|gain|gains|gained|have|has|had) access": "enter",
    r"(?:be|been|was|were|is|are|being) (?:let|allowed|admitted|permitted) (?:in|into|inside|onto)": "enter",
    r"los(?:e|es|t|ing) (?:his|her|their) (?:life|lives)": "die",
    r"own(?:s|ed|ing)? up": "admit",
    r"in favou?r of": "support",
    r"(?:OK|okay|alright)(?= to\b)": "safe",
    r"people (?:who |that )?work(?:s|ed|ing)?(?= (?:in|at|for|on)\b)": "employees",
    r"(?:from|fle(?:d|e|eing)) their (?:own )?(?:homes|houses)": "displaced",
    r"posts(?=[^?.;]{0,40}\b(?:ax(?:e|ed|ing)|cut|cutting|shed|lost|scrapp(?:ed|ing))\b)": "jobs",
    r"Q1|first[- ]quarter": "q1",
    r"Q2|second[- ]quarter": "q2",
    r"Q3|third[- ]quarter": "q3",
    r"Q4|fourth[- ]quarter": "q4",
    r"(?:bring|brings|bringing|brought) up": "raise",
    r"how many lives": "how many killed",
    r"miss(?:ed|es)(?= (?:the|an?|his|her|its|their|that|this)\b)": "skip",  # who missed the ship is not missing
    r"fir(?:e|es|ed|ing)(?= (?:at|on|into|towards?)\b)": "launch",
    r"people (?:who |that )?(?:live|lives|lived|living)(?= (?:in|on|there|here)\b)": "inhabitants",
}
_PHRASE = re.compile("|".join(rf"\b(?P<p{at}>{phrase})\b" for at, phrase in enumerate(_PHRASES)), re.IGNORECASE)


# The end of a name that Latin letters give in many ways: Zelensky, Zelenskyy, Zelenskiy.
_SKY = re.compile(r"(?<=\w{2})sk(?:yy|yi|iy|ii|ij|y|i)$")


@cache
def _heads() -> dict[str, str]:
    heads: dict[str, str] = {}
    for line in FAMILIES.strip().splitlines():
        first, *others = line.split()
        for word in (first, *others):
            heads.setdefault(stem(word), stem(first))
    return heads


def family(stemmed: str) -> str:
    """The stem that a word's family goes by; a stem of no family is its own."""
    return _heads().get(stemmed, stemmed)


@lru_cache(maxsize=100_000)
def subject(word: str) -> str:
    """What a word is compared by: the stem that its family goes by. However it is spelt, Zelenskyy is Zelensky."""
    return _SKY.sub("sk", family(stem(word)))


@lru_cache(maxsize=1024)
def vocabulary(text: str) -> frozenset[str]:
    """What all words of a text are compared by."""
    return frozenset(subjects(text))


@lru_cache(maxsize=20_000)
def subjects(text: str) -> tuple[str, ...]:
    """What the content words of a text are compared by, in order."""
    return tuple(subject(word) for word in content_words(shortened(text)))


def shortened(text: str) -> str:
    """A text with a word in the stead of each phrase that means no more: "called off" is "cancelled"."""
    text = _MONTH_NAME.sub(r"\1 \2month", _STATE.sub(lambda found: _SHORT[found.group()], text))
    return _PHRASE.sub(lambda found: list(_PHRASES.values())[int((found.lastgroup or "p0")[1:])], text)

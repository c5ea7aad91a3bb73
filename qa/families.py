"""Words that news uses one for another: a question's "hurt" is a report's "casualties".

Used to find and to rank sentences, never to check what an answer says: there, troops are not soldiers.
"""

from functools import cache, lru_cache

from qa.words import content_words, stem

# A line is a family. Common nouns and verbs of news, no names; a word stands in one family alone.
FAMILIES = """
    hurt injured injure injury injuries wounded wound casualty casualties harmed
    kill killed dead die died death deaths fatality fatalities toll perish perished slain
    america american
    britain british
    troop troops soldier soldiers serviceman servicemen
    attack attacked strike struck hit shelled raid assault storm stormed
    protest protested protester protesters protests demonstrate demonstrated demonstrators march marched
    home homes house houses household
    begin began begun start started launch launched commence commenced
    end ended finish finished conclude concluded
    big large size huge
    buy bought purchase purchased acquire acquired
    sell sold sale
    arrest arrested detain detained custody
    resign resigned quit
    win won victory
    beat defeat defeated
    lose lost loss losses
    retake retaken recapture recaptured regain regained retook
    seize seized capture captured
    hold held keep kept control controlled
    flee fled evacuate evacuated evacuation
    increase increased rise rose risen grow grew growth up
    decrease decreased fall fell fallen drop dropped decline declined cut
    build built construct constructed construction
    destroy destroyed destruction
    damage damaged
    meet met meeting talk talks
    border frontier
    aid assistance help helped
    weapon weapons arms weaponry
    car vehicle vehicles cars
    plane aircraft jet planes
    ship vessel boat ships vessels boats
    pay paid payment
    cost price priced
    wage wages salary salaries
    job jobs
    lawmaker lawmakers legislator legislators parliamentarian
    doctor doctors physician physicians
    child children kid kids
    electricity power
    film movie films movies
    company firm companies firms
    depot facility terminal
    head lead leads leader chief boss
    specify specified disclose disclosed state stated
    steal stole stolen theft thief thieves robbed
    ill sick illness sickness
    quake earthquake
    flood floods flooding flooded
    blaze fire fires
    choose chose chosen pick picked select selected appoint appointed
    ask asked request requested
    find found discover discovered discovery
    rescue rescued save saved
    teach taught train trained training
    cancel cancelled canceled scrapped
    delay delayed postpone postponed
    ban banned prohibit prohibited
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
    run ran
    speak spoke spoken
    spend spent
    send sent
    shoot shot shooting
    fight fought
    draw drew drawn
    break broke broken
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
    drink drank
    swim swam
    tear tore torn
    sing sang sung
    deal dealt
    seek sought
    bear bore borne
    lay laid
    hang hung
"""

# States and unions go by several names, each as good as the other.
_SHORT = {
    "United States": "America",
    "U.S.A.": "America",
    "U.S.": "America",
    "USA": "America",
    "United Kingdom": "Britain",
    "U.K.": "Britain",
    "UK": "Britain",
    "European Union": "EU",
    "United Nations": "UN",
}


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
    """What a word is compared by: the stem that its family goes by."""
    return family(stem(word))


@lru_cache(maxsize=1024)
def vocabulary(text: str) -> frozenset[str]:
    """What all words of a text are compared by."""
    return frozenset(subjects(text))


@lru_cache(maxsize=20_000)
def subjects(text: str) -> tuple[str, ...]:
    """What the content words of a text are compared by, in order."""
    for phrase, short in _SHORT.items():
        text = text.replace(phrase, short)
    return tuple(subject(word) for word in content_words(text))

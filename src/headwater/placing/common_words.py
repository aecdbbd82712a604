"""The common words that stand around a place in a text, by what each says about it.

English of reception desks, in the form that `normalise` gives. No name of a place is among them.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RESIDENTIAL = _words(
    "home homes house houses household address addresses residence residential residents flat "
    "flats flatmate flatmates apartment apartments bedsit maisonette bungalow hostel lodging "
    "lodgings tenancy dwelling accommodation housemate housemates roommate landlord landlady "
    "bedroom kitchen bathroom lounge landing stairwell hallway driveway doorstep garden gardens "
    "porch caravan cottage halls refuge supported foster carers hoem hme homw neighbour "
    "neighbours neighbor neighbors my own "
    "mums mothers dads fathers parents sisters brothers sons daughters aunts uncles nans "
    "grandparents cousins relatives familys mates friends girlfriends boyfriends partners "
    "husbands wifes exs ex girlfriend boyfriend partner husband wife"
)
"""Words of somebody's home. A bar called "The Lounge" is lost with them, unless the gazetteer holds
it under a longer name: better unplaced than a home placed."""

STREET_ENDINGS = _words(
    "st road lane avenue drive close way crescent grove gardens place terrace court walk hill "
    "rise square row view mews boulevard parade green yard gate"
)
"""Words that make a name of the word before them."""

HOUSES_OF_A_NAME = _words("arms inn tavern hotel head")
"""Words after a town's name that make it the name of something else, which may lie anywhere."""

ADJOINING = _words("outside opposite behind beside by")
"""Beside a place: still the place, where it is a venue."""

AROUND = _words("near around towards past")
"""Not far from a place: perhaps the next small area."""

MOVING = _words(
    "from to into leaving left after before between walking way heading going went travelling "
    "driving running chased followed journey not"
)
DOUBTING = _words(
    "maybe possibly perhaps probably think thinks thought somewhere or unsure approx believed"
)
TOWN_WORDS = _words("town city centre central")
"""Words for the middle of a town, without saying which."""

PARTS_OF_A_NAME = _words(
    "upper lower north south east west northern southern eastern western old new little great "
    "top bottom far"
)
"""Beside a name they may make a longer one: the name of another street."""

WITHOUT_A_NAME = _words(
    "pub pubs bar bars club clubs nightclub nightclubs shop shops store restaurant takeaway "
    "venue inside dance floor dancefloor toilet toilets loo smoking area queue entrance exit "
    "door doorway foyer carpark bus tram taxi rank stop train platform pavement path kerb "
    "corner end steps stairs grounds public"
)
"""Kinds of place that any place may have."""

GENERIC = _words(
    "station park school college hospital market church library castle bridge university academy "
    "gym cinema theatre supermarket garage estate"
)
"""Kinds of place that are no name by themselves, though people use them as one."""

CIRCUMSTANCES = _words(
    "a an at in on of was were been being he she they him her them his their who it and with "
    "whilst while when where there out drinking drinks night nights nightout last yesterday "
    "today this evening morning afternoon monday tuesday wednesday thursday friday saturday "
    "sunday early late hours fight fighting altercation argument incident happened occurred "
    "took assault assaulted attack attacked attacker assailant punched punch hit kicked jumped "
    "robbed stabbed slashed glassed bottled headbutted pushed fell beaten struck face "
    "male males man men female females woman women lad lads youth youths group gang boys girls "
    "person people someone somebody unknown stranger strangers bouncer bouncers doorman doormen "
    "security staff alone together pt patient states says reports reported alleged "
    "allegedly"
)
"""What happened, to whom and when: nothing about where."""

NOT_KNOWN = _words(
    "unknown not known nil none null nothing given stated recorded specified disclosed declined "
    "refused say cannot cant remember recall does doesnt did didnt know unable unsure maybe "
    "other location place pt patient will wont to be x xx xxx tbc test na unclear "
    "information available no"
)
"""Words of which a text without a place is made."""

EXPLAINED = CIRCUMSTANCES | WITHOUT_A_NAME | TOWN_WORDS | ADJOINING | AROUND | MOVING | DOUBTING
"""Words that leave no doubt behind about which place is meant."""

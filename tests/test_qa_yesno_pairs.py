"""A question, a sentence, and whether the sentence answers it with Yes, with No, or with neither."""

import pytest

from qa.carried import carried
from qa.question import read_question

YES = [
    ("Did the mill in Orla burn down?", "The mill in Orla burned down on Friday night."),
    ("Was anyone hurt in the crash?", "Three passengers were injured in the crash, the police said."),
    ("Has the Brill Bridge reopened?", "The Brill Bridge has reopened to traffic."),
    ("Are the schools in Lorn open?", "Schools in Lorn will remain open, the council said."),
    ("Will the library be closed?", "The library will be shut for two weeks from Monday."),
    ("Did Tolvan resign?", "Tolvan stepped down on Monday."),
    ("Did Ilse Brandt deny the charges?", "Brandt denied the charges."),
    ("Was the appeal rejected?", "The appeal was rejected on Thursday."),
    ("Did the talks fail?", "The talks failed after two days."),
    ("Is Halden Marine going to close its yard?", "Halden Marine will close its yard in Orsk."),
    ("Is it OK to drink the tap water in Lorn?", "Tap water in Lorn is safe to drink, the waterworks said."),
    ("Did Quay give evidence?", "Quay testified for two hours."),
    ("Was a Brint player sent off?", "The defender Tomas Ferrow was sent off in the 80th minute."),
    ("Was everyone rescued?", "All were rescued, the coastguard said."),
    ("Can visitors enter the park?", "Visitors are allowed to enter the park again."),
    ("Did the union demand more pay?", "The union demanded 6% more pay."),
    ("Did Orenia attack Velia?", "Orenia attacked Velia in the night."),
    ("Was Velia attacked by Orenia?", "Orenia attacked Velia in the night."),
    ("Did the court acquit Quay?", "The court acquitted Quay."),
    ("Is there a curfew in Lorn?", "There is a curfew in Lorn from ten at night."),
    ("Did Brandt speak in parliament?", "She spoke in parliament for an hour."),
    ("Can pedestrians cross the bridge?", "Pedestrians may cross the bridge free of charge."),
    ("Did the Greens support the tram line?", "The Greens voted for the line."),
    ("Were the pupils sent home?", "Headteacher Prisca Vaughan sent all 410 pupils home."),
    ("Did the vaccine halve the number of cases?", "The vaccine halved the number of cases in a trial."),
    ("Did Mayor Tolvan sign the treaty?", "Mira Tolvan, the mayor, signed the treaty in Brint."),
]  # fmt: skip
NO = [
    ("Was anyone hurt in the crash?", "Nobody was hurt in the crash."),
    ("Was anyone hurt in the crash?", "There were no injuries in the crash."),
    ("Was the driver hurt?", "The driver escaped unhurt."),
    ("Did Tolvan resign?", "Tolvan refused to resign."),
    ("Did Tolvan resign?", "Tolvan rejected calls to step down."),
    ("Did the suspect confess?", "The suspect denied everything."),
    ("Was Bertram Quay convicted?", "Bertram Quay was acquitted on Friday."),
    ("Has the Brill Bridge reopened?", "The Brill Bridge has yet to reopen."),
    ("Has the Brill Bridge reopened?", "The Brill Bridge remains closed."),
    ("Will Halden Marine close its yard?", "Halden Marine ruled out closing its yard."),
    ("Will Halden Marine cut its dividend?", "Halden Marine will not cut its dividend."),
    ("Did the pilot survive?", "The pilot was killed."),
    ("Did the pilot die?", "The pilot survived."),
    ("Is the tap water in Lorn safe?", "The tap water in Lorn is contaminated with diesel."),
    ("Does the new law abolish homework?", "An amendment to the law that would have abolished homework was rejected."),
    ("Were fans allowed into the stadium?", "Fans were banned from the stadium, where they were not allowed."),
    ("Were all the passengers rescued?", "Not all the passengers were rescued."),
    ("Did the minister answer questions?", "The minister declined to answer questions."),
    ("Did Quay give evidence?", "Quay did not testify."),
    ("Did Quay speak in court?", "He never spoke in court."),
    ("Has the malaria vaccine been approved?", "The vaccine has not been approved yet."),
    ("Can cyclists use the bridge?", "Cyclists are not allowed on the bridge."),
    ("Is it safe to drink the water in Lorn?", "The water in Lorn must not be drunk."),
    ("Was Agnes Corvill convicted?", "The court cleared the former mayor, Agnes Corvill, of taking bribes."),
    ("Will Corvill return to politics?", "Corvill ruled out a return to politics."),
    ("Is the bridge still open?", "The bridge is no longer open."),
    ("Did Brandt attend the funeral?", "Brandt decided against attending the funeral."),
    ("Has anyone been arrested?", "No one has been arrested, the police said."),
    ("Was the concert cancelled?", "The concert went ahead as planned."),
    ("Did the divers find human remains?", "They found no human remains."),
    ("Was the house insured?", "The house was uninsured."),
    ("Do the buses run at night?", "No buses run at night."),
]  # fmt: skip
NEITHER = [
    ("Did the mill burn down?", "The mill may have burned down."),
    ("Did the mill burn down?", "The mill reportedly burned down."),
    ("Did Tolvan resign?", "Tolvan denied that she would resign."),
    ("Did Tolvan resign?", "Tolvan wants to resign."),
    ("Did Tolvan resign?", "Protesters called on Tolvan to resign."),
    ("Did Tolvan resign?", "Brandt resigned on Monday."),
    ("Did Tolvan resign?", "If Tolvan resigned, there would be an election."),
    ("Was Petra Holm convicted?", "Ambros Vell was convicted of fraud."),
    ("Did Quay steal the violin?", "Quay is accused of stealing the violin."),
    ("Did the residents leave their homes?", "The governor ordered the residents to leave their homes."),
    ("Will the dam be rebuilt?", "Whether the dam will be rebuilt has not been decided."),
    ("Will the dam be rebuilt?", "“Will the dam be rebuilt?”"),
    ("Were the passengers rescued?", "Not all the passengers were rescued."),
    ("Was the museum destroyed?", "Only the east wing of the museum was destroyed."),
    ("Were all the passengers rescued?", "Some of the passengers were rescued."),
    ("Did Orenia attack Velia?", "Velia attacked Orenia in the night."),
    ("Did the army withdraw?", "The army plans to withdraw."),
    ("Did the army withdraw?", "Orenia said that it hoped the army would withdraw."),
    ("Was the driver drunk?", "The driver was tired."),
    ("Is the mayor in hospital?", "The mayor visited the hospital."),
    ("Did the company know of the leak?", "Residents claimed that the company knew of the leak."),
    ("Wasn't the bridge closed?", "The bridge was closed."),
    ("Did the suspect admit the theft?", "The suspect neither admitted nor denied the theft."),
    ("Was anyone killed?", "The fire destroyed 12 houses."),
    ("Is the strike over?", "The strike began on Monday."),
    ("Did Brandt win the election?", "Brandt expects to win the election."),
    ("Will Brandt win the election?", "Brandt is expected to win the election."),
    ("Will the Maribel sink?", "The Maribel is still afloat."),
    ("Will the Brill Bridge reopen?", "The Brill Bridge has not reopened."),
    ("Did the Liberals vote for the tram?", "The Greens voted for the tram, the Liberals abstained."),
    ("Can you catch the fever from another person?", "Sixty people caught the fever."),
    ("Was the water contaminated?", "The authority warned that the water was contaminated."),
    ("Did Ferrow win the race?", "Ferrow nearly won the race."),
    # another deed is denied beside the noun
    ("Was anyone hurt in the crash?", "He did not say why their injuries in the crash had not been made public."),
    # whoever was charged need be no player
    ("Was any player charged?", "Ivo Brand, 41, was charged with hitting the referee."),
    # a ship missed, and nobody missing
    ("Has the lorry driver been found?", "The lorry driver had missed the ferry and gone to a hotel."),
    # the noun of the deed, and another's
    ("Did Ferrow develop Morvalin?", "It was helped by the development of cheap refrigeration."),
]  # fmt: skip
BEFORE = {
    "The Greens voted for the line.": "The council approved the tram line.",
    "The vaccine has not been approved yet.": "A new malaria vaccine halves the number of cases.",
    "She spoke in parliament for an hour.": "Ilse Brandt came back on Monday.",
    "He never spoke in court.": "Bertram Quay was freed on Friday.",
    "It was helped by the development of cheap refrigeration.": "Ferrow sold Morvalin abroad.",
    "They found no human remains.": "Divers have raised 200 plates.",
    "The defender Tomas Ferrow was sent off in the 80th minute.": "Brint finished with ten men.",
}


@pytest.mark.parametrize(("question", "sentence"), YES)
def test_yes_is_said_where_a_sentence_asserts_what_is_asked(question: str, sentence: str) -> None:
    assert carried(read_question(question), sentence, BEFORE.get(sentence, "")) == "Yes: "


@pytest.mark.parametrize(("question", "sentence"), NO)
def test_no_is_said_where_a_sentence_denies_what_is_asked(question: str, sentence: str) -> None:
    assert carried(read_question(question), sentence, BEFORE.get(sentence, "")) == "No: "


@pytest.mark.parametrize(("question", "sentence"), NEITHER)
def test_neither_is_said_where_a_sentence_leaves_it_open(question: str, sentence: str) -> None:
    assert carried(read_question(question), sentence, BEFORE.get(sentence, "")) is None

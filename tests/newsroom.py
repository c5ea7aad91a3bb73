"""Invented coverage of an election, a company, a trial, a sport and a storm, for questions of every kind."""

from pathlib import Path

Story = tuple[str, ...]
"""File, outlet, day, headline, author, and the paragraphs."""

STORIES: list[Story] = [
    (
        "election",
        "Brisk Harbour Post",
        "2022-10-03",
        "Alder party loses majority in Kestland",
        "Petra Lunde",
        "The Alder party lost its majority in Sunday's election in Kestland. It took 48 of the 110 seats, nine fewer "
        "than in 2018, the electoral board said on Monday. Turnout was 63%.",
        "Prime Minister Odile Brandt conceded defeat shortly after midnight. “The voters have spoken, and they were "
        "not whispering,” she told supporters in Wexmoor. She said that she would stay on as head of her party.",
        "Four parties will sit in the new parliament:",
        "- the Alder party,\n- the Harbour Union,\n- the Young Farmers,\n- and the List for Wexmoor.",
        "The Harbour Union, led by the former judge Casimir Holt, 58, won 41 seats. Holt ruled out a "
        "coalition with the "
        "Young Farmers because they want to leave the customs union.",
        "Observers from the Council of Coasts reported no irregularities. No party has demanded a recount. The polling "
        "stations stayed open until 10 p.m.",
    ),
    (
        "company",
        "The Wexmoor Ledger",
        "2022-05-12",
        "Talvik Foods earns less, closes Ombury dairy",
        "Jonas Reith",
        "Talvik Foods will close its dairy in Ombury in September, the company announced on Thursday. The "
        "320 employees "
        "there were told in the morning.",
        "Net profit fell to 44 million crowns last year, from 61 million the year before. The chief executive, Signe "
        "Marrow, blamed the price of milk powder. “We cannot sell yoghurt to people who are saving,” she said.",
        "| Business | Sales (million crowns) | Change | Staff |\n| --- | --- | --- | --- |\n"
        "| Dairy | 810 | -6% | 2,140 |\n| Bakery | 395 | +9% | 1,260 |\n| Frozen | 228 | +3% | 540 |",
        "The bakery in Lorn will not be sold. The food workers' union said that it would go to court over the closure. "
        "It is not known how many of the workers will be offered other jobs.",
    ),
    (
        "trial",
        "Kestland Courier",
        "2022-02-18",
        "Bridge engineer cleared in Ardle collapse",
        "Mina Sorrel",
        "A court in Wexmoor on Friday acquitted the engineer Bertram Quay of manslaughter over the collapse "
        "of the Ardle "
        "footbridge, in which five people died in 2019.",
        "The presiding judge, Helga Stroud, said that the steel had been faulty and that Quay could not have "
        "known. The "
        "contractor, Pell & Sons, was fined 2.4 million crowns. It will appeal, its lawyer said.",
        "Quay did not speak in court. He was not in custody during the trial, which lasted eleven weeks.",
        "“My son is still dead,” said Rosa Thule, whose son was among the victims. “Somebody drew that bridge.”",
        "The footbridge was 96 metres long. It has not been rebuilt.",
    ),
    (
        "rower",
        "Brisk Harbour Post",
        "2022-07-21",
        "“I count the strokes, never the boats”",
        "Petra Lunde",
        "The rower Ines Calloway, 31, won the single sculls on Lake Morrow on Saturday. It was her third "
        "title in a row.",
        "Ms Calloway, how did you celebrate?",
        "With a nap and a plate of dumplings. My coach, Tobias Wren, sang, which nobody had asked for.",
        "What will you do with the old boat?",
        "I am giving it to the school in Lorn. They have been rowing in a bathtub.",
        "Will you go to the world championships?",
        "No. My shoulder wants a quiet autumn, and it has earned one.",
    ),
    (
        "storm",
        "Kestland Courier",
        "2022-11-09",
        "Storm Ulla cuts off Skerry Isle",
        "Mina Sorrel",
        "Storm Ulla cut off Skerry Isle on Tuesday night. About 2,300 households lost electricity and the ferry pier "
        "broke apart, the harbour master, Edda Finch, said.",
        "Nobody was hurt. Schools on the island will remain open. The clinic has moved into the sports hall.",
        "Three neighbouring districts have sent help. Lorn sent 12 electricians, Ombury two generators and Wexmoor a "
        "floating crane.",
        "The storm reached 148 kilometres an hour at 1:20 a.m. on Wednesday. Finch could not say when "
        "ferries would run "
        "again.",
        "The storm of 2008 killed three fishermen off the island.",
    ),
]


def write(folder: Path) -> Path:
    """The coverage as Markdown files with front matter, in a folder."""
    for name, outlet, day, title, author, *paragraphs in STORIES:
        front = f"---\ntitle: {title}\npublisher: {outlet}\ndate: {day}\nauthor: {author}\n---"
        (folder / f"{name}.md").write_text("\n\n".join((front, *paragraphs)) + "\n", encoding="utf-8")
    return folder

"""Invented coverage of an election, a company, a trial, a sport and a storm, for questions of every kind."""

from llama_index.core.schema import Document


def _story(name: str, outlet: str, day: str, title: str, author: str, *paragraphs: str) -> Document:
    metadata = {"publisher": outlet, "published": day, "title": title, "authors": author}
    return Document(text="\n\n".join(paragraphs), id_=name, metadata=metadata)


STORIES = [
    _story(
        "election",
        "Brisk Harbour Post",
        "2033-10-03",
        "Alder party loses majority in Kestland",
        "Petra Lunde",
        "The Alder party lost its majority in Sunday's election in Kestland. It took 48 of the 110 seats, nine fewer "
        "than in 2029, the electoral board said on Monday. Turnout was 63%.",
        "Prime Minister Odile Brandt conceded defeat shortly after midnight. “The voters have spoken, and they were "
        "not whispering,” she told supporters in Wexmoor. She said that she would stay on as head of her party.",
        "Four parties will sit in the new parliament:",
        "the Alder party,",
        "the Harbour Union,",
        "the Young Farmers,",
        "and the List for Wexmoor.",
        "The Harbour Union, led by the former judge Casimir Holt, 58, won 41 seats. Holt ruled out a coalition with the "
        "Young Farmers because they want to leave the customs union.",
        "Observers from the Council of Coasts reported no irregularities. No party has demanded a recount. The polling "
        "stations stayed open until 10 p.m.",
    ),
    _story(
        "company",
        "The Wexmoor Ledger",
        "2033-05-12",
        "Talvik Foods earns less, closes Ombury dairy",
        "Jonas Reith",
        "Talvik Foods will close its dairy in Ombury in September, the company announced on Thursday. The 320 employees "
        "there were told in the morning.",
        "Net profit fell to 44 million crowns last year, from 61 million the year before. The chief executive, Signe "
        "Marrow, blamed the price of milk powder. “We cannot sell yoghurt to people who are saving,” she said.",
        "Business\tSales (million crowns)\tChange\tStaff",
        "Dairy\t810\t-6%\t2,140",
        "Bakery\t395\t+9%\t1,260",
        "Frozen\t228\t+3%\t540",
        "The bakery in Lorn will not be sold. The food workers' union said that it would go to court over the closure. "
        "It is not known how many of the workers will be offered other jobs.",
    ),
    _story(
        "trial",
        "Kestland Courier",
        "2033-02-18",
        "Bridge engineer cleared in Ardle collapse",
        "Mina Sorrel",
        "A court in Wexmoor on Friday acquitted the engineer Bertram Quay of manslaughter over the collapse of the Ardle "
        "footbridge, in which five people died in 2030.",
        "The presiding judge, Helga Stroud, said that the steel had been faulty and that Quay could not have known. The "
        "contractor, Pell & Sons, was fined 2.4 million crowns. It will appeal, its lawyer said.",
        "Quay did not speak in court. He was not in custody during the trial, which lasted eleven weeks.",
        "“My son is still dead,” said Rosa Thule, whose son was among the victims. “Somebody drew that bridge.”",
        "The footbridge was 96 metres long. It has not been rebuilt.",
    ),
    _story(
        "rower",
        "Brisk Harbour Post",
        "2033-07-21",
        "“I count the strokes, never the boats”",
        "Petra Lunde",
        "The rower Ines Calloway, 31, won the single sculls on Lake Morrow on Saturday. It was her third title in a row.",
        "Ms Calloway, how did you celebrate?",
        "With a nap and a plate of dumplings. My coach, Tobias Wren, sang, which nobody had asked for.",
        "What will you do with the old boat?",
        "I am giving it to the school in Lorn. They have been rowing in a bathtub.",
        "Will you go to the world championships?",
        "No. My shoulder wants a quiet autumn, and it has earned one.",
    ),
    _story(
        "storm",
        "Kestland Courier",
        "2033-11-09",
        "Storm Ulla cuts off Skerry Isle",
        "Mina Sorrel",
        "Storm Ulla cut off Skerry Isle on Tuesday night. About 2,300 households lost electricity and the ferry pier "
        "broke apart, the harbour master, Edda Finch, said.",
        "Nobody was hurt. Schools on the island will remain open. The clinic has moved into the sports hall.",
        "Three neighbouring districts have sent help. Lorn sent 12 electricians, Ombury two generators and Wexmoor a "
        "floating crane.",
        "The storm reached 148 kilometres an hour at 1:20 a.m. on Wednesday. Finch could not say when ferries would run "
        "again.",
        "The storm of 2019 killed three fishermen off the island.",
    ),
]

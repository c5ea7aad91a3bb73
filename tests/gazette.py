"""Invented coverage of a hospital, a bridge, a trial, a volcano, a match, a school, a vaccine, a council and a ship."""

STORIES: list[tuple[str, str, str, str, tuple[str, ...]]] = [
    (
        "hospital",
        "2031-03-04",
        "The Lunden Chronicle",
        "Nurses at Fairholt hospital walk out over night shifts",
        (
            (
                "About 600 nurses at Fairholt General Hospital walked out on Monday over plans to lengthen night "
                "shifts from eight hours to twelve."
            ),
            (
                "The strike was called by the Nurses' League, which speaks for most of the staff. Its regional "
                'secretary, Marta Quillon, said that members had run out of patience. "You cannot hold a hand for '
                'twelve hours and still feel it," she told a crowd outside the main gate.'
            ),
            (
                "The hospital's chief executive, Oren Dastley, said that operations would go ahead as planned and "
                'that nobody would be turned away. "We have enough hands for every emergency," he said. Dastley, '
                "who took over from Beatrix Lowe in January, refused to meet the strikers."
            ),
            (
                "The emergency department stayed open. Twelve operations were postponed, the hospital said later. No "
                "patient was harmed."
            ),
            (
                "Health Minister Ruben Castellan did not rule out calling in army doctors. He has not said when talks "
                "will resume."
            ),
            ("The walkout is due to end on Thursday at 6 a.m. because the league wants to spare the children's ward."),
        ),
    ),
    (
        "bridge",
        "2031-05-19",
        "Delta Morning Post",
        "Sorrel Bridge opens two years late",
        (
            (
                "The Sorrel Bridge was opened to traffic on Sunday by Transport Minister Yusra Benmal, two years "
                "later than promised and 90 million crowns over budget."
            ),
            (
                "The bridge, designed by the architect Tomas Ferrane, crosses the Ebble at Port Linnet. It is 1,140 "
                "metres long. Pedestrians may use it free of charge; drivers pay a toll of four crowns."
            ),
            (
                'The contractor, Hallam Civil, blamed the delay on a flood in 2029, which washed away a pier. "We '
                'built it twice and were paid once," said its director, Greta Osmund. The ministry rejected that. '
                "Benmal said the firm had started work without the right permits."
            ),
            (
                "Cyclists are not allowed on the bridge before July, when a separate lane is to be finished. "
                "Environmental group Clear Water had gone to court to stop the bridge, but lost in 2027."
            ),
            (
                "Nobody was hurt during construction, according to the labour inspectorate. The old ferry, which had "
                "served the crossing for 112 years, made its last trip on Saturday night. Its captain, Jonas Merle, "
                'was at the wheel. "I shall miss the fog," Merle said. He declined to say whether he would ever drive '
                "across."
            ),
        ),
    ),
    (
        "trial",
        "2031-02-11",
        "The Lunden Chronicle",
        "Former mayor cleared of bribery, aide jailed",
        (
            (
                "A court in Lunden on Tuesday cleared the former mayor of Port Linnet, Agnes Corvill, of taking "
                "bribes from a builder. Her aide, Pell Strand, was sentenced to three years in prison."
            ),
            (
                "Judge Ivo Marchetti said that there was no evidence that Corvill had known of the payments. "
                '"Suspicion is not proof, and envy is not a witness," he told the court.'
            ),
            (
                "Strand admitted accepting 140,000 crowns between 2026 and 2028. He did not say who had paid. His "
                "lawyer, Lena Vasko, said he would not appeal."
            ),
            (
                'Corvill, who resigned in 2029, wept when the verdict was read. "I want my garden and my name back," '
                "she said outside. She ruled out a return to politics."
            ),
            (
                "Prosecutor Dmitri Holloway had demanded four years for Corvill. He left the building without a word "
                "to reporters."
            ),
            ("The builder, Hallam Civil, was never charged."),
        ),
    ),
    (
        "volcano",
        "2031-08-23",
        "Northern Wire",
        "Mount Garrow erupts, villages on Tessaly emptied",
        (
            (
                "TESSALY CITY (NW) - Mount Garrow erupted on Friday night for the first time in 84 years, forcing "
                "5,200 people on the island of Tessaly from their homes."
            ),
            (
                "The eruption began at 11:48 p.m., said Ilse Brandvold, head of the Tessaly Volcano Observatory. Lava "
                "had cut the road between Ostra and Pell by dawn."
            ),
            (
                "One man, a 62-year-old shepherd, is missing. Two firefighters were treated for burns. No deaths have "
                "been reported."
            ),
            (
                '"The mountain coughed all week, and on Friday it spoke," Brandvold said. She had warned the '
                "government on Wednesday that the villages should be emptied. Interior Minister Karel Juvet denied "
                'receiving a warning. "Nobody rang me," he said on Saturday. On Saturday evening his office conceded '
                "that an e-mail had arrived and had not been opened."
            ),
            (
                "Tessaly's airport is closed until further notice because of ash. Ferries are running normally. Tap "
                "water must not be drunk on the west of the island."
            ),
            (
                "The observatory was founded by the geologist Emeric Thale in 1951. It will not be possible to return "
                "before Tuesday, the governor, Sunna Ravik, said."
            ),
        ),
    ),
    (
        "football",
        "2031-06-02",
        "Sport Lunden",
        "Harriers go down after last-minute penalty",
        (
            ("Lunden Harriers were relegated on Sunday after a 2-1 defeat at Port Linnet, their first since 2009."),
            (
                "Striker Abel Montrose, who scored both goals for Port Linnet, converted a penalty in the 93rd "
                "minute. Harriers captain Nico Brandell had handled the ball. Brandell was booked but stayed on the "
                "pitch."
            ),
            (
                'Harriers coach Freya Aldane said that she would resign on Monday. "I had eleven lions and no '
                "luck,\" Aldane said. The club's chairman, Otto Brisk, called her decision a disappointment. He hopes "
                "to name a successor within a week."
            ),
            (
                "Referee Sami Okello awarded the penalty after watching the replay for four minutes. He had sent "
                "nobody off all season."
            ),
            (
                "Goalkeeper Rasmus Thiele did not play because of a broken wrist. Montrose is leaving for Tessaly "
                "United, who are paying 12 million crowns for him."
            ),
            ("The match was interrupted for ten minutes when a dog ran onto the pitch."),
        ),
    ),
    (
        "school",
        "2032-09-14",
        "Vale Mercury",
        "School roof collapses an hour before lessons",
        (
            (
                "The roof of the gymnasium at Elm Lane School in Dunmere fell in on Tuesday morning, an hour before "
                "the first pupils were due to arrive."
            ),
            (
                'Nobody was inside. The caretaker, Wilf Anders, heard a crack at 6:50 a.m. and ran out. "I thought a '
                'lorry had come through the wall," he said.'
            ),
            (
                "Headteacher Prisca Vaughan sent all 410 pupils home. Lessons will resume on Thursday in the town "
                "hall, she said, but the gymnasium will have to be pulled down."
            ),
            (
                "An engineer had warned the council about the beams in 2030. Council leader Duncan Frayne said that "
                'his office had never seen the report. The engineer, Sabine Orlo, disputes that. "I handed it over in '
                'person and was given a biscuit," she said.'
            ),
            (
                "The council has promised an inquiry. It will be led by Hugo Marten, a retired fire chief. Frayne has "
                "not apologised."
            ),
            ("No other schools are affected, according to the council. Parents are planning a protest for Saturday."),
        ),
    ),
    (
        "drug",
        "2032-09-02",
        "The Courier of Science",
        "Malaria jab halves cases in two-year trial",
        (
            (
                "A new malaria vaccine halved the number of cases among children in a trial in three countries, "
                "researchers reported on Thursday in the journal Tropics."
            ),
            (
                "The trial, led by Dr Amara Sesay of the University of Kellin, ran for two years and took in 4,800 "
                "children. The vaccine does not prevent infection altogether. It has to be given three times."
            ),
            (
                '"It is an umbrella, not a roof," Sesay said. The company that makes it, Novarin, plans to sell it '
                "for four dollars a dose."
            ),
            (
                'Some scientists are cautious. "We do not know how long it lasts," said Piet Harmsen of the Delta '
                "Institute, who was not involved. He called the side effects mild."
            ),
            (
                "The vaccine has not been approved yet. The regulator will decide in March. The study was paid for by "
                "the Hartwell Foundation. Two children died during the trial, neither because of the vaccine, the "
                "authors write."
            ),
        ),
    ),
    (
        "council",
        "2032-10-11",
        "Vale Mercury",
        "Council backs tram line after stormy night",
        (
            (
                "Dunmere's council voted by 31 to 24 on Monday to build a tram line to the airport, ending a quarrel "
                "that had lasted nine years."
            ),
            (
                "The Liberals and the Greens voted for the line, the Conservatives against. Independent councillor "
                'Oda Pryce, who had been expected to oppose it, changed her mind at the last minute. "I have ridden '
                'the bus to that airport once too often," she said.'
            ),
            (
                "The line will cost 640 million crowns, of which the state pays half. Construction is to start next "
                "spring and take four years. Council leader Duncan Frayne had threatened to resign if the vote was "
                "lost."
            ),
            (
                'Conservative leader Basil Tarn said his party would not go to court. "We lost. That is what votes '
                'are for," he said. Shopkeepers in Mill Street, who fear for their trade, left the gallery in '
                "silence."
            ),
            ("The mayor, Lotte Hagen, did not take part in the vote because she owns a house on the route."),
        ),
    ),
    (
        "rescue",
        "2032-12-05",
        "Coast Wire",
        "All 19 crew saved from burning freighter",
        (
            (
                "PORT ANSELM, Dec 5 (Coast Wire) - All 19 crew members of the freighter Maribel were rescued by "
                "helicopter early on Sunday after a fire broke out in its engine room 40 miles off Cape Sorrow, the "
                "coastguard said."
            ),
            (
                "The captain, a 51-year-old Tessalian, was the last to leave the ship. Two sailors were taken to "
                "hospital with smoke poisoning and released the same day."
            ),
            ('"They jumped when we told them to jump. That is all you can ask," said helicopter pilot Ingrid Solheim.'),
            (
                "The cause of the fire is unknown. The owner, Baltline, said the ship had passed an inspection in "
                "June. It is still afloat, and no oil has leaked, the coastguard's spokesman, Marek Dahl, told Coast "
                "Wire. He would not rule out that it might sink."
            ),
            ("The Maribel was carrying 2,100 cars from Orsk to Lindhaven. A tug is due to reach it on Monday."),
        ),
    ),
]
"""Name, day, outlet, headline, and the paragraphs."""

"""How the words between ⟦ and ⟧ stand by the words of their clause; without marks, how the sentence does."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.model.claim import Standing
from asof.model.span import Span
from asof.reading.standing import read_standing

CASES = {
    Standing.CONFIRMED: [
        "The coroner confirmed the deaths of ⟦two divers⟧.",
        "The ministry confirmed that ⟦five people⟧ had died.",
        "So far the deaths of ⟦at least two protesters⟧ have been confirmed.",
        "So far, the death of ⟦at least two protesters⟧ has been confirmed.",
        "A total of ⟦39⟧ are confirmed dead, officials said.",
        "⟦Twenty people⟧ died, the ministry confirmed.",
        "⟦Twenty people⟧ died, the ministry confirmed on Friday.",
        "⟦Twenty people⟧ died, the ministry confirmed Friday.",
        "The confirmed deaths are ⟦fourteen civilians⟧.",
        "The UN has verified ⟦300 deaths⟧.",
        "The UN has confirmed that ⟦one man⟧ was held on suspicion of looting.",
        "There are ⟦300 confirmed cases⟧ in the province.",
        "Police, confirming ⟦two deaths⟧, closed the road.",
        "⟦Five people⟧ were confirmed dead in the blast and 20 more were feared trapped.",
        "The hospital had earlier denied it but confirmed on Monday that ⟦two men⟧ had died.",
    ],
    Standing.FEARED: [
        "⟦Six divers⟧ are missing, presumed drowned.",
        "The flood could have killed ⟦six divers⟧.",
        "⟦Six divers⟧ may have drowned.",
        "Perhaps ⟦six divers⟧ drowned.",
        "⟦Up to 50 people⟧ may have died.",
        "Some ⟦50 people⟧ are feared dead.",
        "⟦As many as 40 miners⟧ might be trapped.",
        "Officials fear that ⟦60 people⟧ are under the rubble.",
        "The toll could reach ⟦100⟧.",
        "The country could see ⟦300 deaths⟧ by June.",
        "Exland could see up to 2,300 new ⟦cases⟧ a day.",
        "Hospitals may see ⟦hundreds of new patients⟧.",
        "The storm might displace ⟦4,000 people⟧.",
        "The virus may have killed ⟦two visitors⟧.",
        "Possibly ⟦dozens more⟧ were hurt.",
        "Five people were confirmed dead in the blast and ⟦20 more⟧ were feared trapped.",
        "⟦Two men⟧ and three women may have died.",
        "Medics carried away ⟦perhaps six young men⟧.",
        "There were presumably ⟦36 people⟧ under the rubble.",
        "It is not known whether ⟦the two men⟧ are dead.",
        "⟦Ten sailors⟧ are presumed drowned.",
        "⟦One⟧ appeared to have been shot in the leg.",
        "Officials expect the toll to rise beyond ⟦40⟧.",
        "The toll is expected to reach ⟦40⟧.",
        "Had the fuse worked, the bomb would have killed ⟦at least 500 people⟧.",
        "⟦Many more⟧ would have been killed without the wall.",
        "⟦Two clerks⟧ may have been killed and will be named on Monday.",
        "⟦Six divers⟧ are believed to have drowned.",
        "⟦Six divers⟧ are still thought to be trapped in the wreck.",
        "A leaking stove may have killed ⟦six divers⟧.",
        "A clerk and perhaps ⟦two nurses⟧ were hurt.",
        "It is not clear if ⟦two clerks⟧ were hurt.",
    ],
    Standing.CLAIMED: [
        "Guards allegedly stabbed ⟦two clerks⟧ after they had sold pills.",
        "The clerk is now accused of stabbing ⟦two nurses⟧.",
        "Moss was a clerk, accused of stabbing ⟦two nurses⟧.",
        "A clerk accused of plotting to shoot ⟦two nurses⟧ was freed.",
        "The clerk was held on Monday charged with stabbing ⟦two nurses⟧.",
        "The trial led to charges of the killing of ⟦six divers⟧.",
        "⟦Two nurses⟧ who were allegedly stabbed have left the ward.",
        "Exland accuses the army of poisoning ⟦a clerk⟧.",
        "The militia claims to be holding ⟦six divers⟧.",
        "The clerk was charged with stabbing ⟦two nurses⟧.",
        "The clerk is charged with attempted murder of ⟦two nurses⟧.",
        "The group is accused of an attempt to poison ⟦two nurses⟧.",
        "He is charged with murder after the raid, accused of killing ⟦two women⟧.",
        "A clerk was accused in court of killing ⟦two women⟧.",
        "The rebels claimed that ⟦12 soldiers⟧ had been killed.",
        "The rebels claimed 12 soldiers were killed, as were ⟦two guards⟧.",
        "⟦Twenty people⟧ died, the rebels claimed.",
        "The figure of ⟦12⟧ could not be independently verified.",
        "The group gave a toll of ⟦12⟧, which has not been confirmed.",
        "The ministry could not confirm that ⟦five people⟧ had died.",
        "He is charged with killing ⟦148 people⟧.",
        "The opposition accuses the army of killing ⟦thousands⟧.",
        "Police allegedly beat ⟦two men⟧ to death.",
        "⟦Two men⟧ were allegedly beaten to death.",
        "After unconfirmed television reports that ⟦four men⟧ had died, crowds burned tyres.",
        "⟦Four men⟧ were taken, according to unconfirmed reports.",
        "A video showed what it said were ⟦two of the men⟧.",
        "There was no independent confirmation that ⟦ten⟧ had died.",
        "Police would not confirm that ⟦ten⟧ had died.",
        "Police declined to confirm that ⟦ten⟧ had died.",
    ],
    Standing.DENIED: [
        "Exland says the army poisoned ⟦six clerks⟧, which the army denies.",
        "Contrary to early claims by aides that ⟦a nurse⟧ had drowned, she is alive.",
        "Despite initial accounts that ⟦two divers⟧ had drowned, both are alive.",
        "The governor denied that ⟦three⟧ had died but said one had been hurt.",
        "The ministry rejected as exaggerated reports that ⟦several⟧ had been killed.",
        "The minister dismissed claims that ⟦ten people⟧ were shot.",
        "The army said it did not kill ⟦20 villagers⟧.",
        "Reports that ⟦20 people⟧ had died were false.",
        "Reports that ⟦20 people⟧ had died have been dismissed as baseless.",
        "There is no truth in the report that ⟦ten⟧ were shot.",
        "Police denied killing ⟦two men⟧, saying they had shot one.",
        "The army said two men had died, denying that ⟦a child⟧ was hurt.",
        "The governor denied that officials had said ⟦three⟧ had died.",
        "One leader said the party had a list of ⟦4,000 names⟧ but this was vehemently denied by the party.",
        "Activists say ⟦200 people⟧ were killed, which the government denies.",
        "The mayor ruled out reports that ⟦ten⟧ were missing.",
        "It is not true that ⟦ten men⟧ were killed.",
        "The minister denied the charges.",
        "The ministry disputed the figure of ⟦300⟧.",
        "Initial reports of ⟦40⟧ dead proved false.",
        "The army denied that it was involved in the killing of ⟦12 people⟧.",
    ],
    Standing.PLANNED: [
        "The rebels plan the killing of ⟦two clerks⟧ who will go free.",
        "⟦Two clerks⟧ are due to march on Monday.",
        "The court will try ⟦the man⟧ for theft.",
        "⟦Six nurses⟧ will fly home on Friday.",
        "The union hopes to know by Friday whether ⟦six nurses⟧ will come.",
        "The mayor wants to send ⟦six divers⟧.",
        "The army would investigate claims by ⟦six divers⟧.",
        "The ship will put ⟦40 divers⟧ at the service of the port.",
        "The judge will question ⟦six divers⟧.",
        "The army will send ⟦300 soldiers⟧.",
        "Rebels agreed to free ⟦12 hostages⟧ and released two.",
        "The army will send ⟦300 soldiers⟧ who were trained abroad.",
        "⟦300 soldiers⟧ will land on Monday and will march to Velm.",
        "⟦300 soldiers⟧ are due to arrive on Friday.",
        "The UN plans to send ⟦300 observers⟧.",
        "The group vowed to kill ⟦ten hostages⟧.",
        "⟦Two men⟧ are to be tried on Friday.",
        "The ministry said it would send ⟦300 observers⟧.",
        "A strike has been called for Friday.",
        "⟦Thousands⟧ are expected to march on Sunday.",
        "Organisers have called for ⟦a million people⟧ to march.",
        "⟦At least 2,000 people⟧ are expected this weekend at the camp.",
        "Walls were built before ⟦a million man⟧ march planned for Tuesday.",
    ],
    Standing.CORRECTED: [
        "The toll is ⟦10⟧, not 12 as reported earlier.",
        "The ministry revised the toll from 12 to ⟦10⟧.",
        "The toll is ⟦10⟧, not 12 as previously reported.",
        "This story corrects the number of dead to ⟦10⟧.",
        "Officials revised the death toll to ⟦27⟧.",
    ],
    Standing.RETRACTED: [
        "An earlier version of this story said ⟦12⟧ had died.",
        "The agency withdrew its report that ⟦20⟧ had died.",
        "The newspaper retracted its claim that ⟦20⟧ had died.",
        "The police took down a post that put the toll at ⟦20⟧.",
        "The report that ⟦20⟧ had died was later withdrawn.",
        "This revised downwards an earlier toll of ⟦27 dead⟧.",
        "The ministry revised the toll from ⟦12⟧ to 10.",
        "The toll is 10, not ⟦12⟧ as reported earlier.",
    ],
    Standing.REPORTED: [
        "A clerk accused of stabbing ⟦two nurses⟧ was freed.",
        "A clerk accused of stabbing ⟦two nurses⟧ may be in Velm.",
        "Moss, who is accused of stabbing ⟦two nurses⟧, was freed.",
        "Clerk accused of driving drunk, hurting ⟦two nurses⟧",
        "Moss is accused of ⟦double murder⟧.",
        "Moss was held on charges of assault stemming from Friday’s ⟦triple homicide⟧ in Velm.",
        "Guards held ⟦two clerks⟧ after they allegedly sold pills.",
        "⟦Two clerks⟧ are hurt after a fall guards say may have been accidental.",
        "A man, possibly ⟦a clerk⟧, was hurt.",
        "It is not clear if the ⟦two clerks⟧ had met before.",
        "A clerk who did not want to be named said ⟦two nurses⟧ were hurt.",
        "Guards hope a film will lead to the man responsible for stabbing ⟦two nurses⟧.",
        "The loss of ⟦two nurses⟧ will be felt in Velm.",
        "Clerk accused of stabbing ⟦two nurses⟧",
        "Clerk charged with stabbing ⟦two nurses⟧",
        "The clerk is suspected of stabbing ⟦two nurses⟧.",
        "Two clerks accused in an attack that hurt ⟦two nurses⟧ were freed.",
        "A clerk was charged in the stabbing death of ⟦a nurse⟧.",
        "A clerk was charged with first-degree murder of ⟦a nurse⟧.",
        "A clerk was charged with manslaughter over the killing of ⟦a nurse⟧.",
        "A clerk was charged with arson in the May 9 stabbing of ⟦a nurse⟧.",
        "A clerk is accused of playing a part in the killing of ⟦a nurse⟧.",
        "A clerk faced a judge on charges of ⟦double murder⟧.",
        "The clerk was behind an alleged drink-driving crash that killed ⟦two nurses⟧.",
        "Guards held ⟦two clerks⟧ for allegedly selling pills.",
        "⟦Two clerks⟧ who allegedly sold pills were held.",
        "The clerk sought what he called a fair trial after stabbing ⟦two nurses⟧.",
        "A clerk could be charged in the stabbing of ⟦a nurse⟧.",
        "A quarrel may have led to a brawl that left ⟦two nurses⟧ hurt.",
        "⟦A nurse⟧ died in what may have been a burglary.",
        "⟦Nobody⟧ appears to have been hurt.",
        "⟦No one⟧ is thought to have been hurt.",
        "⟦Two clerks⟧ are thought to be from Velm.",
        "The prosecutor will not seek a trial over the stabbing of ⟦a nurse⟧.",
        "It was the shed in which guards would find ⟦two nurses⟧.",
        "The clerks who are expected to recover are ⟦two women⟧ from Velm.",
        "A clerk convicted of stabbing ⟦two nurses⟧ will be moved to Velm.",
        "Exland says the army was behind the poisoning of ⟦six clerks⟧, which the army denies.",
        "The report says guards were involved in the beating of ⟦a clerk⟧, a claim that they reject.",
        "Exland accuses the army of involvement in the stabbing of ⟦a clerk⟧.",
        "A vigil will be held in the old port on Monday for ⟦six divers⟧.",
        "The funerals of ⟦six divers⟧ will be held on Monday.",
        "⟦Six divers⟧ who drowned will be buried on Monday.",
        "⟦Six divers⟧ are expected to recover.",
        "⟦Six divers⟧ will survive, medics said.",
        "The bishop will go to the reef where ⟦six divers⟧ drowned.",
        "The clerks want to know why ⟦six divers⟧ were flown out.",
        "Guards hope to catch the thief who stabbed ⟦six clerks⟧.",
        "The union threatened to strike after ⟦six clerks⟧ were sacked.",
        "The league said it would investigate the army-led massacre of ⟦six clerks⟧.",
        "The fire may have started in a shed where ⟦six clerks⟧ slept.",
        "A man who claimed to be a doctor stabbed ⟦six clerks⟧.",
        "The militia, which claimed the bombing, also shot ⟦six clerks⟧.",
        "The war claimed so many hundreds of young ⟦lives⟧.",
        "Moss lied about a raid he allegedly led in which ⟦six clerks⟧ were hurt.",
        "A clerk is charged with the murder of ⟦two nurses⟧.",
        "A clerk was charged with murder on Friday in the stabbing deaths of ⟦two nurses⟧.",
        "Three boys were charged with arson after the fire destroyed ⟦six barns⟧.",
        "A clerk is accused of a bombing in a mill that left ⟦two nurses⟧ dead.",
        "The inquiry will look into the deaths of ⟦six divers⟧.",
        "The council will mark the loss of ⟦six divers⟧ with a silent march.",
        "The coroner has yet to confirm the name of the man who shot ⟦two nurses⟧.",
        "Police confirmed the identity of the man who shot ⟦two nurses⟧.",
        "The driver who hit ⟦six cyclists⟧ may have acted in anger.",
        "The rockslide hit ⟦two or perhaps three divers⟧.",
        "Despite early rain ⟦two divers⟧ went out.",
        "Moss left after ⟦hundreds of marchers⟧ filled the hall where he was scheduled to speak.",
        "The toll of ⟦12⟧ is expected to rise.",
        "The toll of ⟦12⟧ may rise.",
        "The army denied any role in the deaths of ⟦12 people⟧.",
        "Rebels agreed to free 12 hostages and released ⟦two⟧.",
        "⟦Two soldiers⟧ were killed and will be buried on Monday.",
        "Police have arrested ⟦three men⟧ and will charge them on Monday.",
        "⟦Two men⟧ were arrested and are set to appear in court.",
        "Guards have questioned ⟦30 people⟧ and may talk to more.",
        "A vigil will be held for ⟦the two students⟧ killed in a raid.",
        "The mayor will meet the families of ⟦12 miners⟧ who died.",
        "The killing of ⟦eight people⟧ may have been sparked by a feud.",
        "⟦Four dockers⟧ killed in the raid might have been saved.",
        "A couple claiming allegiance to the rebels shot dead ⟦14 people⟧.",
        "A clerk was accused in the deaths of ⟦two women⟧ in Velm.",
        "Moss will be charged with murder over the crash that left ⟦one person⟧ dead.",
        "Crowds are expected to attend funerals for ⟦two dockers⟧.",
        "He will face charges after police found ⟦two bodies⟧.",
        "⟦Dozens of boys⟧ could be seen on the tracks.",
        "He could see ⟦three bodies⟧ on the road.",
        "Residents could see ⟦12 people⟧ who had been killed.",
        "Hundreds marched after calls for a rally in the wake of the murder of ⟦three girls⟧.",
        "⟦Hundreds of children⟧ marched around the port and chanted “We will save our town”.",
        "⟦Ten people⟧ died on Monday.",
        "Two officers prepared to go before a judge and police fired at ⟦thousands⟧ of marchers.",
        "⟦Hundreds, maybe thousands, of people⟧ marched.",
        "⟦Twelve people⟧ have been held and there will be more arrests.",
        "The agency reported ⟦300⟧ confirmed cases.",
        "⟦Five guards⟧ and a driver, whose identity could not be confirmed, were hurt.",
        "Footage, which could not be verified, came as medics said ⟦ten⟧ had died.",
        "The alleged gunman shot ⟦a guard⟧.",
        "Police held ⟦four smugglers⟧ whose trial may be moved.",
        "The governor denied that three had died but said ⟦one⟧ had been hurt.",
        "Police denied killing two men, saying they had shot ⟦one⟧.",
        "The army said ⟦two men⟧ had died, denying that a child was hurt.",
        "The group denied responsibility for the attack, in which ⟦20 people⟧ died.",
        "The blast claimed ⟦12 lives⟧.",
        "The ministry dismissed ⟦200 teachers⟧ on Monday.",
        "In May ⟦20 people⟧ died.",
        "⟦Many people⟧ were wounded and the number of dead was expected to rise.",
        "Two groups gave tolls of ⟦70⟧, and one said the toll could reach 100.",
        "The families were denied access, and ⟦ten people⟧ were held.",
        "⟦Ten people⟧ were reportedly killed.",
        "The minister said ⟦ten people⟧ had died.",
    ],
}


def standing_of(marked: str) -> Standing:
    content = marked.replace("⟦", "").replace("⟧", "")
    if "⟦" not in marked:
        return read_standing(content)
    return read_standing(content, Span(start=marked.index("⟦"), end=marked.index("⟧") - 1))


@pytest.mark.parametrize(("marked", "expected"), [(m, s) for s, marked in CASES.items() for m in marked])
def test_the_standing_of_the_marked_words(marked: str, expected: Standing) -> None:
    assert standing_of(marked) is expected


def test_the_table_is_broad() -> None:
    assert sum(len(marked) for marked in CASES.values()) >= 60


@pytest.mark.parametrize("verb", ["denied", "denies", "rejected", "dismissed", "refuted"])
@pytest.mark.parametrize("inner", ["had been killed", "may have been killed", "would be killed", "were confirmed dead"])
def test_nothing_denied_is_ever_counted_as_asserted(verb: str, inner: str) -> None:
    assert standing_of(f"The ministry {verb} reports that ⟦ten men⟧ {inner}.") is Standing.DENIED


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_text_has_a_standing(words: str, start: int, length: int) -> None:
    start = min(start, len(words))
    span = Span(start=start, end=min(len(words), start + length))
    assert isinstance(read_standing(words, span), Standing)
    assert isinstance(read_standing(words), Standing)


def test_a_sentence_without_any_mark_of_standing_is_reported() -> None:
    assert read_standing("", None) is Standing.REPORTED


def test_a_very_long_sentence_is_read_in_time() -> None:
    words = "the ministry denied, and the rebels claimed, that it could not be said by whom " * 200
    started = time.perf_counter()
    read_standing(words, Span(start=len(words) // 2, end=len(words) // 2 + 3))
    assert time.perf_counter() - started < 2

import { en } from "./en.ts";
import type { Pool } from "./pool.ts";

/** English that can be read, for rows that people look at: faker's words are Latin. The order of each list never changes. */
export const readable: Pool = {
  ...en,
  words: (
    "anchor answer apple april arrow autumn balance basket beacon bench blue border bottle branch bridge bright bronze " +
    "cabin calm candle canvas carbon center chart circle clear cliff cloud coast copper corner cotton cover crystal daily " +
    "delta desert detail dinner direct double draft early east echo edge engine entry evening event express extra factor " +
    "falcon family field final first fixed flash focus forest formal forward frame fresh friday front garden general gentle " +
    "giant glass global golden grain grand green group guest harbor harvest heavy height hidden hollow honest horizon hotel " +
    "house hybrid image inner input island ivory january jumbo june kettle kitchen lake lantern large later layer leaf " +
    "level light linen little local logic lower lunar main manual maple marble march margin market meadow medium mellow " +
    "metal middle mint mirror mobile modern monday morning mountain narrow native nearby new night noon north notice oak " +
    "ocean office olive open orange orbit order outer owner oxide paper park partial path pearl pepper phase pilot pine " +
    "plain planet plaza point polar porch prime print private public purple quarter quick quiet rapid ready record red " +
    "regular remote river road rocket round royal rural rustic safe sample saturday school season second secure segment " +
    "senior shadow shared sharp shore short signal silver simple single sketch slate small smooth solar solid south spare " +
    "spring square stable standard station steady steel stone storm stream street strong studio summer sunday sunset " +
    "table target teal temple thursday timber total tower trail travel tuesday tunnel upper urban usual valley velvet " +
    "village violet visible walnut warm water wave weekly west white wide window winter wired wooden yearly yellow zone"
  ).split(" "),
  sentences: [
    "The first delivery arrived a day early.",
    "Please check the details before Friday.",
    "Two more people asked for the same thing.",
    "This replaces the version from last month.",
    "Nobody has claimed it so far.",
    "The meeting was moved to the large room.",
    "We tried it twice, and it worked both times.",
    "Keep it away from direct sunlight.",
    "The numbers look right after the last change.",
    "A short note for whoever comes next.",
    "It takes about twenty minutes from the station.",
    "The old address still works until the end of the year.",
    "Everything is packed and ready to go.",
    "The customer prefers to be called in the morning.",
    "One item is missing, the rest is complete.",
    "See the attached plan for the exact size.",
    "The green one sold better than expected.",
    "It has been running without a break since spring.",
    "Ask at the front desk for the key.",
    "The price includes everything except parking.",
    "The second attempt was a success.",
    "There is room for four, six at most.",
    "It was repaired in May and tested again in June.",
    "The label is on the left side.",
    "They would like to hear from us this week.",
    "A copy was sent to the office.",
    "The colour is a little darker than in the picture.",
    "Works best when it is set up by two people.",
    "The team agreed on the shorter route.",
    "Nothing else has to be done for now.",
    "The window on the north side stays closed.",
    "He left his phone number with the neighbour.",
    "All seats were taken by noon.",
    "This one is for testing only.",
    "The contract ends automatically after a year.",
    "It rained, so the photos were taken indoors.",
    "The signature on page three is missing.",
    "Half of it goes to the workshop.",
    "Please leave it with the caretaker.",
    "They changed the date, not the place.",
    "A larger box would be better next time.",
    "The report covers the last three months.",
    "We are waiting for one more answer.",
    "The lights switch off by themselves after ten.",
    "Only the blue ones are left in stock.",
    "It was returned unopened.",
    "The recipe was a little too salty.",
    "The trail begins behind the church.",
    "Someone has to sign for it.",
    "The new schedule starts on Monday.",
    "This was the quietest day of the week.",
    "Both parts fit, but only just.",
    "The invoice was paid in two instalments.",
    "Turn left at the bakery, then go straight on.",
    "It does what it says, and nothing more.",
    "The battery lasts for about nine hours.",
    "They asked for a quieter room.",
    "The last page can be left empty.",
    "A simple solution that held up well.",
    "The ferry does not run in winter.",
  ],
};

import { BudgetSpent, type Channel, Unanswered } from "./exchange/channel.ts";
import type { Run } from "./run.ts";

/** The channel, with every answer, and every missing one, reported to the run; a failing target gets no more requests. */
export function tellingRun(channel: Channel, run: Run): Channel {
  return {
    base: channel.base,
    get sent() {
      return channel.sent;
    },
    async ask(question) {
      if (run.stopped !== undefined) throw new BudgetSpent(run.stopped);
      try {
        const reply = await channel.ask(question);
        run.answered(reply);
        return reply;
      } catch (error) {
        if (error instanceof Unanswered) run.unanswered(error);
        throw error;
      }
    },
  };
}

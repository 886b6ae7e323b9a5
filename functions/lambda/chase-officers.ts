import { chaseOfficers, type RoundReport } from '../steps/chase-officers.ts'
import { chaseTools } from '../wiring/aws-chasing.ts'

/** The schedule's own time: a round that starts late is still that morning's. */
export interface ScheduledRound {
  at: string
}

export const handler = async ({ at }: ScheduledRound): Promise<RoundReport> =>
  chaseOfficers(await chaseTools(process.env, at))

import { type Heartbeat, watchHeartbeat } from '../steps/watch-heartbeat.ts'
import { chaseTools } from '../wiring/aws-chasing.ts'
import type { ScheduledRound } from './chase-officers.ts'

export const handler = async ({ at }: ScheduledRound): Promise<Heartbeat> =>
  watchHeartbeat(await chaseTools(process.env, at))

import { inFullWords } from '../../domain/calendar/day.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import { meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { type RequestTools, readCompilation, type StandingRequest } from '../../steps/request-pack.ts'
import { timeInWords } from './states.ts'

const BROKEN_OFF =
  'The machine that was at it stopped. Nothing of these packs was kept, and what was there before is as it was.'
const BROKEN =
  'It broke off by a fault of the program, which is written into its log. Nothing of these packs was kept. If it happens again, tell whoever looks after Packhorse.'

/** How far the newest request for a meeting's packs is; null where there is no such meeting, or nothing was asked. */
export async function compilationOf(tools: RequestTools, name: string) {
  const found = await findMeeting(tools, name)
  if ('refused' in found) return null
  const { record } = found.done
  const standing = await readCompilation(tools, record.meeting)
  return standing === null ? null : { ...standing, meeting: record }
}

/** The page after "Compile". `isUnderWay`: there is more to come, so it asks again. */
export function compilationView({
  record: { request, askedAt, stage },
  isBrokenOff,
  meeting: { meeting },
}: StandingRequest & { meeting: MeetingRecord }) {
  const isUnderWay = !isBrokenOff && (stage.at === 'waiting' || stage.at === 'compiling')
  const { done, total } = stage.at === 'compiling' ? stage : { done: 0, total: 1 }
  return {
    title: isUnderWay ? 'The packs are being compiled' : 'The packs were not compiled',
    here: `/meetings/${meetingId(meeting)}`,
    meeting: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
    asked: `${request.by} asked for ${request.supplement ? 'the supplement' : 'them'} on ${timeInWords(askedAt)}.`,
    isUnderWay,
    done,
    total,
    stage: isBrokenOff ? BROKEN_OFF : stageInWords(stage),
    refused: stage.at === 'refused' ? stage.refused : [],
    reason: request.chairsReason,
    refresh: isUnderWay ? ASK_AGAIN_SECONDS : null,
  }
}

const ASK_AGAIN_SECONDS = 3

function stageInWords(stage: StandingRequest['record']['stage']): string {
  switch (stage.at) {
    case 'waiting':
      return 'Waiting for its turn.'
    case 'compiling':
      return `Step ${Math.min(stage.done + 1, stage.total)} of ${stage.total}: ${stage.doing}.`
    case 'broken':
      return BROKEN
    default:
      return ''
  }
}

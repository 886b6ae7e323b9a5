import * as z from 'zod'
import { STAGE_RULES } from '../domain/chasers/stages.ts'
import { noticeRuleOf } from '../domain/deadlines/jurisdiction.ts'
import { type Answer, done, type Refusal } from '../domain/refusal.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import { defaultCommittee, PROCEDURAL } from '../domain/work-programme/default-committee.ts'
import { slugOf } from '../domain/work-programme/slug.ts'

const words = z.string().trim().min(1, 'is empty').max(2000)
const mailbox = z.strictObject({ name: words, address: z.email('is not an e-mail address') })
const group = z.strictObject({ group: words, members: z.array(words).min(1, 'names nobody') })
const coopted = z.strictObject({ name: words, role: words })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 08:30')
const stage = z.enum(STAGE_RULES.map((rule) => rule.stage))

/** The committee file as people write it. Everything but the names may be left out. */
export const committeeFile = z
  .strictObject({
    $schema: z.string().optional(),
    name: words.describe('The committee, as it is printed'),
    council: words.describe('The council, as it is printed'),
    jurisdiction: z.enum(['england', 'wales', 'scotland', 'northern-ireland']).default('england'),
    deadlines: z
      .strictObject({
        needed: z
          .int()
          .min(0)
          .max(20)
          .optional()
          .describe('Clear days; left out, what the jurisdiction demands'),
        margin: z
          .int()
          .min(0)
          .max(20)
          .optional()
          .describe('Working days from report deadline to publication'),
      })
      .default({}),
    members: z.array(group).default([]),
    alternates: z.array(group).default([]),
    votingCoopted: z.array(coopted).default([]),
    nonVotingCoopted: z.array(coopted).default([]),
    sections: z.array(words).min(1).optional().describe('The agenda’s sections in order'),
    standingItems: z
      .array(
        z.strictObject({
          title: words,
          text: z.array(words).default([]),
          recommended: z.string().default(''),
          section: words.default(PROCEDURAL),
        }),
      )
      .default([])
      .describe('Business that recurs at every meeting, before the work programme’s items'),
    notes: z.array(words).default([]),
    from: words.describe('From whom the agenda comes: a post'),
    venue: z.string().default(''),
    time: z.string().default(''),
    contacts: z
      .strictObject({
        lead: mailbox.nullable().default(null).describe('The scrutiny lead'),
        clerk: mailbox.extend({ phone: words }).nullable().default(null),
        replyTo: mailbox.nullable().default(null).describe('A monitored address for answers'),
      })
      .default({ lead: null, clerk: null, replyTo: null }),
    uploadAddress: z.url({ protocol: /^https$/, error: 'is not an https address' }).optional(),
    cutOff: words.optional().describe('The time by which a report is due on its day, as printed'),
    houseStyle: z
      .strictObject({
        colour: z
          .string()
          .regex(/^#[0-9a-f]{6}$/i, 'is not a colour such as #1d4f5c')
          .optional(),
        language: z
          .string()
          .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language such as en-GB')
          .optional(),
        defaultRecommendation: words.optional(),
      })
      .default({}),
    chasing: z
      .strictObject({
        stages: z
          .partialRecord(stage, z.int().min(-120).max(120).nullable())
          .default({})
          .describe('Working days from each stage’s day; null switches it off'),
        window: z.strictObject({ from: time, to: time }).optional(),
      })
      .default({ stages: {} }),
  })
  .meta({ title: 'Packhorse committee file' })

/** Reads a committee file, or says everything that is wrong with it, each fault with its place. */
export function readCommitteeFile(value: unknown): Answer<Committee> {
  const read = committeeFile.safeParse(value)
  if (!read.success) return { refused: read.error.issues.map(refusalOf) }
  const { $schema: _schema, ...file } = read.data
  const slug = slugOf(file.name)
  const standard = defaultCommittee(slug, file.name)
  const rule = noticeRuleOf(file.jurisdiction)
  return done({
    ...standard,
    ...file,
    slug,
    deadlines: { needed: file.deadlines.needed ?? rule.needed, margin: file.deadlines.margin ?? rule.margin },
    sections: file.sections ?? standard.sections,
    uploadAddress: (file.uploadAddress ?? standard.uploadAddress).replace(/\/+$/, ''),
    cutOff: file.cutOff ?? standard.cutOff,
    houseStyle: {
      colour: file.houseStyle.colour ?? standard.houseStyle.colour,
      language: file.houseStyle.language ?? standard.houseStyle.language,
      defaultRecommendation:
        file.houseStyle.defaultRecommendation ?? standard.houseStyle.defaultRecommendation,
    },
    chasing: { stages: file.chasing.stages, window: file.chasing.window ?? standard.chasing.window },
  })
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  const column = issue.path.join('.')
  const place = column === '' ? 'The committee file' : `"${column}"`
  if (issue.code === 'unrecognized_keys') {
    return {
      column,
      message: `${place} has parts that Packhorse does not know: ${issue.keys.join(', ')}. Check the spelling against docs/committee.schema.json.`,
    }
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { column, message: `${place} is missing. Fill it in.` }
  const what = issue.message.replace(/^Invalid input: /, 'is wrong: ')
  return { column, message: `${place} ${what}. Correct it: nothing was changed.` }
}

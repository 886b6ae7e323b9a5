import type { Passage } from './personal-words.ts'

/** How many lines from its top a paper is titled in. */
const TOP = 12

/** A line that is nothing but a mark, or begins with one as headers and titles do. */
const MARKS = [
  /^\W*(?:strictly\s+)?(?:private\s+(?:and|&)\s+)?confidential\s*(?:$|[-–—:(*.\]]|(?:report|item|appendix|annex|paper)\b)/i,
  /^\W*(?:(?:this|the)\s+(?:report|document|paper|annex|appendix)\s+is\s+)?(?:strictly\s+)?(?:not\s+for\s+publication|exempt\s+from\s+publication)\b/i,
  /^\W*(?:this|the)\s+(?:report|document|paper)\s+(?:is|contains|includes)\s+(?:wholly\s+|entirely\s+)?(?:exempt|confidential)\b/i,
  /^\W*exempt\s*(?:$|[-–—:(*.\]]|(?:information|report|item|appendix|annex|paper|by|under)\b)/i,
  /^\W*(?:private|closed|restricted)\s+(?:report|item|session|paper)\W*$/i,
  /^\W*part\s+(?:ii|2)\s*(?:\W*$|[-–—:(]\s*(?:exempt|private|closed|confidential|not for publication)|(?:report|item)\W*$)/i,
  /^\W*part\s+[bc]\s*[-–—:(]\s*(?:exempt|private|closed|confidential|not for publication)\b/i,
  /^\W*official[\s-]+sensitive\b/i,
  /^\W*RESTRICTED\W*$/,
  /^\W*by virtue of paragraphs?(?:\(s\))?\s+\(?[1-7]\b.*\bschedule\s+12\s?A\b/i,
  // A form's question that is answered on its line.
  /\b(?:exempt|confidential)\b(?!\s+from)[^.]{0,40}[?:\t–-]\s*y(?:es)?\b/i,
  /\b(?:status|classification|category|publication|access|exempt(?:ion)?|confidential(?:ity)?)\s*\??\s*[:\t–-]\s*(?:yes\b|exempt|confidential|restricted|private|closed|not for publication|part (?:ii|2)\b)/i,
]

/** A paragraph of Schedule 12A given as the reason for a thing, and not as a thing that might be. */
const BY_SCHEDULE =
  /\b(?:exempt|not for publication|confidential|closed|private|restricted)\b[^.]{0,160}\bschedule\s+12\s?A\b|\bschedule\s+12\s?A\b[^.]{0,80}\bparagraphs?\s+\(?[1-7]\b/i

/** What such a line says when it says the opposite, speaks of another paper, or of what may be. */
const OTHERWISE =
  /\b(?:no|none|nil|not?\s+applicable|n\/?a|neither|without|nothing|false|(?:does|do|is|are)\s+not\s+(?:contain|include|exempt|confidential)|non[- ](?:exempt|confidential)|not\s+exempt|may|might|if|whether|could|should|would|unless|either|[:?\t–-]\s*n\W*$|documents|appendices|members of the public|vote|except|access to information (?:procedure )?rules)\b|\bopen\b|\bpublic\s*$/i
/** A report that is public may well have an appendix which is not. */
const OF_AN_APPENDIX = /\b(?:appendix|annex|schedule\s+[a-z1-9]\b(?!\d)|enclosure|part of this report)/i

/**
 * Where a paper calls itself exempt or confidential: in the headers, the title or the words of its first page, as councils
 * write it. Null where it does not. `passages` are the first page and the headers; sentences that deny it, and those
 * that speak of an appendix, are no marks.
 */
export function markedSecret(passages: readonly Passage[]): string | null {
  const found = passages.find(({ text }) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return lines.some((line, at) => isMark(line, at, lines[at + 1] ?? ''))
  })
  return found?.where ?? null
}

function isMark(line: string, at: number, next: string): boolean {
  if (OTHERWISE.test(line)) return false
  // A form's question, with its answer below.
  if (/^\W*(?:no|none|nil|n\/?a|not applicable|there (?:is|are) (?:no|none))\b/i.test(next)) return false
  if (at < TOP && line.length <= 160 && MARKS.some((mark) => mark.test(line))) return true
  return BY_SCHEDULE.test(line) && !OF_AN_APPENDIX.test(line)
}

/** What a paper was sent as: null where nobody was asked whether the public may see it. */
interface SentAs {
  isSecret: boolean | null
  confirmedOpen: boolean
}

/**
 * What follows where a paper is marked so, and was not sent so. It is held back until its sender says that it may be
 * public: nothing takes back what was published once.
 */
export function unclaimedSecrecy(
  markedIn: string | null,
  { isSecret, confirmedOpen }: SentAs,
): { held: string } | { noted: string } | null {
  if (markedIn === null || isSecret === true) return null
  const calls = `${markedIn}: the paper calls itself exempt, confidential or not for publication`
  if (isSecret === null)
    return { noted: `${calls}. When it is sent, say under which paragraph, or that the public may read it.` }
  return confirmedOpen
    ? { noted: `${calls}. It was sent as open, and its sender said that the public may read it.` }
    : {
        held: `${calls}, and was sent as open. If it is exempt, say so and under which paragraph. If the public may read it, say that, or take the words out and send it again.`,
      }
}

/** How far below the line that opens it a block of contact details reaches: name, post, telephone, e-mail. */
const REACH = 5

/** Lines that say whom to ask: the head and the foot of every council report have them, and they are meant to be read. */
const OPENS = [
  /\bcontacts?\s*(?:officers?|persons?|details|names?|points?|information|us)?\s*(?:\([^)]*\)\s*)?(?:[:–—-]|$)/i,
  /\b(?:contact|lead|responsible|link|report(?:ing)?|originating|presenting|support|scrutiny|services|committee|governance|agenda) (?:officers?|contacts?|authors?|lead)\b/i,
  /\bauthors?\s*(?:\([^)]*\)\s*)?:/i,
  /^\W*(?:officers?|director|enquiries|prepared by|written by|submitted by|report of|from)\s*:/i,
  /\bplease (?:contact|call|ring|telephone|phone|e-?mail|ask|write)\b/i,
  /\b(?:further|more) (?:information|details)\b/i,
  /\b(?:enquiries|queries|questions|comments|responses) (?:to|should|can|may)\b/i,
]

/** `(Road Safety Manager – 01632 960123)`: how agendas end each item. */
const AGENDA_CONTACT = /^\W*\([^()]{3,60}[–—-]\s*\(?0[\d\s()/]+\)\W*$/

/** `Phone: …`, under somebody's post. */
const LABELLED = /^\W*(?:tele?(?:phone)?|phone|mob(?:ile)?|e-?mail|ext(?:ension)?)\b/i
const POST =
  /^.{0,60}\b(?:director|head of|managers?|officers?|chief|chair|lead|co-?ordinator|solicitor|deputy|assistant|adviser|advisor|analyst|accountant|engineer|planner)\b.{0,40}$/i

/** How councillors are reached is public by their office. */
const COUNCILLOR = /\b(?:councillors?|cllrs?|ward members?)\b/i

/** People who are written about, and whose details are never there to be asked by. */
const RESIDENT =
  /\b(?:residents?|tenants?|complainants?|applicants?|objectors?|petitioners?|parents?|mother|father|son|daughter|carers?|service users?|patients?|clients?|pupils?|claimants?|next of kin|victims?|witness(?:es)?)\b/i

/** Whether a line belongs to a block that says whom to ask. */
export function isContactLine(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (RESIDENT.test(line)) return false
  if (COUNCILLOR.test(line) || AGENDA_CONTACT.test(line)) return true
  const block = lines.slice(Math.max(0, at - REACH), at + 1)
  if (LABELLED.test(line) && block.some((one) => POST.test(one))) return true
  return block.some((one) => OPENS.some((opens) => opens.test(one)))
}

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
const DATE = `(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)?\\d{2}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${MONTHS})[a-z]*\\.?,?\\s+(?:19[2-9]|20\\d)\\d|(?:19[2-9]|20\\d)\\d-\\d{2}-\\d{2})`

/**
 * National Insurance numbers: two letters, six digits, a letter from A to D. HMRC gives out no D, F, I, Q, U or V as
 * either letter, no O as the second, and none of the prefixes below (NIM39110).
 */
export const nationalInsuranceNumbers = (lines: readonly string[]): number =>
  matches(lines, NATIONAL_INSURANCE).filter(([, prefix = '']) => !NEVER_GIVEN.test(prefix)).length

const NATIONAL_INSURANCE =
  /(?<![\w/-])([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-D](?![\w/-])/gi
const NEVER_GIVEN = /^(?:BG|GB|NK|KN|TN|NT|ZZ)$/i

/**
 * NHS numbers: ten digits, the last of which checks the others (modulus 11). One ten-digit number in eleven passes by
 * chance: so they count where the text says NHS number, or where they stand alone and are parted 3-3-4 as the NHS does.
 */
export function nhsNumbers(lines: readonly string[]): number {
  const isNamed = lines.some((line) => /\bNHS\s*(?:no\b|num|#|id\b)/i.test(line))
  return matches(lines, TEN_DIGITS).filter(([number]) => {
    const digits = number.replaceAll(/\D/g, '')
    if (!checks(digits)) return false
    return isNamed || (number.length === 12 && /^[467]/.test(digits))
  }).length
}

const TEN_DIGITS = /(?<![\d£,.+/-]|\d\s)[1-9]\d{2}([ \u00a0-]?)\d{3}\1\d{4}(?!\d|%|[,./-]\d|\s\d)/g

function checks(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((so, digit, at) => so + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === Number(digits[9]) && new Set(digits).size > 1
}

/** A day of birth that is somebody's: beside its label, below it in a table, or after a name. */
export function birthDates(lines: readonly string[]): number {
  const beside = matches(lines, LABELLED_BIRTH).length + matches(lines, NAMED_BIRTH).length
  if (beside > 0) return beside
  const head = lines.findIndex((line) => line.includes('\t') && BIRTH_LABEL.test(line))
  return head === -1 ? 0 : matches(lines.slice(head + 1), new RegExp(`\\b${DATE}\\b`, 'gi')).length
}

const BIRTH = '(?:\\bd\\.?\\s?o\\.?\\s?b\\b\\.?|\\b(?:dates? of birth|birth ?date)\\b)'
const BIRTH_LABEL = new RegExp(BIRTH, 'i')
// "Children whose date of birth is on or after 1 September" is a rule, not a person.
const LABELLED_BIRTH = new RegExp(`${BIRTH}[\\s:=)–-]{0,4}(?:is |was )?${DATE}`, 'gi')
const NAMED_BIRTH = new RegExp(
  `\\b[A-Z][a-z'’-]+ [A-Z][A-Za-z'’-]+,? (?:\\(|was )?[Bb]orn:? (?:on )?(?:the )?${DATE}`,
  'g',
)

/** A sort code with an account number, where either is called so: six digits in pairs are also a date. */
export function bankAccounts(lines: readonly string[]): number {
  const text = lines.join('\n')
  return matches([text], SORT_CODE).filter(({ index }) => {
    const around = text.slice(Math.max(0, index - 80), index + 80)
    return /sort\s?code|account|a\/c/i.test(around) && /(?<![\d-])\d{8}(?![\d-])/.test(around)
  }).length
}

const SORT_CODE = /(?<![\d-])\d{2}([- ])\d{2}\1\d{2}(?![\d-])|(?<=sort\s?code[^\d\n]{0,12})\d{6}(?!\d)/gi

const matches = (lines: readonly string[], pattern: RegExp): RegExpExecArray[] =>
  lines.flatMap((line) => [...line.matchAll(pattern)])

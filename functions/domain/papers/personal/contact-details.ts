import { isContactLine } from './contact-lines.ts'

/** How many e-mail addresses there are that belong to a person and stand outside the lines that say whom to ask. */
export const personalEmails = (lines: readonly string[]): number =>
  countIn(lines, (line, at) =>
    [...line.matchAll(EMAIL)].filter(([, name = '', domain = '']) => {
      if (COMMON_BOX.test(name)) return false
      if (PRIVATE_POST.test(domain)) return true
      return PERSONS_NAME.test(name) && !isContactLine(lines, at)
    }),
  )

const EMAIL = /(?<![\w.+-])([a-z0-9][\w.+'-]*)@((?:[a-z0-9-]+\.)+[a-z]{2,})/gi
/** Where private people have their post. */
const PRIVATE_POST =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|blueyonder|tiscali|protonmail|proton|mail|gmx)\.(?:com|co\.uk|net|me|org)$/i
/** `jane.smith`, `j.smith`, `jane_smith2`: and not a team's box of two words. */
const PERSONS_NAME = /^[a-z'-]+(?:[._][a-z'-]+){1,2}\d{0,4}$/i
const COMMON_BOX =
  /admin|advice|appeal|benefit|business|care|cllr|clerk|committee|communit|complaint|consult|contact|council|customer|data|democra|digital|direct|elect|enquir|environment|event|feedback|finance|foi|forum|governance|group|health|help|highway|housing|human|info|inquir|legal|licen|mail|media|member|net\b|news|noreply|office|ombudsman|parking|partner|plan|policy|press|project|protect|public|reception|registr|reply|report|safe|school|scrutiny|service|support|tax|team|transport|trust|volunteer|waste|web/i

/** How many telephone numbers there are that look like a private person's. */
export const personalPhones = (lines: readonly string[]): number =>
  countIn(lines, (line, at) =>
    isContactLine(lines, at)
      ? []
      : [...line.matchAll(PHONE)].filter(({ 0: number, index }) => {
          if (REFERENCE.test(line.slice(0, index))) return false
          const digits = number.replace(/^\+44\s?(?:\(0\))?/, '0').replaceAll(/\D/g, '')
          if (/^07[1-9]\d{8}$/.test(digits)) return true
          return /^0[12]\d{8,9}$/.test(digits) && !ORGANISATION.test(line)
        }),
  )

const PHONE =
  /(?<![\w+.,/£-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,5}\)?[\s-]?\d{3,4}(?:[\s-]?\d{3,4})?(?![\w/]|[.,-]\d)/g
/** A number that is called a code is none to call. */
const REFERENCE =
  /\b(?:codes?|ref(?:erence)?s?|invoices?|orders?|contracts?|grants?|accounts?|assets?)\W*(?:no|numbers?)?\W*$/i

/** A body with a telephone, not a person. */
const ORGANISATION =
  /\b(?:council|helplines?|switchboard|customers?|offices?|reception|hotline|freephone|out[- ]of[- ]hours|enquiries|teams?|services?|lines?|police|nhs|surgery|hospital|centre|library|school|ltd|limited|plc|llp|company|trust|charity|association|fax|call us|venue|hall)\b/i

/** How many addresses there are that look like somebody's home: a postcode after a house's number, or after a name. */
export function homeAddresses(lines: readonly string[]): number {
  const isRegister = lines.some((line) => NAMES_AND_POSTCODES.test(line))
  return countIn(lines, (line, at) =>
    [...line.matchAll(POSTCODE)].filter(({ index }) => {
      const before = [...lines.slice(Math.max(0, at - 3), at), line.slice(0, index)].join('\n').slice(-160)
      if (PREMISES.test(before) || isContactLine(lines, at)) return false
      return HOUSE.test(before) || TITLED_NAME.test(before) || (isRegister && line.includes('\t'))
    }),
  )
}

const POSTCODE = /\b[A-PR-UWYZ][A-HK-Y]?\d[A-HJKMNP-Y\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b/g
/** A house or a flat with its number, and its street. */
const HOUSE =
  /\b(?:flat|apartment)\s+\d+\w?\b|\b\d{1,4}[A-Za-z]?,?\s+(?:[A-Z][\w'’.-]+\s+){1,4}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Cl|Drive|Dr|Crescent|Cres|Grove|Gardens|Gdns|Terrace|Place|Court|Way|Walk|Row|Mews|Hill|Rise|View|Green|Square|Parade|Bank|Fold|Mount|Croft|Park)\b/i
const TITLED_NAME = /\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+(?:[A-Z][\w'’-]*\.?\s+){0,3}[A-Z][\w'’-]+/
/** The head of a table that lists people with their postcodes. */
const NAMES_AND_POSTCODES =
  /^(?=.*\t)(?=.*\b(?:(?:sur|fore|first|last|full)\s?name|name of (?:resident|tenant|applicant|child|pupil|client)|(?:resident|tenant|applicant|child|pupil|client)(?:'s|’s)? name)\b)(?=.*\bpost\s?code\b)/i
/** Words of addresses where nobody lives, or that are public for another reason: a venue, a firm, a planning site. */
const PREMISES =
  /\b(?:town hall|city hall|county hall|civic|guildhall|council|offices?|centre|schools?|academy|library|church|mosque|temple|hospital|surgery|clinic|station|university|college|nursery|museum|ltd|limited|plc|llp|trust|venue|room|floor|suite|unit|premises|licen[cs]ing|planning|application|site|land|pub|inn|hotel|restaurant|shop|supermarket|business|industrial|registered|headquarters|service|care home|ward)\b/i

const countIn = (lines: readonly string[], found: (line: string, at: number) => unknown[]): number =>
  lines.reduce((sum, line, at) => sum + found(line, at).length, 0)

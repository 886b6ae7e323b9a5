/**
 * Writes the three bank-holiday lists. Run by hand when a holiday is proclaimed or a year is added:
 * put the proclamation into bank-holidays-by-rule.ts, set the version and the years here, then
 * `node test/support/write-bank-holidays.ts`, and compare with gov.uk/bank-holidays.
 */
import { writeFileSync } from 'node:fs'
import type { Region } from '../../functions/domain/calendar/bank-holidays.ts'
import { bankHolidaysByRule } from './bank-holidays-by-rule.ts'

const VERSION = '2026-11'
const GAZETTES: Record<Region, { from: number; to: number; gazette: string }> = {
  'england-and-wales': { from: 1990, to: 2028, gazette: 'London' },
  scotland: { from: 2008, to: 2028, gazette: 'Edinburgh' },
  'northern-ireland': { from: 2008, to: 2028, gazette: 'Belfast' },
}

for (const region of Object.keys(GAZETTES) as Region[]) {
  const { from, to, gazette } = GAZETTES[region]
  const source = `Banking and Financial Dealings Act 1971, Schedule 1; royal proclamations in the ${gazette} Gazette; gov.uk/bank-holidays`
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const lines = years
    .flatMap((year) => bankHolidaysByRule(region, year))
    .map(({ date, title }) => `    { "date": "${date}", "title": "${title}" }`)
  const list = `{
  "region": "${region}",
  "version": "${VERSION}",
  "source": "${source}",
  "covers": { "from": ${from}, "to": ${to} },
  "holidays": [
${lines.join(',\n')}
  ]
}
`
  writeFileSync(
    new URL(`../../functions/domain/calendar/bank-holidays/${region}.json`, import.meta.url),
    list,
  )
}

const CLOCK = /^(\d{1,2})(?:[.:](\d{2}))?\s*([ap])?\.?(?:m\.?)?(?:\s|$)/i
const NOON = /^(?:12\s*)?(?:noon|midday)\b/i

/**
 * When a meeting begins, as a clock shows it (`16:30`), from the words of a work programme: `4.30 pm`, `10am`,
 * `18:00`, `12 noon`. Null where the words name no time that is certain: `after the Council`, or a bare `4`.
 */
export function startTime(words: string): string | null {
  const told = words.trim()
  if (NOON.test(told)) return '12:00'
  const [, hours, minutes, half] = CLOCK.exec(told) ?? []
  if (hours === undefined || (half === undefined && minutes === undefined)) return null
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  const isTime = hour <= 23 && Number(minutes ?? 0) <= 59 && (half === undefined || Number(hours) <= 12)
  return isTime ? `${String(hour).padStart(2, '0')}:${minutes ?? '00'}` : null
}

import type { Answer } from '../../domain/refusal.ts'

/** What an act of the story came to. The demonstration stops where a thing was refused that should not be. */
export function expectDone<T>(answer: Answer<T>): T {
  if ('done' in answer) return answer.done
  throw new Error(answer.refused.map(({ message }) => message).join(' '))
}

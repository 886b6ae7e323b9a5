import type { Refusal } from '../../domain/refusal.ts'

/** One field of a form, as it is asked for. */
export interface Asked {
  name: string
  label: string
  hint?: string
  as?: 'line' | 'area' | 'date' | 'choice'
  options?: readonly { value: string; words: string }[]
  rows?: number
}

/** Fields in ready words, each with what it holds and what is wrong with it. */
export const fieldViews = (
  fields: readonly Asked[],
  values: Readonly<Record<string, string>>,
  refused: readonly Refusal[] = [],
) =>
  fields.map(({ name, label, hint = '', as = 'line', options = [], rows = 3 }) => {
    const value = values[name] ?? ''
    const error = refused
      .filter(({ column }) => column === name)
      .map(({ message }) => message)
      .join(' ')
    return {
      name,
      label,
      hint,
      value,
      error,
      rows,
      isArea: as === 'area',
      isDate: as === 'date',
      isLine: as === 'line',
      isChoice: as === 'choice',
      options: options.map((option) => ({ ...option, isChosen: option.value === value })),
      describedBy: [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' '),
    }
  })

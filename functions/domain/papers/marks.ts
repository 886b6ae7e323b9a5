/** What of a document only its author can decide: how much of it there is, and by how many people. Never who. */
export interface Marks {
  changes: number
  comments: number
  people: number
}

export const hasMarks = ({ changes, comments }: Marks): boolean => changes + comments > 0

/** Why a document with tracked changes or comments is not taken as it is, and both ways out. */
export const undecided = (marks: Marks): string =>
  `There ${verb(marks)} ${inWords(marks)} in it${by(marks)}. ${waysOut(marks)}`

function waysOut({ changes, comments }: Marks): string {
  const [it, them] = changes + comments === 1 ? ['It', 'it'] : ['They', 'them']
  if (changes === 0)
    return `${it} would show what was said of the report before it was sent. Either choose to leave ${them} out, or delete ${them} (Review, Delete) and send the file again.`
  return comments === 0
    ? `${it} would show who wrote and deleted what. Either choose to accept all changes, or settle ${them} (Review, Accept or Reject) and send the file again.`
    : `${it} would show who wrote and deleted what. Either choose to accept all changes and leave out all comments, or settle them (Review: Accept or Reject, Delete) and send the file again.`
}

/** What was done with them, where its sender chose so. */
export function settled({ changes, comments }: Marks): string {
  const done = [
    changes === 0 ? null : `${counted(changes, 'tracked change')} ${changes === 1 ? 'was' : 'were'} accepted`,
    comments === 0 ? null : `${counted(comments, 'comment')} ${comments === 1 ? 'was' : 'were'} left out`,
  ]
  return `As you chose, ${done.filter((part) => part !== null).join(' and ')}. Read the PDF once, to be sure that it says what you mean.`
}

const inWords = ({ changes, comments }: Marks): string =>
  [
    ...(changes === 0 ? [] : [counted(changes, 'tracked change')]),
    ...(comments === 0 ? [] : [counted(comments, 'comment')]),
  ].join(' and ')

const counted = (count: number, name: string): string => (count === 1 ? `one ${name}` : `${count} ${name}s`)

const by = ({ people }: Marks): string => (people < 2 ? '' : `, by ${people} people`)
const verb = ({ changes, comments }: Marks): string => ((changes || comments) === 1 ? 'is' : 'are')

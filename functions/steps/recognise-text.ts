import type { Progress } from '../ports/progress.ts'
import type { ReadingOrders } from '../ports/reading-orders.ts'
import type { TextRecogniser } from '../ports/text-recogniser.ts'

/** Takes up a scan, has it read, and lays down what became of it. Being told twice changes nothing. */
export async function recogniseText(
  { orders, recogniser, progress }: { orders: ReadingOrders; recogniser: TextRecogniser; progress: Progress },
  id: string,
): Promise<void> {
  const order = await orders.take(id)
  if (order === undefined) return
  const read = await recogniser.read(order.pdf, order.pages, progress)
  if (read === 'waiting') throw new Error('A scan was handed on by whoever is to read it')
  await orders.settle(id, read)
}

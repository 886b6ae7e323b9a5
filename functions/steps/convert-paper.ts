import type { ConversionOrder, ConversionOrders, ConversionOutcome } from '../ports/conversion-orders.ts'
import type { WordConverter } from '../ports/word-converter.ts'

/** Takes up an order, has it carried out, and lays down what became of it. Being told twice changes nothing. */
export async function convertPaper(
  { orders, converter }: { orders: ConversionOrders; converter: WordConverter },
  id: string,
): Promise<void> {
  const order = await orders.take(id)
  if (order !== undefined) await orders.settle(id, await carriedOut(converter, order))
}

async function carriedOut(converter: WordConverter, order: ConversionOrder): Promise<ConversionOutcome> {
  const made = order.verb === 'convert' ? await converter.convert(order) : await converter.renew(order)
  switch (made.was) {
    case 'converted':
      return { was: 'made', kind: 'pdf', bytes: made.pdf }
    case 'renewed':
      return { was: 'made', kind: made.kind, bytes: made.bytes }
    case 'refused':
      return made
    case 'waiting':
      throw new Error('An order was handed on by whoever is to carry it out')
  }
}

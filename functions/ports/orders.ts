/** Where orders are taken up by whoever carries them out, and what became of them is laid down. */
export interface Orders<Order, Outcome> {
  /** Nothing where no such order lies there: it was let go of. */
  take(id: string): Promise<Order | undefined>
  /** Lays down what became of an order. What was laid down first stands. */
  settle(id: string, outcome: Outcome): Promise<void>
}

import { withRetry } from '#shared/retry';
import type { InventoryClient } from './inventory-client.ts';
import type { Order } from './order.ts';
import type { Payment, PaymentsClient } from './payments-client.ts';

/** Reserves the goods of an order and takes the money for them. The order is marked as paid when payments says so. */
export class Checkout {
  constructor(
    private readonly inventory: InventoryClient,
    private readonly payments: PaymentsClient,
  ) {}

  async execute(order: Order): Promise<Payment> {
    await withRetry(() => this.inventory.reserve(order.id, order.postcode, order.lines));
    return this.payments.capture(order.id, order.totalCents, order.currency);
  }
}

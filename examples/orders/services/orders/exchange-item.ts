import type { InventoryClient } from './inventory-client.ts';
import type { Order, OrderLine } from './order.ts';
import type { Payment, PaymentsClient } from './payments-client.ts';

/** Sends another item than the one that was ordered, and charges the difference. */
export class ExchangeItem {
  constructor(
    private readonly inventory: InventoryClient,
    private readonly payments: PaymentsClient,
  ) {}

  async execute(order: Order, replacement: OrderLine, differenceCents: number): Promise<Payment> {
    const exchangeId = `${order.id}-exchange-${replacement.sku}`;
    const reservation = await this.inventory.reserve(exchangeId, order.postcode, [replacement]);
    try {
      return await this.payments.capture(exchangeId, differenceCents, order.currency);
    } catch (error) {
      await this.inventory.release(reservation.id);
      throw error;
    }
  }
}

import type { DataSource, EntityManager } from 'typeorm';
import type { CarrierClient } from './carrier-client.ts';
import { OutboxMessage, Reservation, StockLevel, type ReservedLine } from './entities.ts';
import type { StockCache } from './stock-cache.ts';

export interface ReservationRequest {
  orderId: string;
  postcode: string;
  lines: ReservedLine[];
}

export class OutOfStock extends Error {}

/** Sets stock aside for an order. Asking again for the same order returns the reservation that it has. */
export class ReserveStock {
  constructor(
    private readonly dataSource: DataSource,
    private readonly carriers: CarrierClient,
    private readonly cache: StockCache,
  ) {}

  async execute(request: ReservationRequest): Promise<Reservation> {
    const reservation = await this.dataSource.transaction(async (manager) => {
      const existing = await manager.findOneBy(Reservation, { id: request.orderId });
      if (existing) return existing;
      for (const line of request.lines.toSorted((a, b) => a.sku.localeCompare(b.sku))) {
        await this.take(line, manager);
      }
      return this.record(request, manager);
    });
    await this.cache.forget(request.lines);
    return reservation;
  }

  private async take({ sku, quantity }: ReservedLine, manager: EntityManager): Promise<void> {
    const stock = await manager.findOne(StockLevel, { where: { sku }, lock: { mode: 'pessimistic_write' } });
    if (!stock || stock.available < quantity) throw new OutOfStock(sku);
    const left = stock.available - quantity;
    await manager.update(StockLevel, { sku }, { available: left });
    if (left <= stock.reorderAt) await this.reorder(sku, manager);
  }

  private async reorder(sku: string, manager: EntityManager): Promise<void> {
    const id = `reorder-${sku}-${new Date().toISOString().slice(0, 10)}`;
    await manager.upsert(OutboxMessage, { id, topic: 'purchase-orders', key: sku, payload: { sku } }, ['id']);
  }

  private async record(request: ReservationRequest, manager: EntityManager): Promise<Reservation> {
    const { orderId, postcode, lines } = request;
    const quote = await this.carriers.quote(lines, postcode);
    return manager.save(Reservation, { id: orderId, lines, ...quote });
  }
}

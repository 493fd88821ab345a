import type { DataSource } from 'typeorm';
import { Reservation, StockLevel } from './entities.ts';
import type { StockCache } from './stock-cache.ts';

export class ReleaseStock {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cache: StockCache,
  ) {}

  async execute(reservationId: string): Promise<void> {
    const released = await this.dataSource.transaction(async (manager) => {
      const reservation = await manager.findOneBy(Reservation, { id: reservationId });
      for (const { sku, quantity } of reservation?.lines ?? []) {
        await manager.increment(StockLevel, { sku }, 'available', quantity);
      }
      await manager.delete(Reservation, { id: reservationId });
      return reservation?.lines ?? [];
    });
    await this.cache.forget(released);
  }
}

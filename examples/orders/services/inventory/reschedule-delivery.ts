import type { DataSource } from 'typeorm';
import type { CarrierClient } from './carrier-client.ts';
import { Reservation } from './entities.ts';

export class RescheduleDelivery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly carriers: CarrierClient,
  ) {}

  async execute(reservationId: string, postcode: string): Promise<void> {
    const current = await this.dataSource.manager.findOneByOrFail(Reservation, { id: reservationId });
    const quote = await this.carriers.quote(current.lines, postcode);
    await this.dataSource.transaction(async (manager) => {
      const reservation = await manager.findOneOrFail(Reservation, {
        where: { id: reservationId },
        lock: { mode: 'pessimistic_write' },
      });
      await manager.save(Reservation, { ...reservation, ...quote });
    });
  }
}

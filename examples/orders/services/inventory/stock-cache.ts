import type { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { StockLevel, type ReservedLine } from './entities.ts';

export class StockCache {
  constructor(
    private readonly redis: Redis,
    private readonly dataSource: DataSource,
  ) {}

  async available(sku: string): Promise<number> {
    const cached = await this.redis.get(`stock:${sku}`);
    if (cached !== null) return Number(cached);
    const stock = await this.dataSource.manager.findOneBy(StockLevel, { sku });
    const available = stock?.available ?? 0;
    await this.redis.set(`stock:${sku}`, available, 'EX', 30);
    return available;
  }

  async forget(lines: ReservedLine[]): Promise<void> {
    await Promise.all(lines.map(({ sku }) => this.redis.del(`stock:${sku}`)));
  }
}

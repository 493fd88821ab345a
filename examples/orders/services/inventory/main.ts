import { required } from '#shared/environment';
import { OutboxRelay } from '#shared/outbox-relay';
import fastify from 'fastify';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { CarrierClient } from './carrier-client.ts';
import { OutboxMessage, Reservation, StockLevel } from './entities.ts';
import { PurchaseOrderQueue } from './purchase-orders.ts';
import { ReleaseStock } from './release-stock.ts';
import { RescheduleDelivery } from './reschedule-delivery.ts';
import { ReserveStock, type ReservationRequest } from './reserve-stock.ts';
import { StockCache } from './stock-cache.ts';
import { TypeormOutbox } from './typeorm-outbox.ts';

const dataSource = await new DataSource({
  type: 'postgres',
  url: required('DATABASE_URL'),
  entities: [StockLevel, Reservation, OutboxMessage],
}).initialize();
const redis = new Redis(required('REDIS_URL'), { commandTimeout: 500 });

const carriers = new CarrierClient();
const cache = new StockCache(redis, dataSource);
const reserveStock = new ReserveStock(dataSource, carriers, cache);
const releaseStock = new ReleaseStock(dataSource, cache);
const rescheduleDelivery = new RescheduleDelivery(dataSource, carriers);

const app = fastify({ logger: true });

app.get<{ Params: { sku: string } }>('/stock/:sku', async (request) => ({
  available: await cache.available(request.params.sku),
}));

app.post<{ Body: ReservationRequest }>('/reservations', async (request) =>
  reserveStock.execute(request.body),
);

app.delete<{ Params: { id: string } }>('/reservations/:id', async (request, reply) => {
  await releaseStock.execute(request.params.id);
  return reply.code(204).send();
});

app.put<{ Params: { id: string }; Body: { postcode: string } }>(
  '/reservations/:id/delivery',
  async (request, reply) => {
    await rescheduleDelivery.execute(request.params.id, request.body.postcode);
    return reply.code(204).send();
  },
);

const shutdown = new AbortController();
process.once('SIGTERM', () => {
  shutdown.abort();
});

await app.listen({ host: '0.0.0.0', port: 8080 });

const relay = new OutboxRelay(
  new TypeormOutbox(dataSource),
  new PurchaseOrderQueue(required('PURCHASE_ORDERS_URL')),
);
await relay.run(shutdown.signal).catch((error: unknown) => {
  if (!shutdown.signal.aborted) throw error;
});

await app.close();
await dataSource.destroy();
redis.disconnect();

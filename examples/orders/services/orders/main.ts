import { required, requiredList } from '#shared/environment';
import { EventConsumer } from '#shared/event-consumer';
import { KafkaPublisher } from '#shared/kafka-publisher';
import { OutboxRelay } from '#shared/outbox-relay';
import { createServiceClient } from '#shared/service-client';
import fastify from 'fastify';
import { Kafka } from 'kafkajs';
import knex from 'knex';
import { CancelOrder } from './cancel-order.ts';
import { Checkout } from './checkout.ts';
import { ExchangeItem } from './exchange-item.ts';
import { InventoryClient } from './inventory-client.ts';
import { KnexOutbox } from './knex-outbox.ts';
import { OrderRepository } from './order-repository.ts';
import { consumePaymentEvents } from './payment-events.ts';
import { PaymentsClient } from './payments-client.ts';
import { PlaceOrder } from './place-order.ts';
import { registerRoutes } from './routes.ts';

const db = knex({ client: 'pg', connection: required('DATABASE_URL') });
const kafka = new Kafka({ clientId: 'orders', brokers: requiredList('KAFKA_BROKERS') });
const producer = kafka.producer({ idempotent: true });
const consumer = kafka.consumer({ groupId: 'orders' });
const publisher = new KafkaPublisher(producer);

const orders = new OrderRepository(db);
const outbox = new KnexOutbox(db);
const inventory = new InventoryClient(createServiceClient({ baseUrl: required('INVENTORY_URL') }));
const payments = new PaymentsClient(
  createServiceClient({ baseUrl: required('PAYMENTS_URL'), timeoutMs: 8_000 }),
);

const app = fastify({ logger: true });
registerRoutes(app, {
  orders,
  placeOrder: new PlaceOrder(db, orders, outbox),
  cancelOrder: new CancelOrder(orders, publisher),
  checkout: new Checkout(inventory, payments),
  exchangeItem: new ExchangeItem(inventory, payments),
});

const shutdown = new AbortController();
process.once('SIGTERM', () => {
  shutdown.abort();
});

await Promise.all([producer.connect(), consumer.connect()]);
await consumePaymentEvents(new EventConsumer(consumer, producer), orders);
await app.listen({ host: '0.0.0.0', port: 8080 });

await new OutboxRelay(outbox, publisher).run(shutdown.signal).catch((error: unknown) => {
  if (!shutdown.signal.aborted) throw error;
});

await app.close();
await Promise.all([producer.disconnect(), consumer.disconnect()]);
await db.destroy();

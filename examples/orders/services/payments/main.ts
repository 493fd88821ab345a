import { required, requiredList } from '#shared/environment';
import { EventConsumer } from '#shared/event-consumer';
import { KafkaPublisher } from '#shared/kafka-publisher';
import { OutboxRelay } from '#shared/outbox-relay';
import fastify from 'fastify';
import { Kafka } from 'kafkajs';
import pg from 'pg';
import Stripe from 'stripe';
import { CapturePayment, type CaptureRequest } from './capture-payment.ts';
import { ExchangeRates } from './exchange-rates.ts';
import { PaymentRepository, PostgresOutbox } from './payment-repository.ts';
import { archiveReceipts } from './receipts.ts';
import { RefundPayment } from './refund-payment.ts';

const pool = new pg.Pool({ connectionString: required('DATABASE_URL'), statement_timeout: 5_000 });
const stripe = new Stripe(required('STRIPE_KEY'), { timeout: 5_000, maxNetworkRetries: 2 });
const kafka = new Kafka({ clientId: 'payments', brokers: requiredList('KAFKA_BROKERS') });
const producer = kafka.producer({ idempotent: true });
const consumer = kafka.consumer({ groupId: 'receipts' });

const payments = new PaymentRepository(pool);
const capture = new CapturePayment(stripe, new ExchangeRates(required('EXCHANGE_RATES_URL')), payments);
const refund = new RefundPayment(stripe, payments);

const app = fastify({ logger: true });

app.post<{ Body: CaptureRequest }>('/payments', async (request) => capture.execute(request.body));

app.post<{ Params: { orderId: string }; Body: { amount: number } }>(
  '/payments/:orderId/refund',
  async (request) => ({
    refundId: await refund.execute(request.params.orderId, request.body.amount),
  }),
);

app.post<{ Body: Stripe.Event }>('/stripe/events', async (request, reply) => {
  const event = request.body;
  if (event.type === 'charge.refunded' && typeof event.data.object.payment_intent === 'string') {
    await payments.markRefunded(event.data.object.payment_intent);
  }
  return reply.code(204).send();
});

const shutdown = new AbortController();
process.once('SIGTERM', () => {
  shutdown.abort();
});

await Promise.all([producer.connect(), consumer.connect()]);
await archiveReceipts(new EventConsumer(consumer, producer), required('RECEIPTS_BUCKET'));
await app.listen({ host: '0.0.0.0', port: 8080 });

const relay = new OutboxRelay(new PostgresOutbox(pool), new KafkaPublisher(producer));
await relay.run(shutdown.signal).catch((error: unknown) => {
  if (!shutdown.signal.aborted) throw error;
});

await app.close();
await Promise.all([producer.disconnect(), consumer.disconnect()]);
await pool.end();

import type { EventConsumer } from '#shared/event-consumer';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { CapturedPayment } from './payment-repository.ts';

export const receiptStore = new S3Client({
  region: 'eu-central-1',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
});

/** Keeps a receipt of each payment. The key is the payment's, so that reading an event twice writes the same object. */
export async function archiveReceipts(events: EventConsumer, bucket: string): Promise<void> {
  await events.run<CapturedPayment>('payments', async (payment) => {
    await receiptStore.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: `receipts/${payment.intentId}.json`,
        Body: JSON.stringify(payment),
        ContentType: 'application/json',
      }),
    );
  });
}

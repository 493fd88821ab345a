import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Consumer } from 'kafkajs';
import type { CapturedPayment } from './payment-repository.ts';

export const receiptStore = new S3Client({
  region: 'eu-central-1',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
});

/** Keeps a receipt of each payment. The key is the payment's, so that reading an event twice writes the same object. */
export async function archiveReceipts(consumer: Consumer, bucket: string): Promise<void> {
  await consumer.subscribe({ topic: 'payments' });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const payment: CapturedPayment = JSON.parse(message.value?.toString() ?? '{}');
      await receiptStore.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: `receipts/${payment.intentId}.json`,
          Body: JSON.stringify(payment),
          ContentType: 'application/json',
        }),
      );
    },
  });
}

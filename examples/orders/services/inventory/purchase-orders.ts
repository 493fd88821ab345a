import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { required } from '#shared/environment';
import type { DomainEvent, EventPublisher } from '#shared/events';

const sqs = new SQSClient({
  region: required('AWS_REGION'),
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
});

/** Hands purchase orders to the buyers' queue, once for each product and day. */
export class PurchaseOrderQueue implements EventPublisher {
  constructor(private readonly queueUrl: string) {}

  async publish(event: DomainEvent): Promise<void> {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: this.queueUrl,
        MessageBody: JSON.stringify(event.payload),
        MessageGroupId: event.key,
        MessageDeduplicationId: event.id,
      }),
    );
  }
}

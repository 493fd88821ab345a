import type { Producer } from 'kafkajs';
import type { DomainEvent, EventPublisher } from '#shared/events';

export class KafkaPublisher implements EventPublisher {
  constructor(private readonly producer: Producer) {}

  async publish(event: DomainEvent): Promise<void> {
    await this.producer.send({
      topic: event.topic,
      messages: [{ key: event.key, value: JSON.stringify(event.payload), headers: { 'event-id': event.id } }],
    });
  }
}

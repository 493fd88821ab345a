import { setTimeout as delay } from 'node:timers/promises';
import type { EventPublisher, Outbox } from '#shared/events';

/** Publishes what services leave in their outboxes. An event may be published twice, and is never lost. */
export class OutboxRelay {
  constructor(
    private readonly outbox: Outbox,
    private readonly publisher: EventPublisher,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const published = await this.relay();
      if (published === 0) await delay(500, undefined, { signal });
    }
  }

  private async relay(): Promise<number> {
    const events = await this.outbox.nextBatch(100);
    for (const event of events) {
      await this.publisher.publish(event);
    }
    await this.outbox.remove(events.map((event) => event.id));
    return events.length;
  }
}

import type { Consumer, Producer } from 'kafkajs';

/** Reads the events of a topic. A record that is no JSON is put aside, so that the consumer gets to those behind it. */
export class EventConsumer {
  constructor(
    private readonly consumer: Consumer,
    private readonly deadLetters: Producer,
  ) {}

  async run<Event>(topic: string, handle: (event: Event) => Promise<void>): Promise<void> {
    await this.consumer.subscribe({ topic });
    await this.consumer.run({
      eachMessage: async ({ message }) => {
        const event = parse<Event>(message.value);
        if (event === null) await this.deadLetters.send({ topic: `${topic}.dead`, messages: [message] });
        else await handle(event);
      },
    });
  }
}

function parse<Event>(value: Buffer | null): Event | null {
  try {
    return JSON.parse(String(value)) as Event;
  } catch {
    return null;
  }
}

import amqp from 'amqplib';

export class BookingEvents {
  constructor(private readonly channel: amqp.ConfirmChannel) {}

  async booked(id: string) {
    await this.publish('booked', { id });
  }

  private async publish(kind: string, body: object) {
    this.channel.publish('bookings', kind, Buffer.from(JSON.stringify(body)), { persistent: true });
    await this.channel.waitForConfirms();
  }
}

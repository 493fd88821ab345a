import type { BookingRepository } from './booking-repository.ts';
import type { BookingEvents } from './events.ts';
import type { FlightClient } from './flight-client.ts';

export class CreateBooking {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly flights: FlightClient,
    private readonly events: BookingEvents,
  ) {}

  async execute(id: string, flightId: string) {
    const { seats } = await this.flights.flight(flightId);
    const [seat] = seats;
    if (!seat) throw new Error('No seat is left');
    await this.flights.reserveSeat(flightId, seat);
    await this.bookings.add({ id, flightId, seat }); // expect: require-compensation (after `this.flights.reserveSeat` has taken effect)
    await this.events.booked(id); // expect: no-dual-write (via `BookingEvents.booked → BookingEvents.publish → this.channel.publish`)
  }

  /** The same steps; the seat is given back when the booking cannot be kept. */
  async executeSafely(id: string, flightId: string, seat: string) {
    await this.flights.reserveSeat(flightId, seat);
    try {
      await this.bookings.add({ id, flightId, seat });
    } catch (error) {
      await this.flights.releaseSeat(flightId, seat);
      throw error;
    }
  }
}

import type { Repository } from 'typeorm';

export interface Booking {
  id: string;
  flightId: string;
  seat: string;
}

export class BookingRepository {
  constructor(private readonly bookings: Repository<Booking>) {}

  find(id: string) {
    return this.bookings.findOneBy({ id });
  }

  add(booking: Booking) {
    return this.bookings.save(booking);
  }
}

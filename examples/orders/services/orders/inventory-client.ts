import type { AxiosInstance } from 'axios';
import type { OrderLine } from './order.ts';

export interface Reservation {
  id: string;
  shippingCents: number;
  deliverySlot: string;
}

export class InventoryClient {
  constructor(private readonly http: AxiosInstance) {}

  async available(sku: string): Promise<number> {
    const { data } = await this.http.get<{ available: number }>(`/stock/${sku}`);
    return data.available;
  }

  async reserve(orderId: string, postcode: string, lines: OrderLine[]): Promise<Reservation> {
    const { data } = await this.http.post<Reservation>(
      '/reservations',
      { orderId, postcode, lines },
      { headers: { 'Idempotency-Key': `reserve-${orderId}` } },
    );
    return data;
  }

  async release(reservationId: string): Promise<void> {
    await this.http.delete(`/reservations/${reservationId}`);
  }
}

import type { AxiosInstance } from 'axios';

export interface Payment {
  intentId: string;
  amountCents: number;
}

export class PaymentsClient {
  constructor(private readonly http: AxiosInstance) {}

  async capture(orderId: string, amountCents: number, currency: string): Promise<Payment> {
    const { data } = await this.http.post<Payment>(
      '/payments',
      { orderId, amountCents, currency },
      { headers: { 'Idempotency-Key': `capture-${orderId}` } },
    );
    return data;
  }
}

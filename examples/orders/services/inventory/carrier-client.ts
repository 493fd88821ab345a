import { required } from '#shared/environment';
import axios from 'axios';
import type { ReservedLine } from './entities.ts';

export interface Quote {
  shippingCents: number;
  deliverySlot: string;
}

const http = axios.create({
  baseURL: required('CARRIER_URL'),
  headers: { Authorization: `Bearer ${required('CARRIER_TOKEN')}` },
});

export class CarrierClient {
  async quote(lines: ReservedLine[], postcode: string): Promise<Quote> {
    const parcels = lines.reduce((count, line) => count + line.quantity, 0);
    const { data } = await http.get<Quote>('/v2/quotes', { params: { parcels, postcode } });
    return data;
  }
}

export interface OrderLine {
  sku: string;
  quantity: number;
}

export interface Order {
  id: string;
  customerId: string;
  postcode: string;
  lines: OrderLine[];
  totalCents: number;
  currency: string;
  status: 'placed' | 'paid' | 'cancelled';
}

export type NewOrder = Omit<Order, 'status'>;

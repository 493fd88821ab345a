import type Stripe from 'stripe';
import type { PaymentRepository } from './payment-repository.ts';

/** Gives money of an order back, or a part of it. The refund is recorded when Stripe reports it. */
export class RefundPayment {
  constructor(
    private readonly stripe: Stripe,
    private readonly payments: PaymentRepository,
  ) {}

  async execute(orderId: string, amount: number): Promise<string> {
    const payment = await this.payments.findByOrder(orderId);
    if (!payment) throw new Error(`There is no payment for order ${orderId}`);
    const refund = await this.stripe.refunds.create({ payment_intent: payment.intentId, amount });
    return refund.id;
  }
}

import type Stripe from 'stripe';
import type { ExchangeRates } from './exchange-rates.ts';
import type { CapturedPayment, PaymentRepository } from './payment-repository.ts';

export interface CaptureRequest {
  orderId: string;
  amountCents: number;
  currency: string;
}

export class CapturePayment {
  constructor(
    private readonly stripe: Stripe,
    private readonly rates: ExchangeRates,
    private readonly payments: PaymentRepository,
  ) {}

  async execute(request: CaptureRequest): Promise<CapturedPayment> {
    const amountCents = await this.inEuroCents(request);
    const intent = await this.stripe.paymentIntents.create(
      { amount: amountCents, currency: 'eur', confirm: true, metadata: { orderId: request.orderId } },
      { idempotencyKey: `capture-${request.orderId}` },
    );
    const payment = { intentId: intent.id, orderId: request.orderId, amountCents, currency: 'eur' };
    try {
      await this.payments.record(payment);
    } catch (error) {
      await this.stripe.refunds.create(
        { payment_intent: intent.id },
        { idempotencyKey: `undo-${intent.id}` },
      );
      throw error;
    }
    return payment;
  }

  private async inEuroCents({ amountCents, currency }: CaptureRequest): Promise<number> {
    if (currency === 'eur') return amountCents;
    const rate = (await this.rates.today())[currency];
    if (rate === undefined) throw new Error(`There is no rate for ${currency}`);
    return Math.round(amountCents / rate);
  }
}

import { setTimeout as delay } from 'node:timers/promises';

export type Rates = Record<string, number>;

export class ExchangeRates {
  constructor(private readonly url: string) {}

  /** The rates of today. The provider drops a request now and then. */
  async today(): Promise<Rates> {
    for (;;) {
      try {
        return await this.load();
      } catch (error) {
        console.warn('The exchange rates could not be loaded', error);
        await delay(1_000);
      }
    }
  }

  private async load(): Promise<Rates> {
    const response = await fetch(`${this.url}/latest`, { signal: AbortSignal.timeout(3_000) });
    if (!response.ok) throw new Error(`Exchange rates answered ${response.status}`);
    const body = (await response.json()) as { rates: Rates };
    return body.rates;
  }
}

import { prices, stock } from './clients.ts';
import { request } from './request.ts';

export async function item(sku: string) {
  const { data: level } = await stock.get<number>(`/levels/${sku}`);
  const { data: price } = await prices.get<number>(`/prices/${sku}`);
  const reviews = await request<string[]>(`http://reviews/${sku}`); // expect: require-timeout (via `request → fetch`)
  const images = await request<string[]>(`http://images/${sku}`, { signal: AbortSignal.timeout(1_000) });
  return { level, price, reviews, images };
}

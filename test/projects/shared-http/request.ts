/** Asks a service. The caller says how long it is willing to wait. */
export async function request<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}`);
  return (await response.json()) as T;
}

export const post = <T>(url: string, body: object, signal?: AbortSignal) =>
  request<T>(url, { method: 'POST', body: JSON.stringify(body), signal: signal ?? null });

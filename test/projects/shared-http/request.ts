/** Asks a service. The caller says how long it is willing to wait. */
export async function request<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}`);
  return (await response.json()) as T;
}

/** Asks a service, for as long as the caller says; no caller says anything. */
async function ask(url: string, signal?: AbortSignal): Promise<Response> {
  return fetch(url, { signal: signal ?? null }); // expect: require-timeout (no caller of `ask` hands it a limit (2 calls, one of them in `health`))
}

export const health = async (service: string) => ask(`http://${service}/health`);
export const version = async (service: string) => ask(`http://${service}/version`);

export const post = <T>(url: string, body: object, signal?: AbortSignal) =>
  request<T>(url, { method: 'POST', body: JSON.stringify(body), signal: signal ?? null });

import axios, { type AxiosInstance } from 'axios';

export interface ServiceClientOptions {
  baseUrl: string;
  timeoutMs?: number;
}

/** An HTTP client for one of our own services. Callers on the request path get an answer or an error within two seconds. */
export function createServiceClient({ baseUrl, timeoutMs = 2_000 }: ServiceClientOptions): AxiosInstance {
  return axios.create({ baseURL: baseUrl, timeout: timeoutMs });
}

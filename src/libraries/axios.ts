import type { CallModel, LibraryDescriptor } from './descriptor.ts';
import { anyRequest, httpIdempotency, postRequest, replacement } from './shared/http-requests.ts';

/** What every request by axios has in common, whoever makes it. */
export const axiosRequest = {
  target: 0,
  timeout: {
    defaultMs: null,
    call: ['timeout', 'signal', 'cancelToken'],
    client: ['timeout', 'signal', 'cancelToken'],
    signals: ['signal', 'cancelToken'],
    abort: 'signal',
    unit: 'ms',
    off: [0],
    remedy: 'timeout: 10_000',
    clientRemedy: 'timeout: 10_000',
  },
  streaming: [{ option: 'responseType', values: ['stream'] }],
  agents: ['httpAgent', 'httpsAgent'],
} as const satisfies Partial<CallModel>;

const shared = { ...axiosRequest, on: 'AxiosInstance' } as const;

export const axios = {
  package: 'axios',
  versions: '>=0.21',
  source: 'https://axios-http.com/docs/req_config',
  system: 'service',
  types: [
    {
      name: 'AxiosInstance',
      aliases: ['AxiosStatic', 'Axios'],
      from: ['default', 'create()', 'Axios()', 'AxiosInstance#create()'],
      options: 0,
      inherits: true,
      assigned: ['defaults', 'defaults.timeout', 'defaults.signal', 'defaults.headers', 'defaults.adapter'],
      hooks: ['interceptors.request.use'],
      hookOptions: ['adapter'],
    },
  ],
  calls: [
    {
      ...shared,
      members: [''],
      effect: anyRequest,
      targetOption: 'url',
      options: 1,
      optionsAt: [0, 1],
      idempotency: httpIdempotency,
    },
    {
      ...shared,
      members: ['request'],
      effect: anyRequest,
      targetOption: 'url',
      options: 0,
      idempotency: httpIdempotency,
    },
    { ...shared, members: ['get', 'head', 'options'], effect: 'read', options: 1 },
    { ...shared, members: ['delete'], effect: 'write', options: 1 },
    {
      ...shared,
      members: ['post', 'postForm'],
      effect: postRequest,
      body: 1,
      options: 2,
      idempotency: httpIdempotency,
    },
    { ...shared, members: ['put', 'putForm'], ...replacement, body: 1, options: 2 },
    { ...shared, members: ['patch', 'patchForm'], effect: 'write', body: 1, options: 2 },
  ],
  values: [{ path: 'default.CancelToken.source().token', means: 'cancellation' }],
  refusals: {
    source: 'https://axios-http.com/docs/handling_errors',
    as: 'error',
    unless: ['validateStatus', 'adapter'],
    hooks: ['interceptors.response.use'],
  },
} as const satisfies LibraryDescriptor;

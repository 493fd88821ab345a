import { axiosRequest } from './axios.ts';
import type { LibraryDescriptor } from './descriptor.ts';
import { anyRequest, httpIdempotency, postRequest, replacement } from './shared/http-requests.ts';

const shared = { ...axiosRequest, on: 'HttpService', lazy: true } as const;

export const nestjsAxios = {
  package: '@nestjs/axios',
  versions: '>=0.1',
  source: 'https://docs.nestjs.com/techniques/http-module',
  system: 'service',
  types: [
    {
      name: 'HttpService',
      from: [],
      provided: [
        { path: 'HttpModule.register()', options: 0 },
        { path: 'HttpModule.registerAsync()', options: 0, factory: 'useFactory' },
      ],
      assigned: [
        'axiosRef.defaults',
        'axiosRef.defaults.timeout',
        'axiosRef.defaults.signal',
        'axiosRef.defaults.headers',
        'axiosRef.defaults.adapter',
      ],
      hooks: ['axiosRef.interceptors.request.use'],
      through: 'axiosRef',
    },
  ],
  calls: [
    {
      ...shared,
      members: ['request'],
      effect: anyRequest,
      targetOption: 'url',
      options: 0,
      idempotency: httpIdempotency,
    },
    { ...shared, members: ['get', 'head'], effect: 'read', options: 1 },
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
  refusals: {
    source: 'https://axios-http.com/docs/handling_errors',
    as: 'error',
    unless: ['validateStatus', 'adapter'],
    hooks: ['axiosRef.interceptors.response.use'],
  },
} as const satisfies LibraryDescriptor;

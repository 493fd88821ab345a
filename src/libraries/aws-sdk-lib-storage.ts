import type { LibraryDescriptor } from './descriptor.ts';

export const awsSdkLibStorage = {
  package: '@aws-sdk/lib-storage',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-storage/',
  system: 'object-store',
  types: [{ name: 'Upload', from: ['Upload()'], options: 0, wraps: { argument: 0, option: 'client' } }],
  calls: [
    { on: 'Upload', members: ['done'], effect: 'write' },
    { on: 'Upload', members: ['abort', 'on'], effect: 'none' },
  ],
} as const satisfies LibraryDescriptor;

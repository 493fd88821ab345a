import { awsRetries } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

/** The parts of an upload are sent by the client that it is given, each with that one's retries. */
export const awsSdkLibStorage = {
  package: '@aws-sdk/lib-storage',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-storage/',
  system: 'object-store',
  types: [{ name: 'Upload', from: ['Upload()'], options: 0, wraps: { argument: 0, option: 'client' } }],
  calls: [
    { on: 'Upload', members: ['done'], effect: 'write', retries: awsRetries },
    { on: 'Upload', members: ['abort', 'on'], effect: 'none' },
  ],
} as const satisfies LibraryDescriptor;

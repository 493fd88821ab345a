import type { LibraryDescriptor } from './descriptor.ts';

export const awsSdkS3RequestPresigner = {
  package: '@aws-sdk/s3-request-presigner',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-s3-request-presigner/',
  system: 'object-store',
  types: [{ name: 'S3RequestPresigner', from: ['S3RequestPresigner()'], options: 0 }],
  calls: [
    { on: '', members: ['getSignedUrl'], effect: 'none' },
    { on: 'S3RequestPresigner', members: ['presign'], effect: 'none' },
  ],
} as const satisfies LibraryDescriptor;

import type { LibraryDescriptor } from './descriptor.ts';

/** A client that is traced is the client itself, with a middleware more. */
export const awsXraySdkCore = {
  package: 'aws-xray-sdk-core',
  specifiers: ['aws-xray-sdk'],
  versions: '^3',
  source: 'https://docs.aws.amazon.com/xray/latest/devguide/xray-sdk-nodejs-awssdkclients.html',
  system: 'service',
  types: [],
  calls: [
    {
      on: '',
      members: ['captureAWS', 'captureAWSClient', 'captureAWSv3Client'],
      effect: 'none',
      promise: false,
      gives: 0,
    },
  ],
} as const satisfies LibraryDescriptor;

import type { LibraryDescriptor } from './descriptor.ts';

/** A client that is traced is the client itself, with a middleware more. */
export const awsLambdaPowertoolsTracer = {
  package: '@aws-lambda-powertools/tracer',
  versions: '>=1 <3',
  source:
    'https://docs.aws.amazon.com/powertools/typescript/latest/features/tracer/#patching-aws-sdk-clients',
  system: 'service',
  types: [{ name: 'Tracer', from: ['Tracer()'] }],
  calls: [
    {
      on: 'Tracer',
      members: ['captureAWS', 'captureAWSClient', 'captureAWSv3Client'],
      effect: 'none',
      promise: false,
      gives: 0,
    },
  ],
} as const satisfies LibraryDescriptor;

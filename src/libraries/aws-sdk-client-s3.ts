import { awsOther, awsRegion, awsRetries, awsTimeout } from './aws-sdk-client.ts';
import type { LibraryDescriptor } from './descriptor.ts';

/** A call may carry the content of an object, which may be large. */
const timeout = {
  ...awsTimeout,
  remedy: 'abortSignal: AbortSignal.timeout(60_000)',
  clientRemedy: 'requestHandler: { requestTimeout: 60_000, throwOnRequestTimeout: true }',
} as const;

const request = { timeout, retries: awsRetries, options: 1 } as const;

export const awsSdkClientS3 = {
  package: '@aws-sdk/client-s3',
  versions: '^3',
  source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3/',
  system: 'object-store',
  types: [
    {
      name: 'S3Client',
      aliases: ['S3'],
      from: ['S3Client()', 'S3()'],
      connects: true,
      options: 0,
      region: awsRegion,
    },
  ],
  calls: [
    { on: 'S3Client', members: ['send'], effect: { from: 'command', argument: 0 }, ...request },
    {
      on: 'S3Client',
      members: [
        'putObject',
        'copyObject',
        'deleteObject',
        'deleteObjects',
        'uploadPart',
        'completeMultipartUpload',
        'abortMultipartUpload',
      ],
      effect: 'write',
      ...request,
    },
    {
      on: 'S3Client',
      members: [
        'getObject',
        'headObject',
        'headBucket',
        'listObjects',
        'listObjectsV2',
        'getObjectAttributes',
      ],
      effect: 'read',
      ...request,
    },
    { on: 'S3Client', members: ['createMultipartUpload'], effect: 'create', ...request },
    { on: 'S3Client', members: ['destroy'], effect: 'none', promise: false },
  ],
  commands: {
    publish: [],
    create: ['CreateMultipartUploadCommand'],
    write: [
      'Put*Command',
      'Delete*Command',
      'CopyObjectCommand',
      'UploadPart*Command',
      'CompleteMultipartUploadCommand',
      'AbortMultipartUploadCommand',
      'RenameObjectCommand',
      'RestoreObjectCommand',
      'CreateBucketCommand',
    ],
    read: ['Get*Command', 'Head*Command', 'List*Command', 'SelectObjectContentCommand'],
  },
  partialAnswers: [
    {
      on: 'S3Client',
      operations: ['send(DeleteObjectsCommand)', 'deleteObjects'],
      told: ['Errors', 'Deleted'],
    },
  ],
  other: awsOther,
} as const satisfies LibraryDescriptor;

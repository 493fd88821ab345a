import type { LibraryDescriptor, RetryDefaults, TimeoutModel } from './descriptor.ts';

/** `retryOptions.tryTimeoutInMs` is only told to the server (`StorageRetryPolicyV2.js`). */
const timeout: TimeoutModel = {
  defaultMs: null,
  call: ['abortSignal'],
  client: [],
  signals: ['abortSignal'],
  abort: 'abortSignal',
  unit: 'ms',
  off: [],
  remedy: 'abortSignal: AbortSignal.timeout(10_000)',
};

const retries: RetryDefaults = {
  attempts: 4,
  options: [{ where: 'client', option: 'retryOptions.maxTries', counts: 'attempts' }],
};

const request = { timeout, retries } as const;

/** A call that carries the content of a blob, which may be large. */
const transfer = {
  timeout: { ...timeout, remedy: 'abortSignal: AbortSignal.timeout(60_000)' },
  retries,
} as const;

export const azureStorageBlob = {
  package: '@azure/storage-blob',
  versions: '^12',
  source: 'https://learn.microsoft.com/javascript/api/@azure/storage-blob/storageretryoptions',
  system: 'object-store',
  types: [
    { name: 'BlobServiceClient', from: ['BlobServiceClient()'], options: 2 },
    {
      name: 'ContainerClient',
      from: ['ContainerClient()', 'BlobServiceClient#getContainerClient()'],
      options: 2,
      inherits: true,
    },
    {
      name: 'BlockBlobClient',
      aliases: ['BlobClient', 'AppendBlobClient', 'PageBlobClient'],
      from: [
        'BlockBlobClient()',
        'BlobClient()',
        'ContainerClient#getBlockBlobClient()',
        'ContainerClient#getBlobClient()',
        'ContainerClient#getAppendBlobClient()',
        'ContainerClient#getPageBlobClient()',
        'BlockBlobClient#getBlockBlobClient()',
      ],
      options: 2,
      inherits: true,
    },
  ],
  calls: [
    { on: 'BlockBlobClient', members: ['upload'], effect: 'write', options: 2, ...transfer },
    {
      on: 'BlockBlobClient',
      members: ['uploadData', 'uploadFile'],
      effect: 'write',
      options: 1,
      ...transfer,
    },
    { on: 'BlockBlobClient', members: ['commitBlockList'], effect: 'write', options: 1, ...request },
    {
      on: 'BlockBlobClient',
      members: ['uploadStream', 'stageBlock'],
      effect: 'write',
      options: 3,
      ...transfer,
    },
    { on: 'BlockBlobClient', members: ['delete', 'deleteIfExists'], effect: 'write', options: 0, ...request },
    {
      on: 'BlockBlobClient',
      members: ['setMetadata', 'setHTTPHeaders', 'setTags', 'beginCopyFromURL'],
      effect: 'write',
      options: 1,
      ...request,
    },
    { on: 'BlockBlobClient', members: ['download'], effect: 'read', options: 2, ...transfer },
    {
      on: 'BlockBlobClient',
      members: ['downloadToBuffer'],
      effect: 'read',
      options: 2,
      optionsAt: [2, 3],
      ...transfer,
    },
    {
      on: 'BlockBlobClient',
      members: ['exists', 'getProperties', 'getTags'],
      effect: 'read',
      options: 0,
      ...request,
    },
    { on: 'BlockBlobClient', members: ['generateSasUrl'], effect: 'none' },
    { on: 'ContainerClient', members: ['uploadBlockBlob'], effect: 'write', options: 3, ...transfer },
    { on: 'ContainerClient', members: ['deleteBlob'], effect: 'write', options: 1, ...request },
    {
      on: 'ContainerClient',
      members: ['create', 'createIfNotExists', 'delete', 'deleteIfExists'],
      effect: 'write',
      options: 0,
      ...request,
    },
    { on: 'ContainerClient', members: ['exists', 'getProperties'], effect: 'read', options: 0, ...request },
    { on: 'ContainerClient', members: ['generateSasUrl'], effect: 'none' },
    {
      on: 'ContainerClient',
      members: ['getBlobClient', 'getBlockBlobClient'],
      effect: 'none',
      promise: false,
    },
    {
      on: 'BlobServiceClient',
      members: ['createContainer', 'deleteContainer'],
      effect: 'write',
      options: 1,
      ...request,
    },
    { on: 'BlobServiceClient', members: ['getContainerClient'], effect: 'none', promise: false },
  ],
} as const satisfies LibraryDescriptor;

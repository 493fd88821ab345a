import type { LibraryDescriptor } from './descriptor.ts';

export const googleCloudStorage = {
  package: '@google-cloud/storage',
  versions: '^6 || ^7',
  source: 'https://cloud.google.com/nodejs/docs/reference/storage/latest',
  system: 'object-store',
  types: [
    { name: 'Storage', from: ['Storage()'], options: 0 },
    { name: 'Bucket', from: ['Storage#bucket()'] },
    { name: 'File', from: ['Bucket#file()'] },
  ],
  calls: [
    {
      on: 'File',
      // prettier-ignore
      members: ['save', 'delete', 'copy', 'move', 'rename', 'setMetadata', 'setStorageClass', 'makePublic', 'makePrivate'],
      effect: 'write',
    },
    { on: 'File', members: ['download', 'exists', 'get', 'getMetadata', 'isPublic'], effect: 'read' },
    { on: 'File', members: ['createReadStream'], effect: 'read', promise: false },
    { on: 'File', members: ['createWriteStream'], effect: 'write', promise: false },
    // A signed URL is computed with the key; `publicUrl` is text.
    { on: 'File', members: ['getSignedUrl', 'publicUrl', 'generateSignedPostPolicyV4'], effect: 'none' },
    {
      on: 'Bucket',
      members: ['upload', 'deleteFiles', 'combine', 'setMetadata', 'setLabels'],
      effect: 'write',
    },
    { on: 'Bucket', members: ['getFiles', 'exists', 'getMetadata'], effect: 'read' },
    { on: 'Bucket', members: ['file'], effect: 'none', promise: false },
    { on: 'Storage', members: ['bucket'], effect: 'none', promise: false },
    { on: 'Storage', members: ['createBucket'], effect: 'write' },
    { on: 'Storage', members: ['getBuckets'], effect: 'read' },
  ],
} as const satisfies LibraryDescriptor;

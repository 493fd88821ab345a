import type { LibraryDescriptor } from './descriptor.ts';

export const upstashWorkflow = {
  package: '@upstash/workflow',
  specifiers: ['@upstash/workflow/nextjs'],
  versions: '>=0.2 <2',
  source: 'https://upstash.com/docs/workflow/basics/context',
  system: 'workflow',
  types: [
    { name: 'Client', from: ['Client()'], options: 0 },
    { name: 'WorkflowContext', from: [] },
  ],
  calls: [
    {
      on: 'Client',
      members: ['trigger'],
      effect: 'publish',
      options: 0,
      target: 0,
      targetOption: 'url',
      idempotency: {
        options: [],
        headers: [],
        fields: ['workflowRunId'],
        payload: 0,
        automatic: 'none',
        remedy: 'workflowRunId: KEY',
      },
    },
    { on: 'Client', members: ['notify'], effect: 'publish', options: 0 },
    { on: 'Client', members: ['cancel'], effect: 'write', options: 0 },
    { on: 'Client', members: ['logs'], effect: 'read', options: 0 },
  ],
  regions: [
    {
      kind: 'workflow',
      on: '',
      members: ['serve', 'createWorkflow'],
      callback: 0,
      options: 1,
      handle: 0,
      handleType: 'WorkflowContext',
    },
    { kind: 'durable', on: 'WorkflowContext', members: ['run'], callback: 1 },
  ],
} as const satisfies LibraryDescriptor;

import type { LibraryDescriptor } from './descriptor.ts';

/** The buses call handlers of the same process; nothing outlives it. */
export const nestjsCqrs = {
  package: '@nestjs/cqrs',
  versions: '>=9 <13',
  source: 'https://docs.nestjs.com/recipes/cqrs',
  system: 'service',
  types: [
    { name: 'CommandBus', from: [] },
    { name: 'QueryBus', from: [] },
    { name: 'EventBus', from: [] },
    { name: 'EventPublisher', from: [] },
    { name: 'AggregateRoot', from: [] },
  ],
  calls: [
    {
      on: 'CommandBus',
      members: ['execute'],
      effect: 'none',
      dispatches: { argument: 0, decorator: 'CommandHandler', method: 'execute', runs: 'inline' },
    },
    {
      on: 'QueryBus',
      members: ['execute'],
      effect: 'none',
      dispatches: { argument: 0, decorator: 'QueryHandler', method: 'execute', runs: 'inline' },
    },
    {
      on: 'EventBus',
      members: ['publish', 'publishAll'],
      effect: 'none',
      dispatches: { argument: 0, decorator: 'EventsHandler', method: 'handle', runs: 'deferred' },
    },
    {
      on: 'AggregateRoot',
      members: ['publish', 'publishAll', 'apply', 'commit', 'uncommit'],
      effect: 'none',
    },
    { on: 'EventPublisher', members: ['merge*'], effect: 'none' },
  ],
} as const satisfies LibraryDescriptor;

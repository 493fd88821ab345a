export interface DomainEvent {
  id: string;
  topic: 'orders' | 'payments' | 'purchase-orders';
  key: string;
  payload: Record<string, unknown>;
}

/** Where events wait, in the database of the service that raised them, until they are published. */
export interface Outbox {
  nextBatch(limit: number): Promise<DomainEvent[]>;
  remove(ids: string[]): Promise<void>;
}

export interface EventPublisher {
  publish(event: DomainEvent): Promise<void>;
}

import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export interface ReservedLine {
  sku: string;
  quantity: number;
}

@Entity('stock')
export class StockLevel {
  @PrimaryColumn('text')
  sku!: string;

  @Column('int')
  available!: number;

  @Column('int', { name: 'reorder_at' })
  reorderAt!: number;
}

@Entity('reservations')
export class Reservation {
  @PrimaryColumn('text')
  id!: string;

  @Column('jsonb')
  lines!: ReservedLine[];

  @Column('int', { name: 'shipping_cents' })
  shippingCents!: number;

  @Column('text', { name: 'delivery_slot' })
  deliverySlot!: string;
}

@Entity('outbox')
export class OutboxMessage {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  topic!: 'purchase-orders';

  @Column('text')
  key!: string;

  @Column('jsonb')
  payload!: Record<string, unknown>;

  @CreateDateColumn({ name: 'created_at' })
  createdAt!: Date;
}

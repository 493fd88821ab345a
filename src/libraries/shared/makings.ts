import type { MakingModel } from '../descriptor.ts';

const order = 'the id of the order and what is left to pay of it';

/** Money goes back to a customer; of one payment several parts may be given back. */
export const refund: MakingModel = {
  what: 'refund',
  namedBy: 'the id of the refund, whose row is stored before the call',
  money: 'moves',
};

/** A payment that a customer still has to make. */
export const openPayment: MakingModel = {
  what: 'payment',
  namedBy: order,
  money: 'later',
  until: 'somebody pays it',
};

/** A payment that is made at once. */
export const payment: MakingModel = { what: 'payment', namedBy: order, money: 'moves' };

/** A payment that is confirmed by another call, or by the page of the customer. */
export const paymentIntent: MakingModel = {
  what: 'payment intent',
  namedBy: order,
  money: 'later',
  until: 'it is confirmed',
  atOnce: { argument: 0, property: 'confirm' },
};

/** Money leaves the balance for a bank account. */
export const payout: MakingModel = {
  what: 'payout',
  namedBy: 'the id of the run or of the message that asks for it',
  money: 'moves',
};

/** Money goes from one balance to another. */
export const transfer: MakingModel = {
  what: 'transfer',
  namedBy: 'the id of what it settles',
  money: 'moves',
};

/** Something is entered on the account of a customer. */
export const entry: MakingModel = {
  what: 'entry',
  namedBy: 'the id of what it is entered for',
  money: 'moves',
};

/** A customer is billed. */
export const invoice: MakingModel = {
  what: 'invoice',
  namedBy: 'the id of the order, or of the customer and the time that it bills',
  money: 'moves',
};

/** A customer is billed again and again. */
export const subscription: MakingModel = {
  what: 'subscription',
  namedBy: 'the id of the order, or of the customer and the plan',
  money: 'moves',
};

/** Somebody who pays. */
export const customer: MakingModel = {
  what: 'customer',
  namedBy: 'the id of the user or account that it stands for, which the caller may have to pass in',
  money: 'stays',
};

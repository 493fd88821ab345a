import type { ts } from 'ts-morph';
import { callsOf } from './calls-of.ts';
import { constructionsOf } from './constructions.ts';
import type { Session } from './session.ts';
import type { CallSite } from './sites.ts';

/** So many calls are looked at that may hand something over; where there are more, what they hand over is left open. */
const mostGivers = 8;

/** The calls of the service that give the parameters of a function or of a constructor their values; `null` where none is seen, or too many are. */
export function giversOf(session: Session, taker: ts.SignatureDeclaration): readonly CallSite[] | null {
  const calls = session.ts.isConstructorDeclaration(taker)
    ? constructionsOf(session, taker.parent)
    : callsOf(session, taker);
  const own = calls.filter((call) => session.isService(call.getSourceFile()));
  return own.length > 0 && own.length <= mostGivers ? own : null;
}

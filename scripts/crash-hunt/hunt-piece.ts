/** Looks at the piece `argv[2]` in a process of its own, and tells its parent first what it is at, then what came of it. */
import * as v from 'valibot';

import { hunt } from './hunt.ts';
import { piece } from './piece.ts';

const send = (message: object) => process.send?.(message);

const told = await hunt(v.parse(piece, JSON.parse(process.argv[2] ?? '')), (at) => send({ at }));
send({ hunt: told });
process.disconnect();

import { packageManifest } from './package-manifest.ts';
import type { Notice } from './notice.ts';

/** What the user is told when the analysis of a file fails by a fault of ours. */
export function internalFailure(error: unknown, where: string): Notice {
  const { name, version, bugs } = packageManifest;
  return {
    span: null,
    text: `Internal error of ${name} ${version} (${where}): ${describe(error)}. This file was not fully checked; report the error with the file at ${bugs.url}.`,
  };
}

/** The error's message and the first place in its stack, on one line. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frame = error.stack?.split('\n').find((line) => line.startsWith('    at '));
  const place = /\(?([^\s()]+:\d+:\d+)\)?$/.exec(frame ?? '')?.[1];
  const [message = ''] = error.message.split('\n');
  return place ? `${message.replace(/\.$/, '')} at ${place}` : message;
}

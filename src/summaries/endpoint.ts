import type { RemoteCall } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';

/** Endpoints that are posted to without leaving a record behind: tokens, questions and notices. */
const passing = new Set([
  'authenticate',
  'check',
  'graphql',
  'hook',
  'hooks',
  'introspect',
  'login',
  'notify',
  'oauth',
  'oauth2',
  'query',
  'refresh',
  'search',
  'siteverify',
  'token',
  'validate',
  'verify',
  'webhook',
  'webhooks',
]);

/**
 * Whether a create leaves a record in the service. POST says little by itself: it does where its endpoint is known and is none of those that
 * only answer or pass something on. Calls without an endpoint of their own, as those of an SDK, say what they do.
 */
export function leavesRecord({ target }: RemoteCall): boolean {
  if (target === null) return true;
  const url = urlOf(target);
  if (url === null) return false;
  return !url.split(/[/?.:]+/).some((segment) => passing.has(segment.toLowerCase()));
}

/** The host of a URL as far as it is constant; `null` where it is not. */
export function hostOf({ target }: RemoteCall): string | null {
  return /^[a-z]+:\/\/([^/*]+)\//i.exec(`${(target && urlOf(target)) ?? ''}/`)?.[1] ?? null;
}

/** A target as text with `*` for what is not constant; `null` where nothing is. */
function urlOf(target: Value): string | null {
  if (target.kind === 'literal') return typeof target.value === 'string' ? target.value : null;
  if (target.kind !== 'text') return null;
  const parts = target.parts.map((part) => urlOf(part) ?? '*');
  return parts.every((part) => part === '*') ? null : parts.join('');
}

/** The same function, which answers each question once. */
export function remember<Question, Answer extends object | string | number | boolean | null>(
  ask: (question: Question) => Answer,
): (question: Question) => Answer {
  const answers = new Map<Question, Answer>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const answer = ask(question);
    answers.set(question, answer);
    return answer;
  };
}

/** The same for questions about an object, for as long as that lives. */
export function rememberWeakly<
  Owner extends object,
  Answer extends object | string | number | boolean | null,
>(ask: (owner: Owner) => Answer): (owner: Owner) => Answer {
  const answers = new WeakMap<Owner, Answer>();
  return (owner) => {
    const known = answers.get(owner);
    if (known !== undefined) return known;
    const answer = ask(owner);
    answers.set(owner, answer);
    return answer;
  };
}

/** The same for questions of two parts. */
export function rememberPair<First, Second, Answer extends object | string | number | boolean | null>(
  ask: (first: First, second: Second) => Answer,
): (first: First, second: Second) => Answer {
  const byFirst = remember((first: First) => remember((second: Second) => ask(first, second)));
  return (first, second) => byFirst(first)(second);
}

/**
 * Questions that may be running at once, one asked for another; what lies deeper is as open as a gap. Chains of calls of this length are
 * generated, and must not exhaust the stack.
 */
const depthLimit = 200;

/**
 * The same for questions that ask each other: one that is asked while it is being answered gets `open`. Only answers that
 * rest on no such gap are kept, so that they do not depend on which question came first.
 */
export function rememberSettled<Question, Answer>(
  ask: (question: Question) => Answer,
  open: Answer,
): (question: Question) => Answer {
  const settled = new Map<Question, Answer>();
  const passing = new Map<Question, { readonly answer: Answer; readonly rests: number }>();
  const running: Question[] = [];
  /** The outermost running question on whose gap the current answer rests. */
  let rests = Infinity;

  function answerOf(question: Question): Answer {
    const outer = rests;
    rests = Infinity;
    const depth = running.push(question) - 1;
    const answer = ask(question);
    running.pop();
    if (rests >= depth) settled.set(question, answer);
    else passing.set(question, { answer, rests });
    rests = Math.min(outer, rests < depth ? rests : Infinity);
    if (depth === 0) passing.clear();
    return answer;
  }

  return (question) => {
    if (settled.has(question)) return settled.get(question) ?? open;
    const depth = running.indexOf(question);
    const passed = passing.get(question);
    if (depth < 0 && !passed && running.length < depthLimit) return answerOf(question);
    rests = Math.min(rests, passed?.rests ?? Math.max(depth, 0));
    return passed?.answer ?? open;
  };
}

/** Remembers the `most` answers that were asked for last; an older one is worked out again. Questions of the same key are the same. */
export function rememberLast<Question, V>(
  most: number,
  read: (question: Question) => V,
  keyOf: (question: Question) => unknown = (question) => question,
): (question: Question) => V {
  const known = new Map<unknown, V>();
  return (question) => {
    const key = keyOf(question);
    const found = known.get(key);
    const value = found ?? read(question);
    known.delete(key);
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return value;
  };
}
